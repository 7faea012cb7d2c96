import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt, shiftDay, startOfDay, type Day } from '#shared/calendar.ts';
import {
  firstDayOf,
  monthOf,
  nextMonth,
  previousMonth,
  type Month,
} from '#shared/features/activity/month.ts';
import type { Asked } from '#shared/features/gaming/asked-of.ts';
import type { MonthWait } from '#shared/features/gaming/gaming.contract.ts';
import type { MonthOrder } from './ask-of-month.ts';
import { isLookedAt, recordLook } from './gaming-store.ts';

/** A released period, by its days and the arrivals that it reaches over. */
export interface ReleasedDays {
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly afterArrival: number;
  readonly toArrival: number;
}

/** A month to be looked at, with the released rows that it and its past lie in. */
export interface MonthJob extends MonthOrder {
  readonly range: { readonly afterArrival: number; readonly toArrival: number };
}

export interface RaisingDeps {
  readonly db: Database;
  readonly now: () => Moment;
  /** The periods that are released by now, the newest first. */
  readonly listReleases: () => readonly ReleasedDays[];
  /** Whether an answer of before a moment still waits to be released. */
  readonly hasUnreleasedBefore: (beforeMs: number) => boolean;
  /** Whether a batch is here in part. */
  readonly isEntering: () => boolean;
  /** The newest day that each station but this one has been heard from. */
  readonly lastHeardFrom: () => readonly Day[];
  /** The visits that were entered, month by month, for months from one to another. */
  readonly listVisits: (from: Month, to: Month) => MonthOrder['monthVisits'];
  readonly roster: () => MonthOrder['roster'];
  readonly floors: () => MonthOrder['floors'];
  /** Looks at a month away from the main thread. */
  readonly askOfMonth: (job: MonthJob) => Promise<Asked>;
}

/** What is older nobody remembers well enough to explain. */
const monthsBack = 3;
/** How many months before one say what is usual. */
const pastMonths = 12;
/** Visits and stations' batches are waited for until this day of the next month. */
const lastDayToWait = 14;

export interface WaitingMonth {
  readonly month: Month;
  readonly why: MonthWait;
  readonly until?: Day;
}

/** The closed months of the last ones that were not looked at yet, the newest first, and what each waits for. */
export function listWaiting(deps: RaisingDeps): readonly (WaitingMonth | { month: Month })[] {
  const moment = deps.now();
  const today = dayAt(moment.trustedMs, moment.offsetMinutes);
  const first = deps.listReleases().at(-1);
  if (first === undefined) return [];
  return monthsBefore(monthOf(today))
    .filter((month) => month >= monthOf(first.fromDay) && !isLookedAt(deps.db, month))
    .map((month) => ({ month, ...waitOf(deps, month, moment, today) }));
}

/**
 * Looks at every closed month that is whole by now, once, and records what it is asked, with what could not be. A full
 * disk puts it off; so does a clock that is in doubt, which could close a month too early.
 */
export async function raiseQuestions(deps: RaisingDeps): Promise<void> {
  const whole = listWaiting(deps).filter((waiting) => !('why' in waiting));
  for (const { month } of whole.toReversed()) {
    const asked = await deps.askOfMonth(jobOf(deps, month));
    record(deps, month, asked);
  }
}

function waitOf(
  deps: RaisingDeps,
  month: Month,
  { state, offsetMinutes }: Moment,
  today: Day,
): { why: MonthWait; until?: Day } | undefined {
  if (state !== 'trusted') return { why: 'clock' };
  const end = firstDayOf(nextMonth(month));
  if (deps.isEntering() || deps.hasUnreleasedBefore(startOfDay(end, offsetMinutes))) {
    return { why: 'unreleased' };
  }
  const until = shiftDay(end, lastDayToWait - 1);
  if (today > until) return undefined;
  if (deps.lastHeardFrom().some((day) => monthOf(day) === month)) return { why: 'batches', until };
  return deps.listVisits(month, month).length > 0 ? undefined : { why: 'visits', until };
}

function jobOf(deps: RaisingDeps, month: Month): MonthJob {
  const since = monthsBefore(month, pastMonths).at(-1) ?? month;
  const releases = deps.listReleases();
  const [newest] = releases;
  const oldest = releases.findLast(({ toDay }) => toDay >= firstDayOf(since));
  return {
    month,
    since,
    monthVisits: deps.listVisits(since, month),
    roster: deps.roster(),
    floors: deps.floors(),
    range: { afterArrival: oldest?.afterArrival ?? 0, toArrival: newest?.toArrival ?? 0 },
  };
}

function record({ db, now }: RaisingDeps, month: Month, asked: Asked): void {
  const step = (): void => {
    const moment = now();
    // another look was quicker, or the clock went wrong meanwhile
    if (isLookedAt(db, month) || moment.state !== 'trusted') return;
    const { utcMs, offsetMinutes } = moment;
    recordLook(db, month, asked, { day: dayAt(utcMs, offsetMinutes), utcMs });
    const detail = { month, questions: asked.questions.length };
    recordAudit(db, moment, { actor: 'program', action: 'question.month-looked-at', detail });
  };
  commitUnlessFull(db, step, undefined);
}

function monthsBefore(thisMonth: Month, many = monthsBack): readonly Month[] {
  const months: Month[] = [];
  let month = thisMonth;
  while (months.length < many) months.push((month = previousMonth(month)));
  return months;
}
