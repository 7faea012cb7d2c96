import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, nextDay, previousDay, startOfDay, weekdayOf } from '#shared/calendar.ts';
import { PlanEntry } from './plan-entry.ts';
import { opensByItself, plannedOn, servesField, takesPlaceOn } from './plan.ts';

const saturdays: PlanEntry = {
  code: 'sang-thu-bay',
  modelCode: 'thu-bay',
  mode: 'extra',
  on: { weekday: 6, weeks: [1, 3] },
  from: '07:30',
  to: '11:30',
  place: '',
  validFrom: '2024-01-01',
  validTo: '2024-06-30',
};

function daysOf(entry: PlanEntry, month: string, holidays: readonly string[] = []): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = nextDay(day)) {
    if (takesPlaceOn(entry, holidays, day)) days.push(day.slice(8));
  }
  return days;
}

it('is away from the counters where its model is at home, whatever the line says', () => {
  const planning = { plan: [saturdays], holidays: [] };
  const modeOf = (atHomeModels: string[]) =>
    plannedOn({ ...planning, atHomeModels }, '2024-02-03', 420).map(({ mode }) => mode);
  expect([modeOf(['thu-bay']), modeOf(['khac'])]).toEqual([['portable'], ['extra']]);
});

describe('a line of the plan', () => {
  it('on the first and third Saturday takes place on these two', () => {
    expect(daysOf(saturdays, '2024-02')).toEqual(['03', '17']);
  });

  it('on every Saturday of the month has five in a month with five, else four', () => {
    const all = { ...saturdays, on: { weekday: 6, weeks: [1, 2, 3, 4, 5] } };
    expect(daysOf(all, '2024-03')).toEqual(['02', '09', '16', '23', '30']);
    expect(daysOf(all, '2024-02')).toEqual(['03', '10', '17', '24']);
  });

  it('leaves out a holiday, unless the plan names the very day', () => {
    expect(daysOf(saturdays, '2024-02', ['2024-02-17'])).toEqual(['03']);
    const named = { ...saturdays, on: { dates: ['2024-02-17'] } };
    expect(daysOf(named, '2024-02', ['2024-02-17'])).toEqual(['17']);
  });

  it('holds on the first and on the last day of its time, not before or after', () => {
    const daily = { ...saturdays, on: { weekdays: [1, 2, 3, 4, 5, 6, 7] } };
    const held = ['2023-12-31', '2024-01-01', '2024-06-30', '2024-07-01'].map((day) =>
      takesPlaceOn(daily, [], day),
    );
    expect(held).toEqual([false, true, true, false]);
  });

  it('is refused when it ends before it begins', () => {
    expect(PlanEntry.safeParse({ ...saturdays, to: '07:30' }).success).toBe(false);
    expect(PlanEntry.safeParse({ ...saturdays, validTo: '2023-12-31' }).success).toBe(false);
  });
});

const someDay = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => dayAt(Date.UTC(2024, 0, 1) + days * 86_400_000, 0));
const someTime = fc
  .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 }))
  .filter(([from, to]) => from < to)
  .map((times) =>
    times.map(
      (minute) =>
        `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    ),
  );
const someEntry = fc
  .record({
    on: fc.oneof(
      fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) }),
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        weeks: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
      }),
      fc.record({ dates: fc.array(someDay, { minLength: 1, maxLength: 5 }) }),
    ),
    time: someTime,
    mode: fc.constantFrom('extra' as const, 'assisted' as const, 'portable' as const),
    validFrom: someDay,
    length: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  .map(({ on, time: [from = '', to = ''], mode, validFrom, length }): PlanEntry => {
    const base = { ...saturdays, on, from, to, mode, validFrom };
    if (length === null) {
      const { validTo: _, ...open } = base;
      return open;
    }
    const validTo = dayAt(startOfDay(validFrom, 0) + length * 86_400_000, 0);
    return { ...base, validTo };
  });

describe('whatever the plan', () => {
  it('a session lies within its own day in the office, whatever the zone', () => {
    fc.assert(
      fc.property(someEntry, someDay, fc.integer({ min: -720, max: 840 }), (entry, day, zone) => {
        for (const session of plannedOn({ plan: [entry], holidays: [] }, day, zone)) {
          expect(session.startsAtMs).toBeLessThan(session.endsAtMs);
          expect(dayAt(session.startsAtMs, zone)).toBe(day);
          expect(dayAt(session.endsAtMs - 1, zone)).toBe(day);
        }
      }),
    );
  });

  it('what recurs weekly does so a week later too while it holds, and never on a holiday', () => {
    fc.assert(
      fc.property(someEntry, someDay, (entry, day) => {
        if (!('weekdays' in entry.on)) return;
        let later = day;
        for (let step = 0; step < 7; step += 1) later = nextDay(later);
        const holds = (each: string) =>
          each >= entry.validFrom && each <= (entry.validTo ?? '9999-12-31');
        if (holds(day) && holds(later)) {
          expect(takesPlaceOn(entry, [], later)).toBe(takesPlaceOn(entry, [], day));
        }
        expect(takesPlaceOn(entry, [day], day)).toBe(false);
      }),
    );
  });

  it('the nth weekday of a month has n − 1 of its kind before it in that month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), someDay, (weekday, day) => {
        const earlier: string[] = [];
        for (let each = day; each.startsWith(day.slice(0, 7)); each = previousDay(each)) {
          if (weekdayOf(each) === weekday) earlier.push(each);
        }
        const at = (week: number) =>
          takesPlaceOn(
            { ...saturdays, on: { weekday, weeks: [week] }, validFrom: '2000-01-01', validTo: day },
            [],
            day,
          );
        const expected = weekdayOf(day) === weekday ? [earlier.length] : [];
        expect([1, 2, 3, 4, 5].filter(at)).toEqual(expected);
      }),
    );
  });

  it('a session opens by itself at its time alone, by a trusted clock alone, never portable', () => {
    const state = fc.constantFrom('trusted' as const, 'suspect' as const, 'unset' as const);
    fc.assert(
      fc.property(
        someEntry,
        fc.boolean(),
        state,
        fc.integer({ min: -100_000, max: 100_000_000 }),
        (entry, isCancelled, state, past) => {
          const [session] = plannedOn(
            { plan: [{ ...entry, on: { dates: [entry.validFrom] } }], holidays: [] },
            entry.validFrom,
            420,
          );
          if (session === undefined) throw new Error('it is planned on that day');
          const utcMs = session.startsAtMs + past;
          const isOpen = opensByItself(session, isCancelled, { utcMs, state });
          const isTime = past >= 0 && utcMs < session.endsAtMs;
          expect(isOpen).toBe(
            isTime && state === 'trusted' && !isCancelled && entry.mode !== 'portable',
          );
        },
      ),
    );
  });
});

it('a station bound to another field does not serve in a session of some fields', () => {
  const [session] = plannedOn(
    { plan: [{ ...saturdays, fieldCodes: ['ho-tich'] }], holidays: [] },
    '2024-02-03',
    420,
  );
  if (session === undefined) throw new Error('it is planned on that day');
  expect([null, 'ho-tich', 'dat-dai'].map((field) => servesField(session, field))).toEqual([
    true,
    true,
    false,
  ]);
});
