import type { Random } from '#main/features/simulation/random.ts';
import { busynessOfHour } from '#main/features/simulation/simulated-office.ts';
import { hourAt, startOfDay, type Day } from '#shared/calendar.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import type { Score } from '#shared/features/rating/scale.ts';

/** A letter that somebody writes at the kiosk; it arrives when they have read the receipt's code. */
export interface WrittenLetter {
  readonly kind: 'apology' | 'thanks-note';
  readonly words: number;
  readonly arrivesAtMs: number;
}

/** Somebody's turn at the kiosk; who only writes gives no score. */
export interface Visit {
  readonly language: 'vi' | 'en';
  readonly rating:
    | {
        readonly score: Score;
        readonly atMs: number;
        readonly readyMs: number;
        readonly stage: { readonly code: string; readonly atMs: number } | undefined;
        readonly reasons: { readonly codes: readonly string[]; readonly atMs: number } | undefined;
      }
    | undefined;
  readonly letter: WrittenLetter | undefined;
}

export interface DayOptions {
  readonly day: Day;
  /** How many rate on this day: exactly so many, so that a guess at random is right 1 time in that. */
  readonly ratings: number;
  /** Mean of those who rate and ask for a letter, beside the one of every day. */
  readonly moreLetters: number;
  /** How long somebody stands behind one who writes; who would have to wait longer comes back. */
  readonly patienceMs: number;
}

const minuteMs = 60_000;
export const offsetMinutes = 420;
export const opening = [
  { from: 7.5, to: 11.5 },
  { from: 13.5, to: 17 },
] as const;

/** Weights of the scores 5 to 1, about those of the simulated counters. */
export const moods: Readonly<Record<Score, number>> = { 5: 42, 4: 30, 3: 14, 2: 8, 1: 6 };
/** Who asks for a letter, and for which: the one thing a guess may rest on without any leak. */
export const asksForLetter: Readonly<Record<Score, number>> = { 5: 1, 4: 0.8, 3: 1, 2: 2, 1: 3 };
export const wantsApology: Readonly<Record<Score, number>> = {
  5: 0.05,
  4: 0.15,
  3: 0.5,
  2: 0.85,
  1: 0.95,
};
/** Like an office with a second language: whoever speaks it is one of few. */
const english = 0.15;
const lettersWithoutRating = 0.3;
const writesFirst = 0.25;
const thanksMs = 6_000;

/** Reading the text, choosing and reading the code, and then each letter that is typed. */
export const readingMs = { least: 40_000, most: 110_000 };
export const perWordMs = 4_500;
export const wordsOf = { least: 4, most: 60 };

/** One day at one kiosk: who comes, how long each stands there, and who waits behind them. */
export function planDay(random: Random, options: DayOptions): Visit[] {
  const { day, ratings } = options;
  const arrivals = (count: number) => Array.from({ length: count }, () => arrivalOn(random, day));
  const raters = arrivals(ratings).map((atMs) => ({ atMs, score: scoreOf(random), writes: false }));
  const asking = Math.min(ratings, 1 + random.count(options.moreLetters));
  for (let left = asking; left > 0; left -= 1) {
    const chosen = random.pick(
      raters.filter(({ writes }) => !writes),
      ({ score }) => asksForLetter[score],
    );
    chosen.writes = true;
  }
  const writers = arrivals(random.count(lettersWithoutRating)).map((atMs) => ({
    atMs,
    score: undefined,
    writes: true,
  }));
  const people = [...raters, ...writers];
  const closingMs = startOfDay(day, offsetMinutes) + 17 * 60 * minuteMs;
  let readyAtMs = startOfDay(day, offsetMinutes) + 7 * 60 * minuteMs;
  let freeAtMs = readyAtMs;
  let isWritten = false;
  const visits: Visit[] = [];
  while (people.length > 0) {
    people.sort((one, other) => one.atMs - other.atMs);
    const [next] = people;
    if (next === undefined) break;
    const backMs = freeAtMs + random.wholeBetween(5, 90) * minuteMs;
    if (isWritten && freeAtMs - next.atMs > options.patienceMs && backMs < closingMs) {
      next.atMs = backMs;
      continue;
    }
    people.shift();
    const { atMs, score, writes } = next;
    const beginsAtMs = Math.max(atMs, freeAtMs + random.wholeBetween(900, 6_000));
    const visit = score === undefined ? undefined : visitOf(random, score);
    const isWritingFirst = writes && (visit === undefined || random.chance(writesFirst));
    const language = random.chance(english) ? 'en' : 'vi';
    const kind =
      visit === undefined ? aKind(random, 0.5) : aKind(random, wantsApology[visit.score]);
    const words = random.wholeBetween(wordsOf.least, wordsOf.most);
    const writingMs = writes
      ? random.wholeBetween(readingMs.least, readingMs.most) + words * perWordMs
      : 0;
    const ratesAtMs =
      beginsAtMs + (isWritingFirst ? writingMs + random.wholeBetween(2_000, 9_000) : 0);
    const rating = visit && {
      score: visit.score,
      atMs: ratesAtMs,
      readyMs: ratesAtMs - readyAtMs, // the screen counts as ready while somebody writes
      stage: visit.stage && { ...visit.stage, atMs: ratesAtMs + visit.stage.afterMs },
      reasons: visit.reasons && { ...visit.reasons, atMs: ratesAtMs + visit.reasons.afterMs },
    };
    if (rating) {
      readyAtMs = (rating.reasons?.atMs ?? rating.stage?.atMs ?? rating.atMs) + thanksMs;
      freeAtMs = readyAtMs;
    }
    const wroteFromMs = isWritingFirst ? beginsAtMs : freeAtMs + random.wholeBetween(1_500, 8_000);
    if (writes && !isWritingFirst) freeAtMs = wroteFromMs + writingMs;
    if (writes && rating === undefined) freeAtMs = wroteFromMs + writingMs;
    // the code is on the glass for the last part of the time
    const arrivesAtMs = wroteFromMs + Math.floor(writingMs * random.between(0.8, 0.95));
    isWritten = writes && !(isWritingFirst && rating !== undefined);
    visits.push({ language, rating, letter: writes ? { kind, words, arrivesAtMs } : undefined });
  }
  return visits;
}

function arrivalOn(random: Random, day: Day): number {
  const midnightMs = startOfDay(day, offsetMinutes);
  const slots = opening.flatMap(({ from, to }) =>
    Array.from(
      { length: (to - from) * 2 },
      (_, at) => midnightMs + (from + at / 2) * 60 * minuteMs,
    ),
  );
  const slot = random.pick(slots, (atMs) => busynessOfHour(hourAt(atMs, offsetMinutes)));
  return slot + random.wholeBetween(0, 30 * minuteMs - 1);
}

function scoreOf(random: Random): Score {
  return random.pick([5, 4, 3, 2, 1] as const, (score) => moods[score]);
}

function visitOf(random: Random, score: Score) {
  const stage = random.chance(0.4)
    ? {
        code: random.pick(['submit', 'supplement', 'collect', 'ask'], () => 1),
        afterMs: random.wholeBetween(2_000, 7_000),
      }
    : undefined;
  const reasons =
    stage && random.chance(0.6)
      ? {
          codes: [random.pick(['waiting', 'attitude', 'guidance', 'paperwork'], () => 1)],
          afterMs: stage.afterMs + random.wholeBetween(2_500, 8_000),
        }
      : undefined;
  return { score, stage, reasons };
}

function aKind(random: Random, apology: number): WrittenLetter['kind'] {
  return random.chance(apology) ? 'apology' : 'thanks-note';
}

/** What a letter of so many words says. */
export function contentsOf({ kind, words }: WrittenLetter): LetterContents {
  const text = Array.from({ length: words }, (_, at) => (at % 2 === 0 ? 'nhanh' : 'quá')).join(' ');
  return kind === 'thanks-note'
    ? { kind, from: {}, to: 'office', words: text }
    : {
        kind,
        addressee: { salutation: 'mrs', name: 'Nguyễn Thị Hòa', address: 'Thôn 3' },
        complaint: text,
      };
}
