import { describe, expect, it } from 'vitest';
import simulated from '#resources/simulation/settings.json' with { type: 'json' };
import trial from '#resources/trial/settings.json' with { type: 'json' };
import { OfficeSettings, stationOf } from './office-settings.ts';

const least = {
  unit: { code: '00027', codeSystem: 'QD19-2025', name: 'Xã Ba Đình' },
  stations: [{ code: 'may-1', name: 'Máy 1' }],
};

const field = (code: string) => ({ code, name: code });
const counter = (more: object = {}) => ({ code: 'quay-1', name: 'Quầy 1', ...more });
const station = (counterCodes: string[]) => ({ code: 'may-1', name: 'Máy 1', counterCodes });
const duty = (from: string, to?: string) => ({
  counterCode: 'quay-1',
  personCode: 'can-bo',
  from,
  ...(to !== undefined && { to }),
});
const onDuty = (...roster: object[]) => ({ counters: [counter({ onePerson: true })], roster });

const accepts = (changes: object) => OfficeSettings.safeParse({ ...least, ...changes }).success;

describe('the settings of an office', () => {
  it('are complete from a unit and a station on', () => {
    expect(OfficeSettings.parse(least)).toEqual({
      unit: { ...least.unit, namesBefore: [] },
      offsetMinutes: 420,
      closing: { screen: true, minutesBefore: 15, minutesAfter: 30 },
      questionnaire: { id: 'kiosk', sensitive: false },
      languages: { drafts: [], off: [] },
      channels: [],
      answered: [],
      receipts: false,
      supervisors: [],
      fields: [],
      counters: [],
      stations: [
        {
          code: 'may-1',
          name: 'Máy 1',
          counterCodes: [],
          citizenSays: false,
          deskOnThisScreen: true,
          changeWindowSeconds: 6,
        },
      ],
      hours: [],
      holidays: [],
      workingDays: [],
      models: [],
      plan: [],
      release: { minimumNewAnswers: 10, floors: { counter: 10, officer: 30 } },
      inbox: { minimumWriters: 5 },
      alerts: {},
      batches: { remindAfterWorkingDays: 7 },
      desk: { idleAfterSeconds: 300 },
      roster: [],
      retention: {},
      letters: { retentionDays: {} },
    });
  });

  it('keep the zeros in front of a code', () => {
    expect(OfficeSettings.parse(least).unit.code).toBe('00027');
  });

  it('release figures from 5 new answers at the least', () => {
    expect(accepts({ release: { minimumNewAnswers: 5 } })).toBe(true);
    expect(accepts({ release: { minimumNewAnswers: 4 } })).toBe(false);
    expect(accepts({ release: { floors: { counter: 20, officer: 40 } } })).toBe(true);
    for (const lower of [{ counter: 9 }, { officer: 29 }]) {
      expect(accepts({ release: { floors: lower } })).toBe(false);
    }
    expect(accepts({ inbox: { minimumWriters: 8 } })).toBe(true);
    expect(accepts({ inbox: { minimumWriters: 4 } })).toBe(false);
  });

  it.each<[string, object]>([
    ['a word that nobody knows', { colour: 'red' }],
    ['a code of digits that is a number', { unit: { ...least.unit, code: 27 } }],
    ['a time that no clock shows', { hours: [{ weekdays: [1], from: '24:00', to: '25:00' }] }],
    ['an eighth weekday', { hours: [{ weekdays: [8], from: '08:00', to: '09:00' }] }],
    ['a day that no calendar has', { holidays: ['2026-02-30'] }],
    ['an office without a station', { stations: [] }],
    ['two fields of one code', { fields: [field('ho-tich'), field('ho-tich')] }],
    ['a counter of a field that is not there', { counters: [counter({ fieldCode: 'dat-dai' })] }],
    ['a station at a counter that is not there', { stations: [station(['quay-9'])] }],
    ['a duty at a counter that is not there', { roster: [duty('2026-11-02')] }],
    ['a duty that ends before it begins', onDuty(duty('2026-11-02', '2026-11-01'))],
    [
      'two people at a counter of one person',
      onDuty(duty('2026-11-02'), duty('2026-12-01', '2026-12-31')),
    ],
    [
      'a citizen who may choose between one counter',
      { counters: [counter()], stations: [{ ...station(['quay-1']), citizenSays: true }] },
    ],
    ['a secret key where the public one belongs', { letters: { recipient: 'AGE-SECRET-KEY-1X' } }],
    ['letters that are kept for ever', { letters: { retentionDays: { closed: 0 } } }],
  ])('refuse %s', (_what, changes) => {
    expect(accepts(changes)).toBe(false);
  });

  it.each([
    ['trial', trial],
    ['simulated', simulated],
  ])('of the %s office are valid', (_kind, settings) => {
    expect(OfficeSettings.safeParse(settings).error).toBeUndefined();
  });

  it('take duties that follow each other, and people who share a counter', () => {
    const following = [duty('2026-11-02', '2026-11-30'), duty('2026-12-01')];
    expect(accepts(onDuty(...following))).toBe(true);
    const shared = { counters: [counter()], roster: [duty('2026-11-02'), duty('2026-11-03')] };
    expect(accepts(shared)).toBe(true);
  });

  it('read a document of the time when an office had one station', () => {
    const { stations, ...others } = trial;
    const old = { ...others, station: { code: 'may-1', counterCodes: ['quay-1'] } };
    const read = OfficeSettings.parse(old);
    const named = OfficeSettings.parse({ ...others, stations });
    expect(read).toEqual({
      ...named,
      stations: [{ ...stationOf(named, 'may-1'), name: 'may-1' }],
    });
  });
});
