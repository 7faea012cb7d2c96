import { shiftDay, weekdayOf, type Day } from '#shared/calendar.ts';
import { firstDayOf, lastDayOf, monthOf, nextMonth, type Month } from '../activity/month.ts';
import { isWorkingDay } from '../folder/opening-hours.ts';
import type { OfficeSettings } from '../folder/office-settings.ts';
import type { PlanEntry } from '../session/plan-entry.ts';
import { takesPlaceOn } from '../session/plan.ts';
import type { Model } from './model.ts';
import { isUnderWay } from './model-standing.ts';

/** What a plan can be looked at for; each has its words in `model:finding`. */
export const findingKinds = [
  'bothChosen',
  'noPlan',
  'tooOftenInWeek',
  'tooSeldomInWeek',
  'tooOftenInMonth',
  'tooSeldomInMonth',
  'wrongWeekday',
  'wrongLength',
  'notAtEdge',
  'notPortable',
  'otherField',
  'outsidePeriod',
] as const;

/**
 * One thing that does not go with a model. Nothing is refused for it: offices have their reasons, and
 * the officer decides. Where it happens more than once, the first place stands with how often.
 */
export interface PlanFinding {
  readonly kind: (typeof findingKinds)[number];
  readonly modelCode: string;
  /** The line of the plan, where one line alone is meant. */
  readonly entryCode?: string;
  /** The other model, of which only one is to be chosen. */
  readonly otherCode?: string;
  /** The week that begins on this Monday, or the day. */
  readonly day?: Day;
  readonly month?: Month;
  /** Sessions there are, or minutes. */
  readonly found?: number;
  /** Sessions there are to be, at least or at most, or minutes. */
  readonly wanted?: number;
  /** In how many weeks, months or days. */
  readonly times: number;
}

export type PlannedOffice = Pick<
  OfficeSettings,
  'models' | 'plan' | 'hours' | 'holidays' | 'workingDays'
> & { readonly unit: Pick<OfficeSettings['unit'], 'code'> };

/** This month and the two after it. */
const monthsAhead = 3;

/**
 * What of the plan does not go with the models, from the first day of this month on: one of two, once
 * or twice a week, one or two Saturdays a month, half an hour at the edge of the opening hours, at home
 * on Thursdays. The rules themselves stand in each model.
 */
export function findInPlan(office: PlannedOffice, today: Day): PlanFinding[] {
  const months = monthsFrom(monthOf(today));
  const days = daysOf(months);
  const planned = office.models.map((model) => plannedOf(model, office, days));
  return [
    ...planned.flatMap((each) => [
      ...missingPlan(each, office, today),
      ...weekFindings(each, office, days),
      ...monthFindings(each, office, months),
      ...each.entries.flatMap((entry) => entryFindings(each, entry, office)),
    ]),
    ...bothChosen(planned, months),
  ];
}

/** A model with its lines and, day by day, the lines that have a session then. */
interface PlannedModel {
  readonly model: Model;
  readonly entries: readonly PlanEntry[];
  readonly sessions: readonly { readonly entry: PlanEntry; readonly day: Day }[];
}

function plannedOf(
  model: Model,
  { plan, holidays }: PlannedOffice,
  days: readonly Day[],
): PlannedModel {
  const entries = plan.filter(({ modelCode }) => modelCode === model.code);
  const sessions = days.flatMap((day) =>
    entries.filter((entry) => takesPlaceOn(entry, holidays, day)).map((entry) => ({ entry, day })),
  );
  return { model, entries, sessions };
}

/** Models that work by sessions need lines of the plan while the unit works by them. */
function missingPlan(
  { model, entries }: PlannedModel,
  { unit }: PlannedOffice,
  today: Day,
): PlanFinding[] {
  const needsPlan = ['weeklyWindow', 'calendarDays', 'atHome'].includes(model.kind);
  return needsPlan && entries.length === 0 && isUnderWay(model, unit.code, today)
    ? [{ kind: 'noPlan', modelCode: model.code, times: 1 }]
    : [];
}

/** Whole weeks, Monday to Sunday; one without a working day asks for nothing. */
function weekFindings(
  { model, entries, sessions }: PlannedModel,
  office: PlannedOffice,
  days: readonly Day[],
): PlanFinding[] {
  const { perWeek } = model.rules;
  if (perWeek === undefined || entries.length === 0) return [];
  const mondays = days.filter(
    (day) => weekdayOf(day) === 1 && shiftDay(day, 6) <= (days.at(-1) ?? day),
  );
  const weeks = mondays.map((monday) => {
    const week = Array.from({ length: 7 }, (_, by) => shiftDay(monday, by));
    return {
      day: monday,
      found: sessions.filter(({ day }) => week.includes(day)).length,
      isAsked: week.every((day) => isUnderWay(model, office.unit.code, day)) && hasWork(week),
    };
  });
  function hasWork(week: readonly Day[]): boolean {
    return week.some((day) => isWorkingDay(office, day));
  }
  return [
    ...firstOf(
      'tooOftenInWeek',
      model,
      perWeek.most,
      weeks.filter(({ found }) => found > perWeek.most),
    ),
    ...firstOf(
      'tooSeldomInWeek',
      model,
      perWeek.least,
      weeks.filter(({ found, isAsked }) => isAsked && found < perWeek.least),
    ),
  ];
}

function monthFindings(
  { model, entries, sessions }: PlannedModel,
  { unit }: PlannedOffice,
  months: readonly Month[],
): PlanFinding[] {
  const { perMonth } = model.rules;
  if (perMonth === undefined || entries.length === 0) return [];
  const counted = months.map((month) => ({
    month,
    found: sessions.filter(({ day }) => monthOf(day) === month).length,
    isAsked: daysOf([month]).every((day) => isUnderWay(model, unit.code, day)),
  }));
  return [
    ...firstOf(
      'tooOftenInMonth',
      model,
      perMonth.most,
      counted.filter(({ found }) => found > perMonth.most),
    ),
    ...firstOf(
      'tooSeldomInMonth',
      model,
      perMonth.least,
      counted.filter(({ found, isAsked }) => isAsked && found < perMonth.least),
    ),
  ];
}

/** What a line by itself does not keep to, whenever it takes place. */
function entryFindings(
  { model, sessions }: PlannedModel,
  entry: PlanEntry,
  { hours, unit }: PlannedOffice,
): PlanFinding[] {
  const { weekdays, minutes, atEdgeOfHours } = model.rules;
  const days = sessions.filter((session) => session.entry === entry).map(({ day }) => day);
  const length = minutesOf(entry.to) - minutesOf(entry.from);
  const fields = entry.fieldCodes ?? [];
  const isElsewhere = (day: Day) => weekdays !== undefined && !weekdays.includes(weekdayOf(day));
  const isAway = (day: Day) => atEdgeOfHours && !isAtEdge(entry, hours, weekdayOf(day));
  const isOutside = (day: Day) => !isUnderWay(model, unit.code, day);
  const hasOtherField =
    model.fieldCodes.length > 0 &&
    (fields.length === 0 || fields.some((field) => !model.fieldCodes.includes(field)));
  const about = { modelCode: model.code, entryCode: entry.code };
  const onDays = (kind: PlanFinding['kind'], found: readonly Day[]): PlanFinding[] =>
    found[0] === undefined ? [] : [{ kind, ...about, day: found[0], times: found.length }];
  return [
    ...onDays('outsidePeriod', days.filter(isOutside)),
    ...onDays('wrongWeekday', days.filter(isElsewhere)),
    ...onDays('notAtEdge', days.filter(isAway)),
    ...(minutes !== undefined && length !== minutes
      ? [{ kind: 'wrongLength', ...about, found: length, wanted: minutes, times: 1 } as const]
      : []),
    ...(model.kind === 'atHome' && entry.mode !== 'portable'
      ? [{ kind: 'notPortable', ...about, times: 1 } as const]
      : []),
    ...(hasOtherField ? [{ kind: 'otherField', ...about, times: 1 } as const] : []),
  ];
}

/**
 * Half an hour more is right before the office opens or right after it closes, or the first or last
 * half hour of a morning or an afternoon. Where hours are not known nobody can tell.
 */
function isAtEdge(
  { from, to }: PlanEntry,
  hours: PlannedOffice['hours'],
  weekday: number,
): boolean {
  if (hours.length === 0) return true;
  const edges = new Set(
    hours.flatMap((opening) =>
      opening.weekdays.includes(weekday) ? [opening.from, opening.to] : [],
    ),
  );
  return edges.has(from) || edges.has(to);
}

/** An office works by one of the models that are alternatives; two in one month are one too many. */
function bothChosen(planned: readonly PlannedModel[], months: readonly Month[]): PlanFinding[] {
  return planned.flatMap((one, place) =>
    planned.slice(place + 1).flatMap((other): PlanFinding[] => {
      const { choice } = one.model;
      if (choice === undefined || choice !== other.model.choice) return [];
      const shared = months.filter((month) => [one, other].every((each) => isIn(each, month)));
      if (shared[0] === undefined) return [];
      return [
        {
          kind: 'bothChosen',
          modelCode: one.model.code,
          otherCode: other.model.code,
          month: shared[0],
          times: shared.length,
        },
      ];
    }),
  );
}

function isIn({ sessions }: PlannedModel, month: Month): boolean {
  return sessions.some(({ day }) => monthOf(day) === month);
}

function firstOf(
  kind: PlanFinding['kind'],
  { code: modelCode }: Model,
  wanted: number,
  places: readonly { readonly day?: Day; readonly month?: Month; readonly found: number }[],
): PlanFinding[] {
  const [first] = places;
  if (first === undefined) return [];
  const { day, month, found } = first;
  const at = day === undefined ? { month: month ?? '' } : { day };
  return [{ kind, modelCode, ...at, found, wanted, times: places.length }];
}

function monthsFrom(first: Month): Month[] {
  const months = [first];
  while (months.length < monthsAhead) months.push(nextMonth(months.at(-1) ?? first));
  return months;
}

function daysOf(months: readonly Month[]): Day[] {
  return months.flatMap((month) => {
    const days: Day[] = [];
    for (let day = firstDayOf(month); day <= lastDayOf(month); day = shiftDay(day, 1)) {
      days.push(day);
    }
    return days;
  });
}

function minutesOf(timeOfDay: string): number {
  return Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3));
}
