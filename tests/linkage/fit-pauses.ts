import { keptUtcMs } from '#shared/features/rating/kept-time.ts';
import { misuseRules } from '#shared/features/rating/misuse-rules.ts';
import { offsetMinutes, opening, type Visit } from './plan-day.ts';

/** A rating as its rows tell when it was given, and whether its citizen wrote a letter: what is to be told. */
export interface KeptRating {
  readonly keptMs: number;
  readonly gapMs: number;
  readonly readyMs: number;
  readonly writes: boolean;
}

/** How finely a station notes when people came. */
export interface Fineness {
  readonly timeOf: (atMs: number) => number;
  readonly gapMs: number;
  readonly readyMs: number;
}

const edges = opening.flatMap(({ from, to }) => [from * 60, to * 60]);

/** As the program keeps it. */
export const asKept: Fineness = {
  timeOf: (utcMs) => keptUtcMs({ utcMs, offsetMinutes }, edges),
  gapMs: misuseRules.repeatMs,
  readyMs: misuseRules.readyMs,
};

/** To the millisecond, as it was kept once. */
export const toTheMillisecond: Fineness = {
  timeOf: (utcMs) => utcMs,
  gapMs: Infinity,
  readyMs: Infinity,
};

/** The ratings of a day, in the order in which they were given. */
export function ratingsOf(visits: readonly Visit[], fineness: Fineness): KeptRating[] {
  let beforeMs = -Infinity;
  return visits
    .flatMap(({ rating, letter }) => (rating ? [{ rating, writes: letter !== undefined }] : []))
    .sort((one, other) => one.rating.atMs - other.rating.atMs)
    .map(({ rating, writes }) => {
      const gapMs = rating.atMs - beforeMs;
      beforeMs = rating.atMs;
      return {
        keptMs: fineness.timeOf(rating.atMs),
        gapMs: Math.min(gapMs, fineness.gapMs),
        readyMs: Math.min(rating.readyMs, fineness.readyMs),
        writes,
      };
    });
}

/**
 * How likely the citizen of each rating of a day wrote a letter, learnt from days like it: the attacker
 * has this program and all the time in the world. What is looked at is everything of when ratings were
 * given: the gaps around one, how long the screen had waited, the time between the kept times, how many
 * came in its hour, and whether it is the first or the last of it.
 */
export function fitPauses(days: readonly (readonly KeptRating[])[]) {
  const known = tallies.map((tally) => {
    const seen = new Map<string, { ratings: number; letters: number }>();
    for (const day of days) {
      for (const [at, { writes }] of day.entries()) {
        const key = tally(day, at);
        const { ratings = 0, letters = 0 } = seen.get(key) ?? {};
        seen.set(key, { ratings: ratings + 1, letters: letters + Number(writes) });
      }
    }
    return { tally, seen };
  });
  const all = days.flat();
  const mean = all.filter(({ writes }) => writes).length / all.length;
  /** The finest view that was seen often enough, held against a coarser one. */
  return (day: readonly KeptRating[]): number[] =>
    day.map((_, at) =>
      known.reduce((likely, { tally, seen }) => {
        const { ratings = 0, letters = 0 } = seen.get(tally(day, at)) ?? {};
        return (letters + likely * doubt) / (ratings + doubt);
      }, mean),
    );
}

const doubt = 40;

type Look = (day: readonly KeptRating[], at: number) => string;

/** Gaps in steps that become longer: under 5 s, 10 s, 30 s, a minute, …; one that is capped stays in one. */
const stepOf = (ms: number | undefined) =>
  ms === undefined ? 'none' : steps.findIndex((step) => ms <= step);
const steps = [4.999, 10, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600, 1200, Infinity].map(
  (seconds) => seconds * 1000,
);

const gaps: Look = (day, at) => [0, 1].map((by) => stepOf(day[at + by]?.gapMs)).join();
const wide: Look = (day, at) => [-1, 0, 1, 2].map((by) => stepOf(day[at + by]?.gapMs)).join();
const hour: Look = (day, at) => {
  const { keptMs } = day[at] ?? { keptMs: 0 };
  const inHour = day.filter((each) => each.keptMs === keptMs).length;
  const next = (day[at + 1]?.keptMs ?? Infinity) - keptMs;
  const isFirst = day[at - 1]?.keptMs !== keptMs;
  return [Math.min(inHour, 12), isFirst, next > 0, new Date(keptMs).getUTCHours()].join();
};
const ready: Look = (day, at) =>
  [0, 1, 2].map((by) => Number((day[at + by]?.readyMs ?? 0) >= misuseRules.readyMs)).join();

/** From the coarsest view to the finest. */
const tallies: readonly Look[] = [
  gaps,
  (day, at) => `${gaps(day, at)} ${ready(day, at)}`,
  (day, at) => `${gaps(day, at)} ${hour(day, at)}`,
  wide,
  (day, at) => `${wide(day, at)} ${hour(day, at)}`,
];
