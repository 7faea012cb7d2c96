import { describe, expect, it } from 'vitest';
import { playWorld, type World } from '#tests/support/evaluated-world.ts';
import { evaluate } from './evaluate.ts';
import { Evaluation, EvaluationQuestion } from './evaluation.contract.ts';

const commune: World = {
  seed: 'one commune',
  units: ['02155'],
  from: '2026-01',
  to: '2026-12',
  perDay: 8,
  satisfied: () => 0.8,
  coverage: 0.4,
};
const ask = (world: World, asked: Partial<EvaluationQuestion> = {}) => {
  const { cube, known } = playWorld(world);
  const question = EvaluationQuestion.parse({
    ...{ from: world.from, to: world.to, model: null },
    ...asked,
  });
  // what leaves here is what the contract says
  return Evaluation.parse(evaluate(cube, known, question));
};
const saturday = { code: 'saturday', kind: 'calendarDays' } as const;
const atAllHours = { code: 'friendly', kind: 'allHours' } as const;
const tenUnits = Array.from({ length: 10 }, (_, at) => `unit-${at}`);
const pilots = tenUnits.slice(0, 2);
const piloted = {
  ...atAllHours,
  units: tenUnits.map((code) =>
    pilots.includes(code) ? { code, name: '', pilotFrom: '2026-07-01' } : { code, name: '' },
  ),
};

describe('a year of an ordinary commune', () => {
  it('has one figure that is the sum of its periods, with interval, coverage and both sides', () => {
    const found = ask(commune);
    const { figure } = found.chosen;
    expect(found.periods).toHaveLength(12);
    const months = found.periods.map(({ figure: each }) => each.raw.n);
    expect(figure?.raw.n).toBe(months.reduce((sum, n) => sum + n, 0));
    expect(figure?.clean?.topTwo).toBeCloseTo(0.8, 1);
    expect(figure?.shareInterval?.low).toBeLessThan(0.8);
    expect(figure?.coverage).toMatchObject({ is: 'known' });
    expect(figure?.breakEven).toMatchObject({ is: 'rate' });
    expect(found.notices).toEqual([]);
    expect(found.chart.is).toBe('chart');
    expect(found.hours.map(({ quarter }) => quarter)).toEqual([
      '2026-Q4',
      '2026-Q3',
      '2026-Q2',
      '2026-Q1',
    ]);
  });

  it('says the same to the last digit when it is asked again', () => {
    expect(ask(commune)).toEqual(ask(commune));
  });

  it('compares nothing in words where coverage is not known, and still shows the figures', () => {
    const { coverage: _, ...unknown } = commune;
    const found = ask(unknown, { from: '2026-07', beside: 'monthsBefore' });
    expect(found.notices).toEqual(['coverageUnknown']);
    expect(found.comparison).toMatchObject({
      is: 'cannotTell',
      reasons: ['coverageUnknown'],
      difference: { difference: expect.any(Number) },
    });
  });

  it('compares with the months before, and with the same months of the year before', () => {
    const better: World = {
      ...commune,
      from: '2025-01',
      satisfied: (_unit, day) => (day < '2026-07' ? 0.7 : 0.9),
    };
    const before = ask(better, { from: '2026-07', to: '2026-12', beside: 'monthsBefore' });
    expect(before.comparison?.is).toBe('higher');
    expect(before.beside?.months).toEqual(ask(better, { from: '2026-01', to: '2026-06' }).months);
    const year = ask(better, { from: '2026-07', to: '2026-12', beside: 'yearBefore' });
    expect(year.beside?.months[0]).toBe('2025-07');
    expect(year.comparison?.is).toBe('higher');
  });

  it('of one question about a part of a quarter no answer of which stands alone, tells what is left out', () => {
    const small: World = { ...commune, perDay: 0.3, from: '2026-07', to: '2026-09' };
    const found = ask(small, { from: '2026-08', to: '2026-08' });
    expect(found.chosen.figure).toBeNull();
    expect(found.joinedOut).toBeGreaterThanOrEqual(10);
    expect(found.notices).toEqual(['noHeadline', 'joinedOut']);
  });

  it('waits for a quarter that is not over', () => {
    const { cube, known } = playWorld({ ...commune, to: '2026-10' });
    const question = EvaluationQuestion.parse({ from: '2026-07', to: '2026-10', model: null });
    const found = evaluate(cube, known, question);
    expect([found.months, found.waiting]).toEqual([['2026-07', '2026-08', '2026-09'], ['2026-Q4']]);
    expect(found.notices).toContain('waiting');
  });

  it('is useful with 21 ratings', () => {
    const found = ask({ ...commune, perDay: 0.33, from: '2026-10', to: '2026-12' });
    expect(found.chosen.figure?.raw.n).toBeGreaterThanOrEqual(10);
    expect(found.chosen.figure?.raw.n).toBeLessThan(80);
    expect(found.trend).toMatchObject({ is: 'cannotTell' });
  });

  it('shows nothing of nobody and of one single rating', () => {
    expect(ask({ ...commune, perDay: 0 })).toMatchObject({
      chosen: { figure: null },
      periods: [],
      notices: ['noHeadline'],
    });
    const { cube } = playWorld(commune);
    const [row] = playWorld({ ...commune, from: '2026-01', to: '2026-01' }).counted.days;
    expect(cube.blocks.every(({ n }) => n >= 10)).toBe(true);
    expect(row).toBeDefined();
  });
});

describe('a model', () => {
  const opened: World = {
    ...commune,
    models: [saturday],
    modelOf: (_unit, _day, nth) => (nth % 3 === 0 ? 'saturday' : ''),
  };

  it('has the ratings that carry it, and those outside stand beside', () => {
    const all = ask(opened);
    const found = ask(opened, { model: 'saturday', beside: 'outsideModel' });
    const [within, outside] = [found.chosen.figure?.raw.n ?? 0, found.beside?.figure?.raw.n ?? 0];
    expect(within + outside).toBe(all.chosen.figure?.raw.n);
    expect(found.model).toMatchObject({ code: 'saturday', graceMinutes: 15 });
  });

  it('of all hours is the whole service', () => {
    const found = ask({ ...commune, models: [atAllHours] }, { model: 'friendly' });
    expect(found.chosen).toEqual(ask(commune).chosen);
    expect(found.model?.graceMinutes).toBe(0);
  });

  it('an office by itself cannot tell whether its model changed anything', () => {
    const found = ask(opened, { model: 'saturday' });
    expect(found.pilot).toMatchObject({
      against: 'before',
      effect: { is: 'cannotTell', reasons: ['noPrePeriods', 'tooFewUnits'] },
    });
  });
});

describe('two pilots of ten units', () => {
  const province: World = {
    ...commune,
    seed: 'ten units',
    units: tenUnits,
    models: [piloted],
    dayEffect: 0.02,
  };

  it('finds an effect that is large, and says so by permutation over units', () => {
    const found = ask(
      {
        ...province,
        perDay: 12,
        satisfied: (unit, day) => (pilots.includes(unit) && day >= '2026-07-01' ? 0.9 : 0.75),
      },
      { model: 'friendly' },
    );
    expect(found.pilot).toMatchObject({
      against: 'rest',
      pilots: [{ unit: 'unit-0' }, { unit: 'unit-1' }],
      rest: 8,
      effect: { is: 'higher', isExact: true },
    });
  });

  it('calls none where there is none', () => {
    const found = ask({ ...province, seed: 'no effect' }, { model: 'friendly' });
    expect(found.pilot?.effect.is).toBe('none');
  });

  it('cannot tell where coverage is below a tenth', () => {
    const found = ask({ ...province, coverage: 0.05 }, { model: 'friendly' });
    expect(found.pilot?.effect).toMatchObject({ is: 'cannotTell', reasons: ['coverageLow'] });
    expect(found.notices).toEqual(['coverageLow']);
  });

  it('compares with the rest only until the rest begins, too', () => {
    const rolledOut = {
      ...piloted,
      units: piloted.units.map((unit) =>
        pilots.includes(unit.code) ? unit : { ...unit, rollOutFrom: '2026-07-01' },
      ),
    };
    const found = ask({ ...province, models: [rolledOut] }, { model: 'friendly' });
    expect(found.pilot?.effect).toMatchObject({
      is: 'cannotTell',
      reasons: expect.arrayContaining(['noPostPeriods']),
    });
  });

  it('puts units in bands, never in an order of their own', () => {
    const found = ask(province);
    expect(found.units).toHaveLength(10);
    expect(new Set(found.units.map(({ band }) => band))).toEqual(new Set([1]));
    const codes = found.units.map(({ unit }) => unit);
    expect(codes).toEqual(codes.toSorted());
  });

  it('of chosen units shows these, and the others beside them', () => {
    const found = ask(province, { units: pilots, beside: 'otherUnits' });
    expect(found.units.map(({ unit }) => unit)).toEqual(pilots);
    expect(found.beside?.figure?.raw.n).toBeGreaterThan(found.chosen.figure?.raw.n ?? 0);
  });

  it('a simulated store says so first of all', () => {
    expect(ask({ ...province, isSimulated: true }).notices[0]).toBe('simulated');
  });
});
