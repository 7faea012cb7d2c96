import { describe, expect, it } from 'vitest';
import { coverageOf, type CoverageParts } from './coverage.ts';

const usual: CoverageParts = {
  month: '2026-11',
  today: '2026-12-15',
  since: '2026-10-20',
  workingDays: ['2026-11-02', '2026-11-30'],
  releasedTo: '2026-12-04',
  ratings: { clean: 21, raw: 23, undated: 0 },
  visits: 312,
  origin: 'queue-machine',
  smallest: 5,
};
const of = (change: Partial<CoverageParts>) => coverageOf({ ...usual, ...change });

describe('coverage', () => {
  it('is clean ratings per visit, with both numbers and where the visits come from', () => {
    expect(of({})).toEqual({
      is: 'known',
      month: '2026-11',
      ratings: { clean: 21, raw: 23, undated: 0 },
      visits: 312,
      origin: 'queue-machine',
      share: 21 / 312,
    });
  });

  it.each<[string, Partial<CoverageParts>, string]>([
    ['on the last day of its month', { today: '2026-11-30' }, 'running'],
    ['where citizens could not rate all the month', { since: '2026-11-03' }, 'partial'],
    ['where nothing is released', { releasedTo: undefined }, 'unreleased'],
    ['until its last working day is released', { releasedTo: '2026-11-27' }, 'unreleased'],
    ['of so few ratings', { ratings: { clean: 4, raw: 9, undated: 0 } }, 'fewRatings'],
    ['without visits', { visits: undefined, origin: undefined }, 'noVisits'],
    ['of no visit at all', { visits: 0 }, 'zeroVisits'],
    ['of fewer visits than ratings', { visits: 20 }, 'fewerVisits'],
  ])('is no number %s', (_when, change, why) => {
    expect(of(change)).toMatchObject({ is: 'unknown', why });
  });

  it('tells nothing of ratings that are not released or too few', () => {
    expect(of({ releasedTo: '2026-11-27' })).not.toHaveProperty('ratings');
    expect(of({ ratings: { clean: 4, raw: 9, undated: 0 } })).not.toHaveProperty('ratings');
  });

  it('is known once the last working day is released, though the month ends on a Sunday', () => {
    const may = { month: '2026-05', since: '2026-04-01', releasedTo: '2026-05-29' };
    const workingDays = ['2026-05-04', '2026-05-29'] as const;
    expect(of({ ...may, workingDays }).is).toBe('known');
  });
});
