import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, nextDay } from '#shared/calendar.ts';
import { lastDayOf, monthOf } from '../activity/month.ts';
import { dutiesIn, monthsOf, soleOfficer } from './roster.ts';

const lan = { counterCode: 'quay-1', personCode: 'lan', from: '2026-11-01' };
const period = { fromDay: '2026-11-10', toDay: '2026-11-12' };

describe('a counter of one person', () => {
  it('has the same one on duty on every day of the period', () => {
    expect(soleOfficer([lan], 'quay-1', period)).toBe('lan');
    expect(soleOfficer([{ ...lan, to: '2026-11-12' }], 'quay-1', period)).toBe('lan');
  });

  it.each([
    ['nobody on one day', [{ ...lan, to: '2026-11-11' }]],
    ['two on one day', [lan, { ...lan, personCode: 'minh', from: '2026-11-12' }]],
    [
      'one after the other',
      [
        { ...lan, to: '2026-11-10' },
        { ...lan, personCode: 'minh', from: '2026-11-11' },
      ],
    ],
    ['only somebody at another counter', [{ ...lan, counterCode: 'quay-2' }]],
  ])('is none with %s', (_name, roster) => {
    expect(soleOfficer(roster, 'quay-1', period)).toBeUndefined();
  });
});

describe('what a person confirms', () => {
  it('is their duty within the month, cut at its ends', () => {
    const roster = [
      { ...lan, from: '2026-10-20', to: '2026-11-05' },
      { ...lan, counterCode: 'quay-2', from: '2026-11-06' },
      { ...lan, personCode: 'minh' },
    ];
    expect(dutiesIn(roster, 'lan', '2026-11')).toEqual([
      { counterCode: 'quay-1', from: '2026-11-01', to: '2026-11-05' },
      { counterCode: 'quay-2', from: '2026-11-06', to: '2026-11-30' },
    ]);
    expect(dutiesIn(roster, 'lan', '2026-09')).toEqual([]);
  });

  it('ends on the last day of February too', () => {
    expect([lastDayOf('2028-02'), lastDayOf('2027-02'), lastDayOf('2026-12')]).toEqual([
      '2028-02-29',
      '2027-02-28',
      '2026-12-31',
    ]);
  });
});

it('whatever the period, its months are those of its days', () => {
  const day = fc
    .integer({ min: 0, max: 3_000 })
    .map((days) => dayAt(Date.UTC(2024, 0, 1) + days * 86_400_000, 0));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 120 }), (fromDay, length) => {
      const days = [fromDay];
      for (let more = 0; more < length; more += 1) days.push(nextDay(days.at(-1) ?? fromDay));
      const months = monthsOf({ fromDay, toDay: days.at(-1) ?? fromDay });
      expect(months).toEqual([...new Set(days.map(monthOf))]);
    }),
  );
});
