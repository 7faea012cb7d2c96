import { describe, expect, it } from 'vitest';
import { parseDay } from './parse-day.ts';

describe('parseDay', () => {
  it('reads a day as people type it', () => {
    expect(['05/11/2026', '5/11/2026', ' 5-11-2026 ', '05.11.2026'].map(parseDay)).toEqual(
      Array.from({ length: 4 }, () => '2026-11-05'),
    );
  });

  it('refuses what is no day', () => {
    expect(['', '11/2026', '31/02/2026', '29/02/2026', '2026-11-05', 'mai'].map(parseDay)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
  });

  it('knows leap years', () => {
    expect(parseDay('29/02/2028')).toBe('2028-02-29');
  });
});
