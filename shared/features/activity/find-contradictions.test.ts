import { describe, expect, it } from 'vitest';
import document from '#resources/activity/figures.json' with { type: 'json' };
import { ActivityFigures } from './activity-figures.ts';
import { findContradictions } from './find-contradictions.ts';

const set = ActivityFigures.parse(document);
const broken = (values: Record<string, number>) =>
  findContradictions(set.contains, values).map(({ rule, whole, parts }) => [
    rule.whole,
    rule.parts.join('+'),
    whole,
    parts,
  ]);

describe('figures of one month', () => {
  it('contradict each other where a part is more than the whole', () => {
    expect(broken({ resolved: 10, late: 12 })).toEqual([['resolved', 'late', 10, 12]]);
    expect(broken({ received: 10, online: 11, digitised: 9 })).toEqual([
      ['received', 'online', 10, 11],
    ]);
  });

  it('contradict each other where the parts are not the whole, said once', () => {
    expect(broken({ resolved: 10, 'on-time': 3, late: 12 })).toEqual([
      ['resolved', 'on-time+late', 10, 15],
    ]);
  });

  it('are no contradiction while one is missing, or where they fit', () => {
    expect(broken({})).toEqual([]);
    expect(broken({ late: 12, received: 3 })).toEqual([]);
    expect(broken({ received: 12, resolved: 10, 'on-time': 9, late: 1, online: 12 })).toEqual([]);
  });
});

it.each([
  [
    'names a figure that is not there',
    { contains: [{ whole: 'visits', is: 'sum', parts: ['x'] }] },
  ],
  ['has a code twice', { figures: [...document.figures, document.figures[0]] }],
  ['has no visits', { figures: document.figures.slice(1), contains: [] }],
])('a set that %s is refused', (_what, change) => {
  expect(ActivityFigures.safeParse({ ...document, ...change }).success).toBe(false);
});
