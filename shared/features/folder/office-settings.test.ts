import { describe, expect, it } from 'vitest';
import simulated from '#resources/simulation/settings.json' with { type: 'json' };
import trial from '#resources/trial/settings.json' with { type: 'json' };
import { OfficeSettings } from './office-settings.ts';

const least = {
  unit: { code: '00027', codeSystem: 'QD19-2025', name: 'Xã Ba Đình' },
  station: { code: 'may-1' },
};

const accepts = (changes: object) => OfficeSettings.safeParse({ ...least, ...changes }).success;

describe('the settings of an office', () => {
  it('are complete from a unit and a station on', () => {
    expect(OfficeSettings.parse(least)).toEqual({
      unit: least.unit,
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
      station: { code: 'may-1', counterCodes: [], deskOnThisScreen: true, changeWindowSeconds: 6 },
      hours: [],
      holidays: [],
      plan: [],
      roster: [],
      release: { minimumNewAnswers: 10, floors: { counter: 10, officer: 30 } },
      inbox: { minimumWriters: 5 },
      alerts: {},
      letters: { retentionDays: {} },
      desk: { idleAfterSeconds: 300 },
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
  ])('refuse %s', (_what, changes) => {
    expect(accepts(changes)).toBe(false);
  });

  it.each([
    ['trial', trial],
    ['simulated', simulated],
  ])('of the %s office are valid', (_kind, settings) => {
    expect(OfficeSettings.safeParse(settings).error).toBeUndefined();
  });
});
