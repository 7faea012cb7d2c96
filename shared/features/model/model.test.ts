import { describe, expect, it } from 'vitest';
import { Model } from './model.ts';
import { standingOf } from './model-standing.ts';
import { placesOfUnknownModels } from './unknown-models.ts';

const least = { code: 'sang-thu-bay', name: 'Sáng thứ Bảy vì dân', kind: 'calendarDays' } as const;
const model = (changes: object = {}) =>
  Model.parse({ ...least, validFrom: '2027-01-01', ...changes });
const accepts = (changes: object) =>
  Model.safeParse({ ...least, validFrom: '2027-01-01', ...changes }).success;

describe('a model', () => {
  it('has no legal basis until somebody enters one, and is compared with nothing before', () => {
    expect(model()).toMatchObject({ basis: [], verified: false });
    expect(accepts({ verified: true })).toBe(false);
    expect(accepts({ verified: true, basis: [{ body: 'Uỷ ban nhân dân tỉnh' }] })).toBe(true);
  });

  it.each([
    ['ends before it begins', { validTo: '2026-12-31' }],
    ['is rolled out before it is tried', pilot('2027-03-01', '2027-02-01')],
    ['asks for more a week than it allows', { rules: { perWeek: { least: 2, most: 1 } } }],
    ['names a weekday that no week has', { rules: { weekdays: [8] } }],
    ['has a unit known by its name alone', { units: [{ name: 'Xã An Tân' }] }],
  ])('that %s is refused', (_what, changes) => expect(accepts(changes)).toBe(false));
});

describe('how a model stands at a unit', () => {
  const tried = model({
    units: [{ code: '00027', pilotFrom: '2027-03-01', rollOutFrom: '2027-10-01' }],
    validTo: '2027-12-31',
  });
  it.each([
    ['2026-12-31', 'ahead'],
    ['2027-02-28', 'ahead'],
    ['2027-03-01', 'pilot'],
    ['2027-09-30', 'pilot'],
    ['2027-10-01', 'rolledOut'],
    ['2027-12-31', 'rolledOut'],
    ['2028-01-01', 'ended'],
  ])('on %s is %s', (day, standing) => expect(standingOf(tried, '00027', day)).toBe(standing));

  it('is running where no unit is named, and elsewhere where only others are', () => {
    expect(standingOf(model(), '00027', '2027-01-01')).toBe('running');
    expect(standingOf(tried, '00028', '2027-05-01')).toBe('elsewhere');
  });
});

describe('a line of the plan', () => {
  const line = { code: 'phien-1', modelCode: 'sang-thu-bay' };
  it('must name a model that is there', () => {
    expect(placesOfUnknownModels({ models: [], plan: [line] })).toEqual([0]);
    expect(placesOfUnknownModels({ models: [least], plan: [line, { code: 'x' }] })).toEqual([]);
  });

  it('that named an unknown model before stays; one whose model goes does not', () => {
    const before = { models: [], plan: [line] };
    expect(placesOfUnknownModels({ models: [], plan: [line] }, before)).toEqual([]);
    expect(
      placesOfUnknownModels({ models: [], plan: [line] }, { models: [least], plan: [line] }),
    ).toEqual([0]);
  });
});

function pilot(pilotFrom: string, rollOutFrom: string) {
  return { units: [{ code: '00027', pilotFrom, rollOutFrom }] };
}
