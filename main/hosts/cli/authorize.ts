import { setTimeout as sleep } from 'node:timers/promises';
import { createScreenLock } from '#main/features/access/screen-lock.ts';
import { createSessions } from '#main/features/access/sessions.ts';
import { signIn } from '#main/features/access/sign-in.ts';
import { createRatingStore } from '#main/features/rating/rating-store.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { StartError } from '#main/platform/start-error.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import type { DataFolder } from '#main/storage/data-folder.ts';
import { openDatabase } from '#main/storage/database.ts';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type { CommandContext } from './command.ts';

export interface Deed {
  /** Code of the person who signs for it. */
  readonly code: string | undefined;
  readonly right: Right;
  readonly action: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Asks a person of the office for the passphrase and puts the deed into the audit chain before it
 * is done. Opens its own short-lived connection: the kiosk may go on meanwhile.
 */
export async function authorize(
  folder: DataFolder,
  deed: Deed,
  { words, print, askSecret }: CommandContext,
): Promise<void> {
  const { code } = deed;
  if (code === undefined) throw new StartError('passphraseNeeded', { folder: folder.path });
  const db = openDatabase(folder.database);
  try {
    const system = createSystemClock();
    const lastTrustedMs = createRatingStore(db, '').findNewestTrustedMs();
    const clock = createClock({ system, offsetMinutes: usualOffsetMinutes, lastTrustedMs });
    const audit = (actor: string, action: string, detail: Deed['detail'] = {}) =>
      recordAudit(db, clock.now(), { actor, action, detail });
    const lock = createScreenLock(db, 'command-line', () => system.monotonicMs());
    const seconds = lock.lockedSeconds();
    if (seconds > 0) {
      print(words('cli:locked', { seconds })); // waited out here: every run is a new start
      await sleep(seconds * 1000);
    }
    const sessions = createSessions({ idleAfterSeconds: () => 60, onChange: () => {} });
    const secret = await askSecret(words('cli:passphrase', { code }));
    const outcome = await signIn(
      { db, lock, sessions, audit },
      { id: 'command-line' },
      { code, secret },
    );
    if (outcome.result !== 'signedIn') throw new StartError('secretWrong');
    if (!outcome.session.rights.includes(deed.right)) throw new StartError('rightMissing');
    audit(code, deed.action, deed.detail);
  } finally {
    db.close();
  }
}
