import type { Clock } from '#main/platform/clock.ts';
import type { Log } from '#main/platform/log.ts';
import { type BackupFault, tryBackup } from '#main/storage/daily-backup.ts';
import { type Database, sizeOf } from '#main/storage/database.ts';
import {
  backUpLetters,
  hasLettersBackup,
  newestLettersBackup,
  removeOldLettersBackups,
} from '#main/storage/letters-backup.ts';
import { hideTimes } from '#main/storage/letters-sweep.ts';
import type { Day } from '#shared/calendar.ts';
import type { DocumentDeps } from './document-deps.ts';
import { createKeyFiles } from './key-files.ts';
import type { LetterChoices, LetterDeps } from './letter-deps.ts';
import { createLetterKeeping } from './letter-keeping.ts';
import { type KeyDeps, makeKeys } from './letter-keys.ts';
import { createLetterStore } from './letter-store.ts';
import { createCarriedStore } from './carried-store.ts';
import type { CarryingDeps } from './carry-letters.ts';
import { createOpenedSeats } from './opened-letters.ts';
import { createOverdueStore } from './overdue-store.ts';
import {
  openWithPassphrase,
  sealWithPassphrase,
  trialWorkFactor,
  usualWorkFactor,
} from './passphrase-file.ts';
import { lettersDue } from './read-letters.ts';
import { type CodeCost, createCodeVerifiers } from './receipt-codes.ts';
import { applyRetention } from './retention.ts';
import type { SubjectDeps } from './subject-requests.ts';
import { createSubjectStore } from './subject-store.ts';

/** The day of the newest copy, and why the last try made none. */
export interface BackupsThere {
  readonly newest: Day | undefined;
  readonly fault: BackupFault | undefined;
  readonly isNeeded: boolean;
}

/** What letters are made of; the rest of the program is handed in. */
export interface LettersOptions
  extends
    Pick<
      LetterDeps,
      'actorOf' | 'othersMayCheck' | 'knowsPerson' | 'isPaused' | 'printer' | 'readSheet'
    >,
    Pick<
      DocumentDeps,
      | 'templates'
      | 'exportsFolder'
      | 'isTrial'
      | 'nameOf'
      | 'mergeDraft'
      | 'saveLetters'
      | 'listTemplates'
      | 'copyTemplate'
      | 'saveRegister'
    >,
    Pick<
      KeyDeps,
      'lock' | 'sealWithPassphrase' | 'openWithPassphrase' | 'recordRecipient' | 'resealBeside'
    > {
  readonly db: Database;
  readonly clock: Clock;
  /** The day by which is reckoned how long something was kept: never one that only a clock says. */
  readonly provenDay: () => Day;
  readonly choices: () => LetterChoices;
  readonly keysFolder: string;
  readonly backupsFolder: string;
  readonly log: Log;
  /** The demo passphrase, in a trial folder. */
  readonly trialPassphrase: string | undefined;
  /** What trying a receipt's code costs; as usual unless thousands of letters are simulated. */
  readonly codeCost?: CodeCost | undefined;
  /** Letters closed at a seat: what lay open for a moment goes. */
  readonly onClose: () => void;
}

/**
 * How often the times of the files are set back. Whoever copies the folder finds the moment of the
 * last turn in the times that nobody can set, and seldom that of an arrival.
 */
const turnEveryMs = 60_000;

/** Letters: their store, who has them open where, and what a new day asks for. */
export async function createLetters(options: LettersOptions) {
  const { db, log, clock, trialPassphrase } = options;
  const store = createLetterStore(db);
  const now = () => clock.now();
  const keeping = createLetterKeeping({ ...options, now });
  const { today, attempt, audit, sweep } = keeping;
  const noteClosing = (actor: string, why: string) => {
    attempt(() => audit(actor, 'letters.closed', { why }));
    options.onClose();
  };
  let turnedOn: string | undefined;
  let isBackupOwed = false;
  let backupFault: BackupFault | undefined;

  const deps: SubjectDeps & KeyDeps & DocumentDeps & CarryingDeps = {
    ...options,
    store,
    overdue: createOverdueStore(db),
    carried: createCarriedStore(db),
    subjects: createSubjectStore(db),
    seats: createOpenedSeats({
      monotonicMs: () => now().monotonicMs,
      onClose: noteClosing,
    }),
    now,
    today,
    restingDay: () => (options.isTrial ? undefined : today()),
    audit,
    sweep,
    forgetInBackups: keeping.forgetInBackups,
    files: createKeyFiles(options.keysFolder),
    workFactor: trialPassphrase === undefined ? usualWorkFactor : trialWorkFactor,
    // what everybody may know is not made slow, and needs no worker
    ...(trialPassphrase !== undefined && { sealWithPassphrase, openWithPassphrase }),
    verifierOf: createCodeVerifiers(store, options.codeCost),
  };

  function turnDay(): void {
    const asOf = options.provenDay();
    applyRetention(deps, asOf);
    deps.forgetInBackups();
    removeOldLettersBackups(options.backupsFolder, asOf);
    isBackupOwed = hasEarlierLetter() && !hasLettersBackup(options.backupsFolder, today());
  }

  /** Today's letters alone are no reason: a copy at a start in the afternoon would part them in two. */
  const hasEarlierLetter = () =>
    store.list().some(({ requested_on: requestedOn }) => requestedOn < today());

  /** What fails for want of room is tried again with every turn; older copies stay. */
  function backUp(): void {
    const folder = options.backupsFolder;
    const outcome = tryBackup(folder, sizeOf(db), () => {
      const { letters, keys } = backUpLetters(db, folder, today());
      for (const file of [letters, keys]) hideTimes(file, keeping.startOfToday());
      return { done: true } as const;
    });
    isBackupOwed = !outcome.done;
    const before = backupFault?.why;
    backupFault = outcome.done ? undefined : outcome.fault;
    if (!outcome.done && before !== outcome.fault.why) {
      log.error(`letters: no backup, ${outcome.fault.why}`);
    }
  }

  /** Never because somebody asked for a letter: it runs by the clock alone. */
  function turn(): void {
    keeping.hideTimes();
    const day = `${today()} ${options.provenDay()}`; // also when a date that was in doubt is confirmed
    if (turnedOn !== day && now().state === 'trusted') {
      attempt(() => {
        turnDay();
        turnedOn = day; // what failed is tried again with the next turn
      });
    }
    if (isBackupOwed) attempt(backUp);
    keeping.sweepWhatIsOwed();
  }

  attempt(() => deps.files.adopt(deps.choices().recipient));
  if (trialPassphrase !== undefined && deps.choices().recipient === undefined) {
    await makeKeys(deps, undefined, { passphrase: trialPassphrase, stick: false });
  }
  turn();
  const turning = setInterval(turn, turnEveryMs).unref();

  return {
    deps,
    /** Whether citizens can ask for letters here. */
    offered: () => deps.choices().recipient !== undefined,
    /** How many letters something must still be done about; names nobody. */
    lettersDue: () => lettersDue(deps),
    /** How old the newest copy is, and why the last try made none. */
    backups: (): BackupsThere => {
      const newest = newestLettersBackup(options.backupsFolder);
      return { newest, fault: backupFault, isNeeded: newest === undefined && hasEarlierLetter() };
    },
    /** Somebody signed in or out there: letters are open for the one who opened them alone. */
    seatChanged: (seatId: string) => deps.seats.close({ id: seatId }, 'signed-out'),
    close(): void {
      clearInterval(turning);
      deps.seats.closeAll('stopped');
      db.close();
      keeping.hideTimes();
    },
  };
}
export type Letters = Awaited<ReturnType<typeof createLetters>>;
