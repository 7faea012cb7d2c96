import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeScore, type PeriodValues } from './compute-score.ts';
import { Criterion, criteriaOf, type IndicatorSet } from './indicator-set.ts';
import { daysOfPeriod, monthsOfPeriod, periodsBegunBy } from './period.ts';
import { readSet } from './read-set.ts';
import type { RegisterCounts } from './registers.ts';
import { needsReason } from './reason-rule.ts';
import { bandOf, totalOf } from './total-score.ts';

const folder = 'resources/indicator-sets';
const textOf = (name: string) => readFileSync(`${folder}/${name}.json`, 'utf8');

function shipped(name: string): IndicatorSet {
  const read = readSet(textOf(name));
  if (read.is === 'faulty') throw new Error(JSON.stringify(read.faults));
  return read.set;
}

const nine = shipped('nine-indicators-1');
const friendly = shipped('friendly-government-1');

describe('a shipped set', () => {
  it.each(readdirSync(folder))('%s is sound and claims no law', (name) => {
    expect(shipped(name.replace('.json', ''))).toMatchObject({ verified: false });
  });

  it('of nine indicators lets the kiosk feed 1, 3, 4 and 7 only', () => {
    const fed = criteriaOf(nine).filter(({ fedBy }) => fedBy.includes('kiosk'));
    expect(fed.map(({ code }) => code)).toEqual(['1', '3', '4', '7']);
    // attitude is scored from confirmed complaints: what citizens pressed only stands beside
    expect(fed.map(({ formula }) => formula?.use)).toEqual(['score', 'score', 'score', 'hint']);
  });

  it.each([
    [18, 'xuat-sac'],
    [15, 'xuat-sac'],
    [14.99, 'tot'],
    [12, 'tot'],
    [11.99, 'kha'],
    [9, 'kha'],
    [8.99, 'trung-binh'],
    [6, 'trung-binh'],
    [5.99, 'yeu'],
    [0, 'yeu'],
  ])('of nine indicators calls %d points %s', (score, code) => {
    expect(bandOf(nine, score)?.code).toBe(code);
  });

  it.each([
    [100, 4],
    [95, 4],
    [94.99, 3],
    [90, 3],
    [89.99, 2],
    [80, 2],
    [79.99, 1],
    [0, 1],
  ])('of a friendly government gives %d points %d stars', (score, stars) => {
    expect(bandOf(friendly, score)?.stars).toBe(stars);
  });
});

describe('a total', () => {
  it('of scores with decimals reaches the band that its sum on paper reaches', () => {
    const codes = criteriaOf(nine).map(({ code }) => code);
    const hundredths = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(hundredths, (given) => {
        const scores = new Map(codes.map((code, at) => [code, (given[at] ?? 0) / 100]));
        const sum = given.reduce((sum, each) => sum + each, 0);
        const from = [1500, 1200, 900, 600, 0].findIndex((from) => sum >= from);
        const { score, band } = totalOf(nine, scores);
        expect(Math.round(score * 100)).toBe(sum);
        expect(band).toBe(nine.bands[from]);
      }),
    );
  });

  it('with a hole has no name, and says what is missing', () => {
    const scores = new Map(criteriaOf(nine).map(({ code }) => [code, 2]));
    scores.delete('5');
    expect(totalOf(nine, scores)).toEqual({ score: 16, scored: 8, criteria: 9, missing: ['5'] });
  });
});

const noAnswers = { n: 0, sum: 0, rawN: 0, rawSum: 0 };
const kiosk = { isClosed: true, satisfied: noAnswers, levels: {}, points: {} };
const quarter = ['2026-07', '2026-08', '2026-09'];
const values = (resolved: number[], onTime: number[]): PeriodValues => ({
  months: quarter,
  activity: Object.fromEntries(
    resolved.map((value, at) => [quarter[at], { resolved: value, 'on-time': onTime[at] ?? 0 }]),
  ),
  kiosk,
  registers: { isOver: true, counts: {} },
});
const counted = (counts: RegisterCounts['counts'], isOver = true): PeriodValues => ({
  ...values([], []),
  registers: { isOver, counts },
});
const criterion = (name: string, code: string) => {
  const found = criteriaOf(shipped(name)).find((each) => each.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};

describe('a computed score', () => {
  const onTime = criterion('friendly-government-1', '4.1');

  it('is its part of the full score, with what it was made from', () => {
    expect(computeScore(onTime, values([100, 120, 80], [90, 120, 75]))).toEqual({
      is: 'known',
      use: 'score',
      value: 0.95,
      score: 14.25,
      inputs: [
        { figure: 'on-time', value: 285 },
        { figure: 'resolved', value: 300 },
      ],
    });
  });

  it('is missing and never 0 while a month is missing', () => {
    expect(computeScore(onTime, values([100, 120], [90, 120]))).toEqual({
      is: 'missing',
      use: 'score',
      why: 'noFigures',
      months: ['2026-09'],
      inputs: [],
    });
  });

  it.each([
    ['nothing was handled', [0, 0, 0], [0, 0, 0], 'nothingCounted'],
    ['the parts are more than the whole', [1, 1, 1], [1, 1, 2], 'contradiction'],
  ])('is missing where %s', (_what, resolved, part, why) => {
    expect(computeScore(onTime, values(resolved, part))).toMatchObject({ is: 'missing', why });
  });

  it.each([
    [100, 25],
    [99, 20],
    [98, 20],
    [97, 15],
    [95, 15],
    [90, 10],
    [89, 0],
  ])('by steps gives %d of 100 on time %d points', (part, score) => {
    const computed = computeScore(criterion('reform-1', '1.1'), values([100, 0, 0], [part, 0, 0]));
    expect(computed).toMatchObject({ is: 'known', score });
  });

  it('of the kiosk is the mean of 2, 1, 0, once enough have answered and the period is closed', () => {
    const first = criterion('nine-indicators-1', '1');
    const withAnswers = (n: number, isClosed: boolean): PeriodValues => ({
      ...values([], []),
      kiosk: {
        ...kiosk,
        isClosed,
        points: { 'TT01/2018:1': { n, sum: n * 1.5, rawN: n + 2, rawSum: n * 1.5 } },
      },
    });
    expect(computeScore(first, withAnswers(20, true))).toMatchObject({ value: 1.5, score: 1.5 });
    expect(computeScore(first, withAnswers(20, false))).toMatchObject({ why: 'periodOpen' });
    expect(computeScore(first, withAnswers(9, true))).toMatchObject({ why: 'fewAnswers' });
  });

  it('is never above the full score nor below 0', () => {
    const number = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(number, number, (part, rest) => {
        const computed = computeScore(onTime, values([part + rest, 0, 0], [part, 0, 0]));
        if (computed?.is !== 'known') return expect(part + rest).toBe(0);
        expect(computed.score).toBeGreaterThanOrEqual(0);
        expect(computed.score).toBeLessThanOrEqual(onTime.fullScore);
      }),
    );
  });
});

describe('a score from what the program keeps count of', () => {
  const comments = criterion('friendly-government-2', '3.2');
  const letters = criterion('friendly-government-2', '2.3');
  const talks = criterion('friendly-government-2', '1.3');
  const inbox = (answered: number, received: number) => ({
    'inbox.answered': answered,
    'inbox.received': received,
  });
  const given = (given: number, asked: number) => ({
    'letters.all.given': given,
    'letters.all.asked': asked,
  });
  const held = (receiving: number, dialogue: number) => ({
    'held.receiving': receiving,
    'held.dialogue': dialogue,
  });

  it('is its part of the full score, with what it was made from', () => {
    expect(computeScore(comments, counted(inbox(3, 4)))).toEqual({
      is: 'known',
      use: 'score',
      value: 0.75,
      score: 3.75,
      inputs: [
        { figure: 'inbox.answered', value: 3 },
        { figure: 'inbox.received', value: 4 },
      ],
    });
  });

  it.each([
    ['nothing came', counted(inbox(0, 0)), 'nothingCounted'],
    ['the period is not over', counted(inbox(3, 4), false), 'periodOpen'],
    ['a register cannot be read', counted({ 'inbox.received': 4 }), 'registerAway'],
    ['more was answered than came', counted(inbox(5, 4)), 'contradiction'],
  ])('is missing and never 0 where %s', (_what, from, why) => {
    expect(computeScore(comments, from)).toMatchObject({ is: 'missing', why });
  });

  it.each([
    [0, 5, 'known'],
    [5, 5, 'known'],
    [4, 5, 'missing'],
    [1, 90, 'missing'],
    [0, 4, 'missing'],
  ])('of %d letters given of %d asked for is %s: fewer than five are not told', (some, all, is) => {
    const computed = computeScore(letters, counted(given(some, all)));
    expect(computed).toMatchObject(is === 'known' ? { is } : { is, why: 'fewLetters', inputs: [] });
  });

  it('tells no count of letters while it can still grow', () => {
    const open = computeScore(letters, counted(given(7, 9), false));
    expect(open).toMatchObject({ why: 'periodOpen', inputs: [] });
    const talking = computeScore(talks, counted(held(7, 2), false));
    expect(talking?.inputs).toEqual([
      { figure: 'held.receiving', value: 7 },
      { figure: 'held.dialogue', value: 2 },
    ]);
  });

  it.each([
    [0, 0, 0],
    [5, 0, 2.08],
    [6, 0, 2.5],
    [6, 5, 4.58],
    [6, 6, 5],
    [20, 6, 5],
  ])('of %d receptions and %d dialogues of twelve is %d of 5', (receiving, dialogue, score) => {
    expect(computeScore(talks, counted(held(receiving, dialogue)))).toMatchObject({ score });
  });

  it('leaves points and criteria as they were in the version before', () => {
    const shape = (name: string) =>
      criteriaOf(shipped(name)).map(({ code, names, fullScore }) => [code, names, fullScore]);
    expect(shape('friendly-government-2')).toEqual(shape('friendly-government-1'));
  });
});

describe('a file of a set', () => {
  it.each([
    ['points that do not add up', '"fullScore": 18', '"fullScore": 20', 'sumDiffers', 'fullScore'],
    [
      'a step above the full score',
      '"score": 2,',
      '"score": 3,',
      'aboveFull',
      'groups[0].criteria[0].steps',
    ],
    [
      'a formula from who may not feed it',
      '"fedBy": ["kiosk", "manual"]',
      '"fedBy": ["manual"]',
      'formulaNotFed',
      'groups[0].criteria[0].fedBy',
    ],
    ['a code twice', '"code": "2"', '"code": "1"', 'codeTwice', 'groups'],
    ['bands out of order', '"from": 15', '"from": 11', 'bandsNotFalling', 'bands'],
    [
      'a word nobody knows',
      '"code": "1",',
      '"code": "1", "weight": 2,',
      'unrecognized_keys',
      'groups[0].criteria[0]',
    ],
  ])('with %s is refused with its place', (_what, from, to, fault, place) => {
    const text = textOf('nine-indicators-1');
    expect(text).toContain(from);
    expect(readSet(text.replace(from, to))).toMatchObject({
      is: 'faulty',
      faults: expect.arrayContaining([{ fault, place }]),
    });
  });

  it('that is no JSON is refused with the line', () => {
    expect(readSet('{\n  "code": "a",\n  oops\n}')).toEqual({
      is: 'faulty',
      faults: [{ fault: 'notJson', place: '3' }],
    });
  });

  it('asks for no more than two decimals', () => {
    const some = { code: '1', names: { vi: 'a', en: 'a' }, fullScore: 1.005, fedBy: ['manual'] };
    expect(Criterion.safeParse(some).success).toBe(false);
    expect(Criterion.safeParse({ ...some, fullScore: 1.25 }).success).toBe(true);
  });
});

describe('a period', () => {
  it('has its months and days', () => {
    expect(monthsOfPeriod('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(daysOfPeriod('2026-Q1')).toEqual({ fromDay: '2026-01-01', toDay: '2026-03-31' });
    expect(monthsOfPeriod('2026')).toHaveLength(12);
    expect(daysOfPeriod('2028-02')).toEqual({ fromDay: '2028-02-01', toDay: '2028-02-29' });
  });

  it('can be chosen once it has begun', () => {
    const periods = periodsBegunBy('2026-05-10', ['quarter', 'year']);
    expect(periods.slice(0, 4)).toEqual(['2026', '2026-Q2', '2026-Q1', '2025']);
    expect(periods.at(-1)).toBe('2024-Q1');
  });
});

it('a reason is asked where points are taken off or a computed score stands aside', () => {
  expect(needsReason(criterion('nine-indicators-1', '5'), 2)).toBe(false);
  expect(needsReason(criterion('nine-indicators-1', '5'), 1)).toBe(true);
  expect(needsReason(criterion('nine-indicators-1', '1'), 2)).toBe(true);
  expect(needsReason(criterion('nine-indicators-1', '7'), 2)).toBe(false);
  expect(needsReason(criterion('nine-indicators-1', '5'), null)).toBe(true);
});
