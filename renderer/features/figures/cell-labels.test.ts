import { describe, expect, it } from 'vitest';
import { runsOfDays, runsOfHours, writeDays } from './cell-labels.ts';

describe('writeDays', () => {
  it('is as short as it stays clear', () => {
    expect([
      writeDays('2026-11-17', '2026-11-17'),
      writeDays('2026-11-17', '2026-11-18'),
      writeDays('2026-11-30', '2026-12-01'),
      writeDays('2026-12-31', '2027-01-04'),
    ]).toEqual([
      '17/11/2026',
      '17–18/11/2026',
      '30/11/2026 – 01/12/2026',
      '31/12/2026 – 04/01/2027',
    ]);
  });
});

describe('runs', () => {
  it('joins keys that follow each other, and no others', () => {
    expect(runsOfHours(['07', '08', '09', '13', '15', '16'])).toEqual([
      ['07', '09'],
      ['13', '13'],
      ['15', '16'],
    ]);
    expect(runsOfDays(['2026-11-27', '2026-11-30', '2026-12-01'])).toEqual([
      ['2026-11-27', '2026-11-27'],
      ['2026-11-30', '2026-12-01'],
    ]);
  });
});
