import { expect, it } from 'vitest';
import { countsOf, receiveMutated } from './hostile-batches.ts';

const mebibyte = 1024 * 1024;

it('of 10,000 bad batches none is taken in, none ends the program, in 512 MB', async () => {
  const mutated = await receiveMutated(7, 10_000);
  const counts = countsOf(mutated);
  const peak = Math.round(mutated.peakBytes / mebibyte);
  const lines = Object.entries(counts).map(([code, count]) => `  ${code}: ${count}`);
  process.stdout.write(`10000 bad batches, peak ${peak} MiB\n${lines.join('\n')}\n`);
  expect(mutated.wrong).toEqual([]);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(10_000);
  expect(mutated.peakBytes).toBeLessThan(512 * mebibyte);
  expect(mutated.filesLeftOpen).toBe(0);
}, 600_000);
