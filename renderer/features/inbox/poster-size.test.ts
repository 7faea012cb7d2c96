import { expect, it } from 'vitest';
import { settingFor } from './poster-size.ts';

const entry = { said: 'Ghế ngồi chờ ít, người già phải đứng.', done: 'kê thêm 12 ghế ở cửa vào.' };
const entries = (count: number) => Array.from({ length: count }, () => entry);

it('sets one comment as large as a title, and fewer letters never smaller', () => {
  expect(settingFor(entries(1))).toEqual({ layout: 'stacked', points: 40, isOnePage: true });
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8].map((count) => settingFor(entries(count)).points);
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
});

it('takes more pages before its letters are too small to be read on a wall', () => {
  for (let count = 1; count <= 60; count += 1) {
    expect(settingFor(entries(count)).points).toBeGreaterThanOrEqual(17);
  }
  expect(settingFor(entries(40)).isOnePage).toBe(false);
});
