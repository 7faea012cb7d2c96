import { startOfDay, weekdayOf, type Day } from '#shared/calendar.ts';
import { graceMinutes } from './grace.ts';
import type { PlanEntry } from './plan-entry.ts';
import type { SessionMode } from './session-mode.ts';

/** One session of the plan on one day, from its start to its end (not included), in UTC. */
export interface PlannedSession {
  readonly code: string;
  readonly day: Day;
  /** Empty where the plan gives it none. */
  readonly name: string;
  readonly mode: SessionMode;
  readonly modelCode: string | null;
  readonly place: string;
  /** Empty: every field. */
  readonly fieldCodes: readonly string[];
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** What an office has planned, and the days on which it is closed. */
export interface Planning {
  readonly plan: readonly PlanEntry[];
  readonly holidays: readonly Day[];
  /** Models whose sessions are at homes, whatever the line of the plan says of the way. */
  readonly atHomeModels?: readonly string[];
}

/**
 * Whether a line of the plan has a session on a day. A holiday leaves out what recurs; a day that
 * the plan names stands, because somebody chose that very day.
 */
export function takesPlaceOn(
  { on, validFrom, validTo }: PlanEntry,
  holidays: readonly Day[],
  day: Day,
): boolean {
  if (day < validFrom || (validTo !== undefined && day > validTo)) return false;
  if ('dates' in on) return on.dates.includes(day);
  if (holidays.includes(day)) return false;
  const weekday = weekdayOf(day);
  if ('weekdays' in on) return on.weekdays.includes(weekday);
  return on.weekday === weekday && on.weeks.includes(weekOfMonth(day));
}

/** 1 for the first Saturday of a month if the day is a Saturday, and so on. */
function weekOfMonth(day: Day): number {
  return Math.ceil(Number(day.slice(8)) / 7);
}

/** The sessions planned on a day, the earliest first. */
export function plannedOn(
  { plan, holidays, atHomeModels = [] }: Planning,
  day: Day,
  offsetMinutes: number,
): PlannedSession[] {
  const startOf = startOfDay(day, offsetMinutes);
  return plan
    .filter((entry) => takesPlaceOn(entry, holidays, day))
    .map(({ code, name = '', mode, modelCode, place, fieldCodes, from, to }) => ({
      code,
      day,
      name,
      mode: atHomeModels.includes(modelCode ?? '') ? 'portable' : mode,
      modelCode: modelCode ?? null,
      place,
      fieldCodes: fieldCodes ?? [],
      startsAtMs: startOf + minutesOf(from) * 60_000,
      endsAtMs: startOf + minutesOf(to) * 60_000,
    }))
    .toSorted((one, other) => one.startsAtMs - other.startsAtMs);
}

function minutesOf(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3));
}

/** A clock as far as a plan is concerned. */
export interface PlanClock {
  readonly utcMs: number;
  readonly state: 'trusted' | 'suspect' | 'unset';
}

/**
 * Whether a planned session is open by itself: at its time by a clock that is trusted, unless it was
 * cancelled. One away from the office is only offered: somebody starts it where it takes place.
 */
export function opensByItself(
  session: PlannedSession,
  isCancelled: boolean,
  { utcMs, state }: PlanClock,
): boolean {
  const isTime = session.startsAtMs <= utcMs && utcMs < session.endsAtMs;
  return session.mode !== 'portable' && state === 'trusted' && isTime && !isCancelled;
}

/** A planned session and the grace after its end, as one stretch that opens by itself. */
export function withGrace(session: PlannedSession): PlannedSession {
  return { ...session, endsAtMs: session.endsAtMs + graceMinutes * 60_000 };
}

/** Whether a station serves in a session: one that is bound to another field does not. */
export function servesField({ fieldCodes }: PlannedSession, fieldCode: string | null): boolean {
  return fieldCodes.length === 0 || fieldCode === null || fieldCodes.includes(fieldCode);
}
