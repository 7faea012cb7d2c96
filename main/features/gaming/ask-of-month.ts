import { dayAt, type Day } from '#shared/calendar.ts';
import { firstDayOf, lastDayOf, monthOf, type Month } from '#shared/features/activity/month.ts';
import type { Floors } from '#shared/features/figures/floors.ts';
import { isSelfService, seriesOf } from '#shared/features/figures/series.ts';
import { askedOf, type Asked } from '#shared/features/gaming/asked-of.ts';
import type { DutyDay, GivenAnswer, OfficeMonth } from '#shared/features/gaming/office-month.ts';
import { sharedScreen } from '#shared/features/gaming/question-place.ts';
import { misuseRules } from '#shared/features/rating/misuse-rules.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';
import { labelSets, type LabelSet, type Score } from '#shared/features/rating/scale.ts';
import type { RosterEntry } from '#shared/features/roster/roster-entry.ts';

/** What is known of an office's month beside its ratings. */
export interface MonthOrder {
  readonly month: Month;
  /** The first month that still counts as its past. */
  readonly since: Month;
  readonly monthVisits: OfficeMonth['monthVisits'];
  readonly roster: readonly RosterEntry[];
  readonly floors: Floors;
}

/** Looks at a closed month of the headline series, under the label set that most of it was given under. */
export function askOfMonth(responses: Iterable<JudgedResponse>, order: MonthOrder): Asked {
  return askedOf(officeMonthOf(responses, order), order.floors);
}

/** The month and its past as the signals want them; what no trusted clock dated belongs to no day. */
export function officeMonthOf(
  responses: Iterable<JudgedResponse>,
  { month, since, monthVisits, roster }: Omit<MonthOrder, 'floors'>,
): OfficeMonth {
  const [from, to] = [firstDayOf(since), lastDayOf(month)];
  const given = new Map<LabelSet, GivenAnswer[]>();
  const sameDay = createDayKeeper();
  for (const [response] of responses) {
    const { presser, ...series } = seriesOf(response);
    if (response.clock_state !== 'trusted') continue;
    if (!isSelfService({ ...series, pressers: [presser] })) continue;
    const day = sameDay(dayAt(response.recorded_at_ms, response.offset_minutes));
    if (day < from || day > to) continue;
    const answers = given.get(series.labelSet) ?? [];
    answers.push(answerOf(response, day));
    given.set(series.labelSet, answers);
  }
  const ofMonth = (answers: readonly GivenAnswer[]) =>
    answers.filter(({ day }) => monthOf(day) === month).length;
  const [labelSet, answers] = [...given].toSorted(
    ([, one], [, other]) => ofMonth(other) - ofMonth(one),
  )[0] ?? ['hl5.1', []];
  return {
    month,
    answers,
    visits: [], // an office enters its visits by month
    monthVisits,
    duty: dutyDaysOf(roster, answers, month),
    best: labelSets[labelSet].levels[0],
  };
}

function answerOf(response: Response, day: Day): GivenAnswer {
  const { counter_code, score, first_score, gap_ms, burst_position } = response;
  // rows of `misuse-1` noted something else there, beside gaps that are longer than any kept now
  const isSeries = gap_ms !== null && gap_ms <= misuseRules.repeatMs;
  return {
    counterCode: counter_code ?? sharedScreen,
    day,
    score: score as Score, // the table holds 1 to 5
    firstScore: first_score as Score,
    series: isSeries ? (burst_position ?? 1) : 1,
    isOutsideHours: response.hour_status === 'closed' && response.model_code === null,
  };
}

/** A million answers have a few hundred days between them: each day's text is held once. */
function createDayKeeper(): (day: Day) => Day {
  const known = new Map<Day, Day>();
  return (day) => {
    const kept = known.get(day);
    if (kept !== undefined) return kept;
    known.set(day, day);
    return day;
  };
}

/** Who was on duty at each counter on the month's days with ratings. */
function dutyDaysOf(
  roster: readonly RosterEntry[],
  answers: readonly GivenAnswer[],
  month: Month,
): readonly DutyDay[] {
  const days = [...new Set(answers.map(({ day }) => day))].filter((day) => monthOf(day) === month);
  return roster.flatMap(({ counterCode, personCode, from, to }) =>
    days
      .filter((day) => from <= day && day <= (to ?? day))
      .map((day) => ({ counterCode, day, personCode })),
  );
}
