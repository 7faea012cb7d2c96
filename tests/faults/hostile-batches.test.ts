import { expect, it } from 'vitest';
import { mutations } from './batch-mutations.ts';
import { receiveMutated } from './hostile-batches.ts';

const mebibyte = 1024 * 1024;

it('no bad batch is taken in or ends the program, each is refused for a reason it has', async () => {
  const { wrong, outcomes, peakBytes, filesLeftOpen } = await receiveMutated(2026, 300);
  expect(wrong).toEqual([]);
  expect(Object.keys(outcomes)).toEqual([...mutations.keys()]);
  expect(peakBytes).toBeLessThan(512 * mebibyte);
  expect(filesLeftOpen).toBe(0);
});
