import { expect, it } from 'vitest';
import { cleanBesideRaw } from './clean-beside-raw.ts';

const given = (best: number, worst: number) => [
  { score: 5, n: best } as const,
  { score: 1, n: worst } as const,
];

it('shows both figures with n, mean and share of what was left out', () => {
  const found = cleanBesideRaw(given(90, 10), given(1, 0), 'hl5.1');
  expect(found).toMatchObject({
    raw: { n: 101 },
    clean: { n: 100, mean: 90 },
    leftOut: { n: 1, mean: 100, share: 1 / 101 },
    isSaidFirst: false,
  });
});

it.each([
  ['nothing is left out', given(90, 10), [], false],
  ['few are left out that change little', given(960, 0), given(40, 0), false],
  ['one in twenty is left out though nothing changes', given(95, 0), given(5, 0), true],
  // 99 of 100 and 99 of 99
  ['they differ by a point', given(99, 0), given(0, 1), true],
  ['the rules leave nothing', [], given(3, 0), true],
])('is said first or not where %s', (_name, clean, leftOut, isSaidFirst) => {
  expect(cleanBesideRaw(clean, leftOut, 'hl5.1')?.isSaidFirst).toBe(isSaidFirst);
});

it('is nothing where nobody answered', () => {
  expect(cleanBesideRaw([], [], 'hl5.1')).toBeUndefined();
});
