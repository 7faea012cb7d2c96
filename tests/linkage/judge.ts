import type { Truth } from './evidence.ts';
import type { FoundDay } from './read-evidence.ts';
import {
  byBackups,
  byContent,
  byFileTimes,
  byLanguage,
  byOrder,
  byOtherCommits,
  byPauses,
  bySharedBytes,
  bySittings,
  byStamps,
  type Guesses,
  type Strategy,
  type Weights,
} from './strategies.ts';

/** What files tell. Judged apart is content, which is no leak. */
const strategies: readonly Strategy[] = [
  byOrder,
  byStamps,
  byFileTimes,
  bySharedBytes,
  byOtherCommits,
  bySittings,
  byBackups,
  byLanguage,
  byPauses,
];
/** What is believed together: everything that says how likely, not only in which order. */
const together: readonly Strategy[] = [byStamps, bySittings, byBackups, byLanguage];

export const allTogether = 'all together';
export const content = 'content';
const contentAndAll = 'content and all together';
/** How much oftener the rating is named with the files than by content alone. */
export const beyondContent = 'beyond content';

/** How one way of guessing did: a cluster for each day, because letters of a day hang together. */
export interface Tally {
  readonly days: { readonly hits: number; readonly letters: number }[];
}
export type Tallies = Map<string, Tally>;

/** Lets every strategy guess at every letter of a day that has a rating behind it. */
export function guessDay(day: FoundDay, truth: Truth, tallies: Tallies): void {
  const named = new Map<string, Guesses>();
  for (const strategy of strategies) for (const each of strategy(day)) named.set(...each);
  const files = product(together.flatMap((strategy) => [...strategy(day).values()]));
  const prior = [...byContent(day).values()];
  named.set(allTogether, files);
  named.set(content, product(prior));
  named.set(contentAndAll, product([...prior, files]));
  const known = day.letters.flatMap(({ id }) => {
    const rating = truth.get(id);
    return rating === undefined ? [] : [{ id, rating }];
  });
  if (known.length === 0) return;
  const hitsBy = (guesses: Guesses) =>
    known.reduce((sum, { id, rating }) => sum + hit(guesses.get(id), day, rating), 0);
  const add = (name: string, hits: number) => {
    const tally = tallies.get(name) ?? { days: [] };
    tallies.set(name, tally);
    tally.days.push({ hits, letters: known.length });
  };
  for (const [name, guesses] of named) add(name, hitsBy(guesses));
  const [more, alone] = [contentAndAll, content].map((name) => named.get(name));
  if (more && alone) add(beyondContent, hitsBy(more) - hitsBy(alone));
}

/** 1 where the heaviest is the right one; where several are heaviest, the chance of picking it. */
export function hit(
  weights: Weights | undefined,
  { ratings }: Pick<FoundDay, 'ratings'>,
  rating: string,
): number {
  const at = ratings.findIndex(({ id }) => id === rating);
  if (weights === undefined) return 1 / ratings.length;
  const heaviest = Math.max(...weights);
  const same = weights.filter((weight) => weight >= heaviest * (1 - 1e-9)).length;
  return (weights[at] ?? 0) >= heaviest * (1 - 1e-9) ? 1 / same : 0;
}

function product(all: readonly Guesses[]): Guesses {
  const ids = new Set(all.flatMap((guesses) => [...guesses.keys()]));
  return new Map(
    [...ids].map((id) => {
      const given = all.flatMap((guesses) => guesses.get(id) ?? []);
      const lists = all.map((guesses) => guesses.get(id)).filter((each) => each !== undefined);
      const length = given.length / Math.max(1, lists.length);
      return [
        id,
        Array.from({ length }, (_, at) =>
          lists.reduce((weight, list) => weight * (list[at] ?? 0), 1),
        ),
      ] as const;
    }),
  );
}

export interface Rate {
  readonly name: string;
  readonly letters: number;
  /** Part of the letters whose rating was named. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Rate with one-sided limits at `z`, from the spread between days.
 * Cochran: Sampling Techniques, 3rd ed. 1977, ch. 9A: a ratio over clusters of unequal size.
 */
export function rateOf(name: string, { days }: Tally, z: number): Rate {
  const letters = days.reduce((sum, day) => sum + day.letters, 0);
  const rate = days.reduce((sum, day) => sum + day.hits, 0) / letters;
  const spread = days.reduce((sum, day) => sum + (day.hits - rate * day.letters) ** 2, 0);
  const error = Math.sqrt((spread * days.length) / Math.max(1, days.length - 1)) / letters;
  return { name, letters, rate, low: rate - z * error, high: rate + z * error };
}
