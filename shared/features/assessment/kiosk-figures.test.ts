import { expect, it } from 'vitest';
import document from '#resources/questionnaires/five-elements-1.json' with { type: 'json' };
import type { SeriesFigures } from '../figures/figures.contract.ts';
import { Questionnaire } from '../questionnaire/questionnaire.ts';
import { sumKioskFigures } from './kiosk-figures.ts';

const fiveElements = Questionnaire.parse(document);
const find = (ref: string) => (ref === 'five-elements@1' ? fiveElements : undefined);

const tally = (counts: number[]) => ({
  n: counts.reduce((sum, count) => sum + count, 0),
  counts,
  mean: null,
  satisfied: null,
  interval: null,
});

type Options = Record<string, readonly [clean: number, raw: number]>;

function shares(question: string, options: Options): SeriesFigures['questions'][number] {
  return {
    questionnaire: 'five-elements@1',
    verified: false,
    question,
    several: false,
    n: { clean: 0, raw: 0 },
    answered: { clean: 0, raw: 0 },
    options: Object.entries(options).map(([code, [clean, raw]]) => ({ code, clean, raw })),
    words: {},
  };
}

function alone(overrides: Partial<SeriesFigures['series']>, counts: number[]): SeriesFigures {
  return {
    series: {
      labelSet: 'hl5.1',
      scaleOrder: 'descending',
      channel: 'kiosk',
      pressers: ['self'],
      ...overrides,
    },
    total: {
      raw: tally(counts.map((count) => count + 1)),
      clean: tally(counts),
      leftOut: { n: 0, mean: null, reasons: [] },
    },
    questions: [
      shares('on_time', { early: [6, 7], on_time: [3, 3], late: [1, 1], not_due: [9, 9] }),
      shares('attitude', { 5: [4, 4], 4: [2, 2], 3: [1, 1], 2: [1, 2], 1: [0, 0], na: [5, 5] }),
    ],
  };
}

it('sums two periods: the two best levels, and points without “not applicable”', () => {
  const period = { series: [alone({}, [5, 3, 1, 1, 0])] };
  expect(sumKioskFigures([period, period], find, true)).toEqual({
    isClosed: true,
    satisfied: { n: 20, sum: 16, rawN: 30, rawSum: 20 },
    levels: { attitude: { n: 16, sum: 12, rawN: 18, rawSum: 12 } },
    points: { 'TT01/2018:1': { n: 20, sum: 30, rawN: 22, rawSum: 34 } },
  });
});

it('adds up neither other ways of answering nor another label set', () => {
  const counted = alone({}, [5, 3, 1, 1, 0]);
  const others = [
    alone({ pressers: ['officer'] }, [9, 0, 0, 0, 0]),
    alone({ channel: 'portable' }, [9, 0, 0, 0, 0]),
    alone({ scaleOrder: 'ascending' }, [9, 0, 0, 0, 0]),
    alone({ labelSet: 'hl3.1' }, [4, 0, 0]),
  ];
  const only = sumKioskFigures([{ series: [counted] }], find, true);
  expect(sumKioskFigures([{ series: [counted, ...others] }], find, true)).toEqual(only);
});

it('counts a question under a questionnaire that nobody knows in no points', () => {
  const figures = sumKioskFigures(
    [{ series: [alone({}, [5, 3, 1, 1, 0])] }],
    () => undefined,
    false,
  );
  expect(figures.points).toEqual({});
});
