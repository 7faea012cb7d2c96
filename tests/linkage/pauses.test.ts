import { expect, it } from 'vitest';
import { createRandom } from '#main/features/simulation/random.ts';
import {
  asKept,
  fitPauses,
  ratingsOf,
  toTheMillisecond,
  type Fineness,
  type KeptRating,
} from './fit-pauses.ts';
import { rateOf, type Rate } from './judge.ts';
import { allowance, customs, faulty, type RatingsPerDay } from './judge-offices.ts';
import { planDay } from './plan-day.ts';

const day = '2028-02-01';
const learnt = 120_000;
const tried = 60_000;

type Days = KeptRating[][];

function daysOf(
  seed: string,
  ratings: RatingsPerDay,
  fineness: Fineness,
  patienceMs: number,
  count: number,
): Days {
  const random = createRandom(`pauses/${seed}/${ratings}`);
  const { moreLetters } = customs[ratings];
  return Array.from({ length: count / ratings }, () =>
    ratingsOf(planDay(random, { day, ratings, moreLetters, patienceMs }), fineness),
  );
}

/** How often the rating behind a letter is named by nothing but when ratings were given. */
function rateByPauses(ratings: RatingsPerDay, fineness: Fineness, patienceMs: number): Rate {
  const likelyIn = fitPauses(daysOf('learnt', ratings, fineness, patienceMs, learnt));
  const days = daysOf('tried', ratings, fineness, patienceMs, tried).map((given) => {
    const likely = likelyIn(given);
    const heaviest = Math.max(...likely);
    const same = likely.filter((each) => each >= heaviest - 1e-12).length;
    const letters = given.filter(({ writes }) => writes).length;
    const named = given.filter(({ writes }, at) => writes && (likely[at] ?? 0) >= heaviest - 1e-12);
    return { hits: named.length / same, letters };
  });
  return rateOf('pauses', { days }, faulty);
}

const sizes = [5, 10, 20, 50, 100] as const;
const customsOfQueues = [
  ['everybody waits behind who writes', Infinity],
  ['nobody waits behind who writes', 0],
] as const;

it.each(sizes.flatMap((size) => customsOfQueues.map((queue) => [size, ...queue] as const)))(
  'when ratings were given, of %i a day, names none oftener than promised where %s',
  (ratings, _who, patienceMs) => {
    const { rate } = rateByPauses(ratings, asKept, patienceMs);
    expect(rate).toBeLessThanOrEqual(1 / ratings + allowance);
  },
);

it('times to the millisecond would name far more: the attacker is able to', () => {
  const { low } = rateByPauses(50, toTheMillisecond, Infinity);
  expect(low).toBeGreaterThan(1 / 50 + allowance);
});
