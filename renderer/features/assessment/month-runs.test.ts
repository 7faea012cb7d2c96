import { expect, it } from 'vitest';
import { monthRuns } from './month-runs.ts';

it('writes months that follow each other as one run, and never over the end of a year', () => {
  expect(monthRuns([])).toEqual([]);
  expect(monthRuns(['2026-01', '2026-02', '2026-03', '2026-09'])).toEqual([
    { year: '2026', from: '01', to: '03' },
    { year: '2026', from: '09', to: '09' },
  ]);
  expect(monthRuns(['2026-12', '2027-01'])).toEqual([
    { year: '2026', from: '12', to: '12' },
    { year: '2027', from: '01', to: '01' },
  ]);
});
