import { nextDay, weekdayOf, type Day } from '#shared/calendar.ts';
import {
  firstDayOf,
  lastDayOf,
  monthsBetween,
  type Month,
} from '#shared/features/activity/month.ts';
import type {
  DayVisits,
  DutyDay,
  GivenAnswer,
  OfficeMonth,
} from '#shared/features/gaming/office-month.ts';
import { keptSignals, seriesAfter, type AnswerBefore } from '#shared/features/rating/signals.ts';
import type { Score } from '#shared/features/rating/scale.ts';
import { normal } from '#build/statistics/draw-scores.ts';

/** What an honest simulated office is like. */
export interface SimulatedOffice {
  readonly name: string;
  readonly counters: number;
  /** Answers of one counter in a month, on average. */
  readonly perMonth: number;
  /** Levels from the worst to the best, adding up to 1. */
  readonly levels: readonly [number, number, number, number, number];
  /** Intraclass correlation of the answers of a day. */
  readonly icc: number;
  /** Chance that people come as a family of three to six who all press the same. */
  readonly families: number;
  /** Chance that a bus of 15 to 40 arrives on a day, whose people press 8 to 40 seconds apart. */
  readonly buses: number;
  /** Months before the one that is asked about. */
  readonly past: number;
  readonly visitsBy: 'day' | 'month' | 'none';
}

/** An answer with the second of its day, before the station forgets it. */
export interface TimedAnswer {
  readonly counterCode: string;
  readonly day: Day;
  readonly second: number;
  readonly score: Score;
  readonly firstScore: Score;
}

/** An office's whole world: what people pressed to the second, and what else is known. */
export interface SimulatedWorld extends Pick<OfficeMonth, 'visits' | 'monthVisits' | 'duty'> {
  readonly month: Month;
  readonly pressed: readonly TimedAnswer[];
}

export const lastMonth = '2026-11';
const opens = [7.5 * 3600, 13.5 * 3600] as const;
const halfDay = 3.5 * 3600;
const closes = opens[1] + halfDay;
/** Days on which everything is closed, and two on which only few come. */
const holidays = new Set(['2026-09-01', '2026-09-02', '2026-11-24']);
const quiet = new Set(['2026-08-31', '2026-09-03', '2026-11-23', '2026-11-25']);

/** Draws an honest world: visits first, then who of them rates, when and how. */
export function drawWorld(office: SimulatedOffice, random: () => number): SimulatedWorld {
  const months = monthsBetween(monthBefore(lastMonth, office.past), lastMonth);
  const pressed: TimedAnswer[] = [];
  const visits: DayVisits[] = [];
  const duty: DutyDay[] = [];
  for (const month of months) {
    const shift = Math.exp(0.08 * normal(random));
    for (let day = firstDayOf(month); day <= lastDayOf(month); day = nextDay(day)) {
      if (weekdayOf(day) > 5 || holidays.has(day)) continue;
      let came = 0;
      for (let at = 1; at <= office.counters; at += 1) {
        const counterCode = `q${at}`;
        // two people take turns by week; one is a little friendlier
        const person = Math.floor(Number(day.slice(8)) / 7) % 2;
        duty.push({ counterCode, day, personCode: `${counterCode}-${person}` });
        const given = drawCounterDay(office, { counterCode, day, shift, person }, random);
        pressed.push(...given.pressed);
        came += given.visits;
      }
      visits.push({ day, n: came });
    }
  }
  return { month: lastMonth, pressed, duty, ...enteredOf(visits, office) };
}

interface CounterDay {
  readonly counterCode: string;
  readonly day: Day;
  readonly shift: number;
  readonly person: number;
}

function drawCounterDay(
  office: SimulatedOffice,
  { counterCode, day, shift, person }: CounterDay,
  random: () => number,
) {
  const coverage = 0.4;
  const busy = [1.4, 1.1, 0.9, 0.85, 0.75][weekdayOf(day) - 1] ?? 1;
  const mean = (office.perMonth / 21 / meanPresses(office)) * busy * (quiet.has(day) ? 0.3 : 1);
  const groups = poisson((mean * shift * Math.exp(0.2 * normal(random))) / coverage, random);
  const levels = dayLevels(office, person, random);
  const pressed: TimedAnswer[] = [];
  let visits = 0;
  const press = (second: number, score: Score) =>
    pressed.push({ counterCode, day, second, score, firstScore: slipOf(score, random) });
  for (let group = 0; group < groups; group += 1) {
    visits += 1;
    if (random() > coverage) continue;
    const from = (opens[random() < 0.6 ? 0 : 1] ?? 0) + random() * halfDay;
    // who is served last presses after closing
    const second = from + (random() < 0.01 ? closes - from + random() * 600 : 0);
    const score = drawLevel(levels, random);
    const size = random() < office.families ? 3 + Math.floor(random() * 4) : 1;
    for (let at = 0; at < size; at += 1) press(second + at * (4 + random() * 10), score);
  }
  if (counterCode === 'q1' && random() < office.buses) {
    const size = 15 + Math.floor(random() * 26);
    visits += size;
    let second = opens[0] + random() * halfDay * 0.5;
    for (let at = 0; at < size; at += 1) {
      second += 8 + random() * 32;
      if (random() < 0.6) press(second, drawLevel(levels, random));
    }
  }
  return { pressed, visits };
}

/** What the desk knows of a world: the station's own signals, hours forgotten. */
export function officeMonthOf({ pressed, ...world }: SimulatedWorld): OfficeMonth {
  const stations = Map.groupBy(pressed, ({ counterCode, day }) => `${day} ${counterCode}`);
  const answers = [...stations.values()].flatMap((some) => asNoted(some));
  return { ...world, answers, best: 5 };
}

/** As a station notes them, by its own rules. */
function asNoted(pressed: readonly TimedAnswer[]): readonly GivenAnswer[] {
  let before: (Pick<AnswerBefore, 'score' | 'burst' | 'equal'> & { second: number }) | undefined;
  return pressed
    .toSorted((one, other) => one.second - other.second)
    .map(({ counterCode, day, second, score, firstScore }) => {
      const gapMs = before === undefined ? null : Math.round((second - before.second) * 1000);
      const now = seriesAfter(before, gapMs, firstScore);
      before = { ...now, score: firstScore, second };
      const { series } = keptSignals({ ...now, gapMs, readyMs: 300 });
      const isOutsideHours = second < opens[0] || second >= closes + 60;
      return { counterCode, day, score, firstScore, series, isOutsideHours };
    });
}

function enteredOf(visits: readonly DayVisits[], { visitsBy }: SimulatedOffice) {
  if (visitsBy === 'day') return { visits, monthVisits: [] };
  if (visitsBy === 'none') return { visits: [], monthVisits: [] };
  const monthVisits = [...Map.groupBy(visits, ({ day }) => day.slice(0, 7))].map(
    ([month, days]) => ({ month, n: days.reduce((sum, { n }) => sum + n, 0) }),
  );
  return { visits: [], monthVisits };
}

/** A day's shares, from a Dirichlet whose intraclass correlation is the office's. */
function dayLevels({ levels, icc }: SimulatedOffice, person: number, random: () => number) {
  const [one, two, three, four, five] = levels;
  const friendlier = person * 0.04 * four;
  const own = [one, two, three, four - friendlier, five + friendlier];
  if (icc === 0) return own;
  const drawn = own.map((share) => gamma(share * (1 / icc - 1), random));
  const sum = drawn.reduce((all, each) => all + each, 0);
  return sum > 0 ? drawn.map((each) => each / sum) : own;
}

function drawLevel(levels: readonly number[], random: () => number): Score {
  let left = random();
  for (const [at, share] of levels.entries()) {
    left -= share;
    if (left < 0) return (at + 1) as Score;
  }
  return 5;
}

/** One in thirty presses the level beside and puts it right. */
function slipOf(score: Score, random: () => number): Score {
  if (random() > 1 / 30) return score;
  return Math.min(5, Math.max(1, score + (random() < 0.5 ? 1 : -1))) as Score;
}

function meanPresses({ families }: SimulatedOffice): number {
  return 1 + families * 3.5;
}

function monthBefore(month: Month, months: number): Month {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** Knuth, by multiplication; means here are small. */
export function poisson(mean: number, random: () => number): number {
  const line = Math.exp(-mean);
  let [count, product] = [0, random()];
  while (product > line) {
    count += 1;
    product *= random();
  }
  return count;
}

/** Marsaglia and Tsang, A Simple Method for Generating Gamma Variables, ACM TOMS 26(3), 2000. */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}
