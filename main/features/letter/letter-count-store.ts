import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** Letters of a kind that were asked for in a stretch of days, and what became of these. */
export interface KindCount {
  readonly kind: LetterKind;
  /** Without those that were declined. */
  readonly asked: number;
  readonly given: number;
  /** Given on the last day that was in time, or before. */
  readonly onTime: number;
}

export function countByKind(letters: Database, { from, to }: Days): readonly KindCount[] {
  return letters
    .prepare<[Day, Day], KindCount>(
      `SELECT kind, count(*) AS asked, count(handed_over_on) AS given,
              coalesce(sum(handed_over_on <= due_on), 0) AS onTime
       FROM letter WHERE requested_on BETWEEN ? AND ? AND state <> 'declined' GROUP BY kind`,
    )
    .all(from, to);
}

/**
 * Dossiers of the office's lists whose appointment was in a stretch of days, and how many of them had
 * their apology. One that only its letter names is not among them: it would always have one.
 */
export function countOverdue(letters: Database, { from, to }: Days) {
  const row = letters
    .prepare<[Day, Day], { overdue: number; apologised: number; before: number }>(
      `SELECT count(*) AS overdue, count(handed_over_on) AS apologised,
              coalesce(sum(handed_over_on < appointment_on), 0) AS before
       FROM overdue_dossier WHERE source = 'list' AND appointment_on BETWEEN ? AND ?`,
    )
    .get(from, to);
  return row ?? { overdue: 0, apologised: 0, before: 0 };
}
