import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDay } from '#shared/calendar.ts';
import { scaleOrderOn } from './scale-order.ts';

const experiment = {
  code: 'thu-tu-2026',
  reason: 'Thử xem thứ tự các mức có làm đổi câu trả lời không',
  from: '2026-12-01',
  to: '2026-12-31',
};
const days = (from: string, count: number): string[] =>
  Array.from({ length: count }).reduce<string[]>(
    (list) => [...list, nextDay(list.at(-1) ?? '')],
    [from],
  );

describe('the order of the scale', () => {
  it('is the fixed one while no experiment is declared', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        expect(scaleOrderOn(undefined, date.toISOString().slice(0, 10))).toBe('descending');
      }),
    );
  });

  it('is turned round on every other day of a declared experiment, from its second', () => {
    expect(days('2026-11-30', 5).map((day) => scaleOrderOn(experiment, day))).toEqual([
      'descending', // the day before
      'descending',
      'ascending',
      'descending',
      'ascending',
      'descending',
    ]);
  });

  it('is the fixed one again from the day after the last', () => {
    expect(days('2026-12-30', 4).map((day) => scaleOrderOn(experiment, day))).toEqual([
      'ascending',
      'descending',
      'descending',
      'descending',
      'descending',
    ]);
  });

  it('is never turned round on two days that follow each other', () => {
    const someDay = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(someDay, (offset) => {
        const [day = '', next = ''] = days('2026-11-20', 62).slice(offset);
        const orders = [scaleOrderOn(experiment, day), scaleOrderOn(experiment, next)];
        expect(orders).not.toEqual(['ascending', 'ascending']);
      }),
    );
  });
});
