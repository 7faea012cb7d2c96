import { expect, it } from 'vitest';
import { criticalValue, incompleteBeta } from './critical-value.ts';

// expected: scipy.stats.t.ppf and norm.ppf, SciPy 1.17.1
it.each([
  [0.95, 1, 12.706204736174694],
  [0.95, 2, 4.302652729749462],
  [0.95, 3.5, 2.9400886379827282],
  [0.99, 4, 4.604094871349992],
  [0.95, 20, 2.085963447265864],
  [0.99, 62, 2.6574785649511563],
  [0.95, Infinity, 1.959963984540054],
  [0.5, Infinity, 0.6744897501960817],
])('the critical value for %d with %d degrees is %d', (confidence, degrees, expected) => {
  expect(criticalValue(confidence, degrees)).toBeCloseTo(expected, 9);
});

// expected: scipy.special.betainc
it.each([
  [0.4, 2, 3, 0.5248],
  [0.01, 0.5, 20, 0.4713699354850154],
  [0.97, 100, 3, 0.40633618022259166],
])('the incomplete beta function I(%d; %d, %d) is %d', (x, a, b, expected) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 10);
});
