import { expect, it } from 'vitest';
import { allowance, judgeOffices } from './judge-offices.ts';
import { leaks, type Leak } from './leaks.ts';

/** The way of guessing that has to find each fault. */
const foundBy: Readonly<Record<Leak, RegExp>> = {
  'order-kept': /^rows of kept$/,
  'time-kept': /^times beside the id$/,
  'file-times-kept': /^modified of letters\.db$/,
  'noted-in-log': /^times in notes$/,
  'touches-ratings': /^commits without a rating$/,
  'language-kept': /^language$/,
  'read-on-the-day': /^when letters were read$/,
  'backup-at-noon': /^which backup holds it$/,
};

it.each(leaks)('finds the rating where an office has the fault %s', async (leak) => {
  const ratings = 10;
  const { byFiles } = await judgeOffices(ratings, { leak, letters: 90, limitsAt: 2.33 });
  const found = byFiles.filter(({ name }) => foundBy[leak].test(name));
  expect(found).toHaveLength(1);
  expect(found[0]?.low).toBeGreaterThan(1 / ratings + allowance);
});
