import { expect, it } from 'vitest';
import { createRandom } from '#main/features/simulation/random.ts';
import { hit, rateOf, type Rate } from './judge.ts';
import { allowance, customs, faulty, type RatingsPerDay } from './judge-offices.ts';
import { planDay, type Visit } from './plan-day.ts';
import type { FoundLetter, FoundRating } from './read-evidence.ts';
import { pausesAround } from './strategies.ts';

const day = '2028-02-01';
const someRatings = 40_000;

/** How often the rating is named by nothing but when ratings were given. */
function rateByPauses(ratings: RatingsPerDay, patienceMs: number): Rate {
  const random = createRandom(`pauses/${ratings}`);
  const { moreLetters } = customs[ratings];
  const days = Array.from({ length: someRatings / ratings }, () => {
    const found = foundIn(planDay(random, { day, ratings, moreLetters, patienceMs }));
    const guesses = pausesAround(found);
    const hits = [...found.truth].map(([letter, rating]) =>
      hit(guesses.get(letter), found, rating),
    );
    return { hits: hits.reduce((sum, each) => sum + each, 0), letters: hits.length };
  });
  return rateOf('pauses', { days }, faulty);
}

/** What the rows of both stores would tell of these visits. */
function foundIn(visits: readonly Visit[]) {
  const truth = new Map<string, string>();
  const ratings: FoundRating[] = [];
  const letters: FoundLetter[] = [];
  for (const [at, { rating, letter, language }] of visits.entries()) {
    if (rating) {
      const { score, atMs, readyMs, stage, reasons } = rating;
      const endsAtMs = reasons?.atMs ?? stage?.atMs ?? atMs;
      ratings.push({ id: `rating ${at}`, day, atMs, endsAtMs, readyMs, score, language });
    }
    if (!letter) continue;
    const { kind } = letter;
    letters.push({
      id: `letter ${at}`,
      day,
      kind,
      sealedBytes: 512,
      language: undefined,
      beside: [],
    });
    if (rating) truth.set(`letter ${at}`, `rating ${at}`);
  }
  return { ratings: ratings.sort((one, other) => one.atMs - other.atMs), letters, truth };
}

it('a pause between five ratings a day names none oftener than promised', () => {
  expect(rateByPauses(5, Infinity).rate).toBeLessThanOrEqual(1 / 5 + allowance);
});

// The promise is not kept here: docs/linkage.md says how much is missing, and what would mend it.
it.fails.each([10, 20, 50, 100] as const)(
  'a pause among %i ratings a day names none oftener than promised, whoever waits behind it',
  (ratings) => {
    expect(rateByPauses(ratings, Infinity).rate).toBeLessThanOrEqual(1 / ratings + allowance);
  },
);

it.each([10, 20, 50, 100] as const)(
  'a pause among %i ratings a day is no proven leak where nobody waits behind who writes',
  (ratings) => {
    expect(rateByPauses(ratings, 0).low).toBeLessThanOrEqual(1 / ratings + allowance);
  },
);
