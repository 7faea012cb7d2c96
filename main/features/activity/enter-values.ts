import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { ActivityEntry, ValueVersion } from '#shared/features/activity/activity.contract.ts';
import type { ActivityFigures } from '#shared/features/activity/activity-figures.ts';
import { monthOf, type Month } from '#shared/features/activity/month.ts';
import { findNewestVersion, listValues, recordVersion } from './activity-store.ts';

/** What the use cases of this feature stand on. */
export interface ActivityDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly set: ActivityFigures;
}

export type EnterRefusal =
  | 'ACTIVITY_CHANGED'
  | 'FIGURE_UNKNOWN'
  | 'VALUE_REFUSED'
  | 'MONTH_AHEAD'
  | 'STORE_FULL';

export type EnterOutcome =
  | { readonly done: true; readonly written: number }
  | { readonly done: false; readonly why: EnterRefusal };

export interface EnterOrder {
  readonly person: string;
  readonly way: ValueVersion['way'];
  /** The newest version that the person saw; somebody may have written since. */
  readonly basedOn: number;
  readonly entries: readonly ActivityEntry[];
  /** Done in the same transaction. */
  readonly also?: () => void;
}

/** Records values, all or nothing; what stands there already makes no new version. */
export function enterValues(deps: ActivityDeps, order: EnterOrder): EnterOutcome {
  const { db, now, set } = deps;
  const { person, way, entries } = order;
  const step = (): EnterOutcome => {
    const moment = now();
    if (findNewestVersion(db) !== order.basedOn) return { done: false, why: 'ACTIVITY_CHANGED' };
    const why = refusalOf(set, entries, thisMonthAt(moment));
    if (why !== undefined) return { done: false, why };
    const fresh = entries.filter((entry) => !isKept(db, entry));
    for (const entry of fresh) {
      recordVersion(db, { ...entry, way, person, enteredAtMs: moment.utcMs });
    }
    if (fresh.length > 0) {
      const months = [...new Set(fresh.map(({ month }) => month))].toSorted();
      const detail = { way, months: months.join(' '), values: fresh.length };
      recordAudit(db, moment, { actor: person, action: 'activity.entered', detail });
    }
    order.also?.();
    return { done: true, written: fresh.length };
  };
  return commitUnlessFull(db, step, { done: false, why: 'STORE_FULL' });
}

/** The last month that can have figures; a clock that cannot be trusted hinders nobody. */
export function thisMonthAt({ utcMs, offsetMinutes, state }: Moment): Month {
  return state === 'trusted' ? monthOf(dayAt(utcMs, offsetMinutes)) : '2099-12';
}

function refusalOf(
  { figures }: ActivityFigures,
  entries: readonly ActivityEntry[],
  thisMonth: Month,
): EnterRefusal | undefined {
  const places = new Set<string>();
  for (const { month, figure: code, value, origin } of entries) {
    const figure = figures.find((figure) => figure.code === code);
    if (figure === undefined) return 'FIGURE_UNKNOWN';
    if (month > thisMonth) return 'MONTH_AHEAD';
    const mustSay = figure.origins.length > 0 && value !== null;
    const isSaid = origin !== undefined && figure.origins.includes(origin);
    const isCounted = figure.kind !== 'count' || value === null || Number.isInteger(value);
    const isTwice = places.has(`${month} ${code}`);
    if (mustSay !== (origin !== undefined) || (mustSay && !isSaid)) return 'VALUE_REFUSED';
    if (!isCounted || isTwice) return 'VALUE_REFUSED';
    places.add(`${month} ${code}`);
  }
  return undefined;
}

function isKept(db: Database, { month, figure, value, origin }: ActivityEntry): boolean {
  const kept = listValues(db, month, month).find((row) => row.figure === figure);
  return (kept?.value ?? null) === value && (kept?.origin ?? undefined) === origin;
}
