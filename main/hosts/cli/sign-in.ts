import { setTimeout as sleep } from 'node:timers/promises';
import { createScreenLock, deskScreen } from '#main/features/access/screen-lock.ts';
import { createSessions } from '#main/features/access/sessions.ts';
import { signIn } from '#main/features/access/sign-in.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { createClock, createSystemClock, type Moment } from '#main/platform/clock.ts';
import { StartError } from '#main/platform/start-error.ts';
import { recordAudit, type AuditEntry } from '#main/storage/audit-store.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import { openDatabase, type Database } from '#main/storage/database.ts';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type { CommandContext } from './command.ts';

/** A person of the office who has signed in for one run of the command line. */
export interface SignedIn {
  readonly rights: ReadonlySet<Right>;
  audit(action: string, detail: AuditEntry['detail']): void;
  close(): void;
}

/** Somebody who signed in on a folder, with the connection that was opened for it. */
export interface SignedInHere extends SignedIn {
  readonly code: string;
  readonly db: Database;
  now(): Moment;
}

/**
 * Asks a person of the office for the passphrase. Holds a connection of its own, so that the kiosk
 * may go on meanwhile and the deed can be put into the audit chain.
 */
export async function signInHere(
  folder: DataFolder,
  code: string | undefined,
  { words, print, askSecret }: CommandContext,
): Promise<SignedInHere> {
  if (code === undefined) throw new StartError('passphraseNeeded', { folder: folder.path });
  const db = openDatabase(folder.database);
  const system = createSystemClock();
  const lastTrustedMs = findNewestTrustedMs(db);
  const clock = createClock({ system, offsetMinutes: usualOffsetMinutes, lastTrustedMs });
  const audit = (actor: string, action: string, detail: AuditEntry['detail'] = {}) =>
    recordAudit(db, clock.now(), { actor, action, detail });
  const lock = createScreenLock(db, deskScreen, () => system.monotonicMs());
  const sessions = createSessions({ idleAfterSeconds: () => 60, onChange: () => {} });
  try {
    const seconds = lock.lockedSeconds();
    if (seconds > 0) {
      print(words('cli:locked', { seconds })); // waited out here: every run is a new start
      await sleep(seconds * 1000);
    }
    const secret = await askSecret(words('cli:passphrase', { code }));
    const deps = { db, lock, sessions, audit };
    const outcome = await signIn(deps, { id: 'command-line' }, { code, secret });
    if (outcome.is === 'shut') throw new StartError('accountShut', { code });
    if (outcome.is !== 'signedIn') throw new StartError('secretWrong');
    return {
      code,
      db,
      now: () => clock.now(),
      rights: new Set(outcome.session.rights),
      audit: (action, detail) => audit(code, action, detail),
      close: () => void db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}
