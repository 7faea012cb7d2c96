import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { RosterEntry } from '#shared/features/roster/roster-entry.ts';
import { dutiesIn, monthsOf, soleOfficer } from '#shared/features/roster/roster.ts';
import { findConfirmation, type Confirmation } from './confirmation-store.ts';

/** Whether what was confirmed is what stands in the roster now. */
export function stillStands(
  confirmation: Confirmation | undefined,
  roster: readonly RosterEntry[],
): confirmation is Confirmation {
  if (confirmation === undefined) return false;
  const { personCode, month, duties } = confirmation;
  return JSON.stringify(duties) === JSON.stringify(dutiesIn(roster, personCode, month));
}

/** The one person of a counter over a period, who has confirmed all of it, and since when. */
export interface ConfirmedOfficer {
  readonly personCode: string;
  readonly confirmedAtMs: number;
}

export function findConfirmedOfficer(
  db: Database,
  roster: readonly RosterEntry[],
  at: { readonly counterCode: string; readonly fromDay: Day; readonly toDay: Day },
): ConfirmedOfficer | undefined {
  const personCode = soleOfficer(roster, at.counterCode, at);
  if (personCode === undefined) return undefined;
  const times = monthsOf(at).map((month) => {
    const confirmation = findConfirmation(db, personCode, month);
    return stillStands(confirmation, roster) ? confirmation.atMs : undefined;
  });
  const known = times.filter((atMs) => atMs !== undefined);
  if (known.length < times.length) return undefined;
  return { personCode, confirmedAtMs: Math.max(...known) };
}
