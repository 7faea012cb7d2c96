import type { Day } from '#shared/calendar.ts';
import { misuseRules } from '../rating/misuse-rules.ts';
import { chanceOfAsMany } from './chances.ts';
import { daysOf, type GivenAnswer, type Place } from './office-month.ts';
import type { Finding } from './question.ts';

/** As if one such day in a hundred had been seen, in fifty days: all that is known of an office without a past. */
const usualDays = { events: 0.5, units: 50 } as const;
/** One answer on a day after closing is somebody who was served last. */
const leastOutside = 2;

/**
 * Days with runs of equal answers, with bursts (both as the station noted them by `rating/misuse-rules.ts`), and with
 * several answers while the office was closed. Days are counted, not answers: a bus, a family or a forgotten
 * Saturday session makes one day, whatever its size. What is usual is the place's own past
 * (`chanceOfAsMany`): where buses come every week, nobody is asked because of buses.
 */
export function unusualDays(place: Place): readonly Finding[] {
  return [
    daysWith('equalRuns', place, inEqualRuns, 1),
    daysWith('bursts', place, inBursts, 1),
    daysWith('outsideHours', place, outside, leastOutside),
  ];
}

function daysWith(
  code: 'equalRuns' | 'bursts' | 'outsideHours',
  { counterCode, now, before }: Place,
  count: (day: readonly GivenAnswer[]) => number,
  least: number,
): Finding {
  const found = countsByDay(now, count).filter(({ n }) => n >= least);
  const past = countsByDay(before, count).filter(({ n }) => n >= least);
  const days = found.map(({ day }) => day);
  return {
    code,
    counterCode,
    days,
    figures: {
      days: days.length,
      answers: found.reduce((sum, { n }) => sum + n, 0),
      ofDays: daysOf(now).length,
      pastDays: past.length,
      ofPastDays: daysOf(before).length,
    },
    chance: chanceOfAsMany(
      { events: days.length, units: daysOf(now).length },
      { events: past.length, units: daysOf(before).length },
      usualDays,
    ),
  };
}

/** A run is noted from the answer on that makes it one; those before it are counted with it. */
function inEqualRuns(answers: readonly GivenAnswer[]): number {
  const { length } = misuseRules.equalRun;
  const begun = answers.filter(({ series }) => series === -length).length;
  return answers.filter(({ series }) => series <= -length).length + begun * (length - 1);
}

function inBursts(answers: readonly GivenAnswer[]): number {
  const { length } = misuseRules.burst;
  const begun = answers.filter(({ series }) => series === length).length;
  return answers.filter(({ series }) => series >= length).length + begun * (length - 1);
}

function outside(answers: readonly GivenAnswer[]): number {
  return answers.filter(({ isOutsideHours }) => isOutsideHours).length;
}

function countsByDay(
  answers: readonly GivenAnswer[],
  count: (day: readonly GivenAnswer[]) => number,
): readonly { readonly day: Day; readonly n: number }[] {
  return [...Map.groupBy(answers, ({ day }) => day)]
    .map(([day, some]) => ({ day, n: count(some) }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}
