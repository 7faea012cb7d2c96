import type { Seat } from '#main/door.ts';
import type { Moment } from '#main/platform/clock.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { LetterState } from '#shared/features/letter/letter-states.ts';
import type { ReceiptPaper } from '#shared/features/letter/receipt-paper.ts';
import type { LetterStore } from './letter-store.ts';
import type { OpenedSeats } from './opened-letters.ts';
import type { OverdueStore } from './overdue-store.ts';
import type { TableRows } from './read-table-file.ts';
import type { SubjectStore } from './subject-store.ts';

/** What the office has decided about letters, as it is now. */
export interface LetterChoices {
  /** The desk's public key; letters are offered only where there is one. */
  readonly recipient: string | undefined;
  readonly retentionDays: Readonly<Partial<Record<LetterState, number>>>;
  readonly unitName: string;
  /** As a letter's head and signature say it; what is missing stays blank in a draft. */
  readonly parentName: string | undefined;
  readonly place: string | undefined;
  readonly signer:
    | { readonly name: string; readonly title: string; readonly authority?: string | undefined }
    | undefined;
  readonly isWorkingDay: (day: Day) => boolean;
  /** Undefined where no receipt printer stands beside the citizens' screen. */
  readonly receiptPaper: ReceiptPaper | undefined;
}

/** Prints what the citizens' page lays out for paper; whether the printer has taken it. */
export type Printer = (paper: ReceiptPaper) => Promise<boolean>;

/** What the use cases of letters stand on. */
export interface LetterDeps {
  readonly db: Database;
  readonly store: LetterStore;
  readonly overdue: OverdueStore;
  readonly subjects: SubjectStore;
  readonly seats: OpenedSeats;
  readonly now: () => Moment;
  readonly today: () => Day;
  /** Letters that citizens ask for on this day reach the desk on the next; none rest in a trial. */
  readonly restingDay: () => Day | undefined;
  readonly choices: () => LetterChoices;
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Whether anybody but this person has an account with which letters are handled. */
  readonly othersMayCheck: (person: string) => boolean;
  /** Whether the office has somebody of this code, who has not left. */
  readonly knowsPerson: (person: string) => boolean;
  /** Whether somebody is signed in on the citizens' screen, so that nothing is taken there. */
  readonly isPaused: () => boolean;
  /** Has the host print the citizens' page; undefined where the page does so itself. */
  readonly printer: () => Printer | undefined;
  /** Reads a sheet away from the main thread: a small file may hold a great deal. */
  readonly readSheet: (file: Uint8Array) => Promise<TableRows | undefined>;
  readonly audit: (
    actor: string,
    action: string,
    detail?: Readonly<Record<string, string | number | boolean>>,
  ) => void;
  /** After whatever came or went: no page, no log and no time of a file keeps the order of it. */
  readonly sweep: () => void;
  /** Takes what was deleted or erased out of the backups that lie in the folder. */
  readonly forgetInBackups: () => void;
}

export interface Refused<Why extends string> {
  readonly done: false;
  readonly why: Why;
  readonly data?: unknown;
}

export function refused<Why extends string>(why: Why, data?: unknown): Refused<Why> {
  return { done: false, why, ...(data !== undefined && { data }) };
}

/** One durable commit; a full disk is a refusal and leaves nothing behind. */
export function commit<Outcome>(
  db: Database,
  step: () => Outcome,
): Outcome | Refused<'STORE_FULL'> {
  return commitUnlessFull(db, step, refused('STORE_FULL'));
}
