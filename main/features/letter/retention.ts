import { daysBetween, shiftDay, type Day } from '#shared/calendar.ts';
import { isSigned, ruleOf } from '#shared/features/letter/letter-kinds.ts';
import type { LetterState } from '#shared/features/letter/letter-states.ts';
import { closedNoteDays, usualRetentionDays } from '#shared/features/letter/usual-retention.ts';
import { commit, type LetterChoices, type LetterDeps } from './letter-deps.ts';
import type { KeyedLetterRow } from './letter-store.ts';

/** Days after which nobody asks any longer which dossier it was that was overdue; the count stays. */
const overdueCodeDays = 730;

/** Days after a letter came into a state in which it is kept; undefined where it stays. */
export function daysKept(
  state: LetterState,
  { retentionDays }: Pick<LetterChoices, 'retentionDays'>,
): number | undefined {
  return retentionDays[state] ?? usualRetentionDays[state];
}

export interface Swept {
  /** Letters that went whole. */
  readonly deleted: number;
  /** Signed letters whose contents went; their lines in the register stay. */
  readonly erased: number;
}

/**
 * Lets go of what has been kept long enough on a day; what was signed keeps its line in the register.
 */
export function applyRetention(
  deps: Pick<
    LetterDeps,
    'db' | 'store' | 'overdue' | 'choices' | 'today' | 'audit' | 'forgetInBackups' | 'sweep'
  >,
  asOf: Day,
): Swept {
  const { db, store, overdue, audit } = deps;
  const today = deps.today();
  const over = store.list().filter((row) => isOver(row, deps.choices(), asOf));
  const official = over.filter(({ signed_on }) => signed_on !== null);
  const whole = over.filter(({ signed_on }) => signed_on === null);
  const toErase = official.filter(({ sealed }) => sealed !== null);
  const old = overdue.countCodesBefore(shiftDay(asOf, -overdueCodeDays));
  const swept = { deleted: whole.length, erased: toErase.length };
  if (swept.deleted + swept.erased + old === 0) return swept;
  const outcome = commit(db, () => {
    for (const { id } of whole) store.remove(id, today);
    for (const row of toErase) store.erase(row);
    overdue.dropCodesBefore(shiftDay(asOf, -overdueCodeDays));
    audit('program', 'letters.swept', swept);
    return swept;
  });
  if ('done' in outcome) return { deleted: 0, erased: 0 }; // a full disk: the next turn tries again
  deps.forgetInBackups();
  deps.sweep();
  return outcome;
}

function isOver(row: KeyedLetterRow, choices: LetterChoices, asOf: Day): boolean {
  const isNote = !isSigned(ruleOf(row.kind, row.requested_on));
  const usual = isNote && row.state === 'closed' ? closedNoteDays : undefined;
  const days = daysKept(row.state, choices) ?? usual;
  return days !== undefined && daysBetween(lastStepOn(row), asOf) > days;
}

function lastStepOn(row: KeyedLetterRow): Day {
  const days: Readonly<Record<LetterState, Day | null>> = {
    requested: row.requested_on,
    accepted: row.accepted_on,
    declined: row.declined_on,
    drafted: row.drafted_on,
    signed: row.signed_on,
    'handed-over': row.handed_over_on,
    delivered: row.delivered_on,
    closed: row.closed_on,
  };
  return days[row.state] ?? row.requested_on;
}
