import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import {
  allTogether,
  beyondContent,
  content,
  guessDay,
  rateOf,
  type Rate,
  type Tallies,
  type Tally,
} from './judge.ts';
import type { Leak } from './leaks.ts';
import { readEvidence } from './read-evidence.ts';
import { runOffice } from './run-office.ts';

/** How many points above guessing at random are allowed. */
export const allowance = 0.02;

/** Letters beyond the one of every day, and days per office, by ratings a day. */
export const customs = {
  5: { moreLetters: 0.6, days: 16 },
  10: { moreLetters: 1, days: 12 },
  20: { moreLetters: 1.5, days: 10 },
  50: { moreLetters: 3, days: 8 },
  100: { moreLetters: 5, days: 8 },
} as const;
export type RatingsPerDay = keyof typeof customs;

/** The whole takes many letters; what runs with every change sees a fault of some size. */
export const isWhole = process.env['HAILONG_LINKAGE'] === 'full';
const wholeLetters: Readonly<Record<RatingsPerDay, number>> = {
  5: 8_000,
  10: 5_000,
  20: 5_000,
  50: 4_000,
  100: 3_000,
};
const fewLetters = 250;

/** One-sided: a strategy is one of some seventy, so that chance alone passes `faulty` once in 400 runs. */
export const faulty = 4;
/** Offices beside each other in one process: each waits for threads most of its time. */
const atOnce = 3;
const likely = 1.645;

export interface Judged {
  readonly letters: number;
  /** Every way of guessing by the files, the best first, each with limits at `faulty` unless asked otherwise. */
  readonly byFiles: readonly Rate[];
  /** Everything likely taken together, with limits at 95 %. */
  readonly together: Rate;
  /** The best of the first half of the letters, as it did on the other half; limits at 95 %. */
  readonly bestAgain: Rate;
  readonly content: Rate;
  /** What the files add to content, in points; limits at `faulty`. */
  readonly beyondContent: Rate;
}

/** Runs offices until there are enough letters, and lets the attacker guess at each. */
export async function judgeOffices(
  ratingsPerDay: RatingsPerDay,
  wish: { readonly leak?: Leak; readonly letters?: number; readonly limitsAt?: number } = {},
): Promise<Judged> {
  const { leak, letters, limitsAt = faulty } = wish;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const wanted = letters ?? lettersWanted(ratingsPerDay);
  const halves: readonly [Tallies, Tallies] = [new Map(), new Map()];
  const seen = () => halves.reduce((sum, tallies) => sum + lettersIn(tallies.get(allTogether)), 0);
  let number = 0;
  const work = async (): Promise<void> => {
    while (seen() < wanted) {
      const half = halves[number % 2 === 0 ? 0 : 1];
      const seed = `linkage/${ratingsPerDay}/${leak ?? ''}/${number++}`;
      const office = { seed, ratingsPerDay, ...customs[ratingsPerDay], leak };
      const { evidence, truth } = await runOffice(office);
      for (const day of readEvidence(evidence)) guessDay(day, truth, half);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  vi.useRealTimers();
  return report({ ratingsPerDay, leak, limitsAt }, halves);
}

function lettersWanted(ratingsPerDay: RatingsPerDay): number {
  const given = Number(process.env['HAILONG_LINKAGE_LETTERS']);
  return given > 0 ? given : isWhole ? wholeLetters[ratingsPerDay] : fewLetters;
}

function report(
  {
    ratingsPerDay,
    leak,
    limitsAt,
  }: { ratingsPerDay: number; leak: Leak | undefined; limitsAt: number },
  [first, second]: readonly [Tallies, Tallies],
): Judged {
  const names = [...new Set([...first.keys(), ...second.keys()])];
  const whole = new Map(
    names.map((name): [string, Tally] => [
      name,
      { days: [...(first.get(name)?.days ?? []), ...(second.get(name)?.days ?? [])] },
    ]),
  );
  const of = (name: string, z: number, tallies: Tallies = whole) =>
    rateOf(name, tallies.get(name) ?? { days: [] }, z);
  const total = lettersIn(whole.get(allTogether));
  const fileWays = names.filter((name) => !name.includes(content));
  // few letters that are all alike have no spread: what is seldom there is not judged by it
  const seenOften = fileWays.filter(
    (name) => lettersIn(whole.get(name)) >= Math.min(100, total / 4),
  );
  const byRate = (tallies: Tallies) => (one: string, other: string) =>
    of(other, 0, tallies).rate - of(one, 0, tallies).rate;
  const best = seenOften
    .filter((name) => lettersIn(first.get(name)) > lettersIn(first.get(allTogether)) / 2)
    .sort(byRate(first))[0];
  const judged = {
    letters: total,
    byFiles: seenOften.sort(byRate(whole)).map((name) => of(name, limitsAt)),
    together: of(allTogether, likely),
    bestAgain: of(best ?? allTogether, likely, second),
    content: of(content, likely),
    beyondContent: of(beyondContent, faulty),
  };
  keep(`${ratingsPerDay}${leak === undefined ? '' : `-${leak}`}`, judged);
  return judged;
}

function lettersIn(tally: Tally | undefined): number {
  return tally?.days.reduce((sum, { letters }) => sum + letters, 0) ?? 0;
}

/** For whoever wants to see more than whether it passed. */
function keep(name: string, judged: Judged): void {
  const file = join(import.meta.dirname, `../../out/test/linkage/${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(judged, undefined, 1));
}
