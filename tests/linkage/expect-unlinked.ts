import { expect } from 'vitest';
import { allowance, isWhole, judgeOffices, type RatingsPerDay } from './judge-offices.ts';

/**
 * The promise: whoever has everything that lies in the folder names the rating behind a letter no
 * oftener than by chance and two points. With few letters no way of guessing may be proven to do
 * better; with many it has to be proven that neither the best of them nor all of them together do.
 */
export async function expectUnlinked(ratingsPerDay: RatingsPerDay): Promise<void> {
  const judged = await judgeOffices(ratingsPerDay);
  const bound = 1 / ratingsPerDay + allowance;
  expect(judged.byFiles.length).toBeGreaterThan(20);
  expect(judged.byFiles.filter(({ low }) => low > bound)).toEqual([]);
  expect(judged.beyondContent.low).toBeLessThanOrEqual(allowance);
  if (!isWhole) return;
  expect(judged.together.high).toBeLessThanOrEqual(bound);
  expect(judged.bestAgain.high).toBeLessThanOrEqual(bound);
  expect(judged.beyondContent.rate).toBeLessThanOrEqual(allowance);
}
