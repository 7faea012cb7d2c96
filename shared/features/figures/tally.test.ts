import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judgement } from '../rating/judge.ts';
import { labelSets, scores, type LabelSet, type Score } from '../rating/scale.ts';
import { Figure } from './figures.contract.ts';
import { addAnswer, figureOf, mergeHeaps, sizeOf, type Heap } from './tally.ts';

type Answer = readonly [Judgement, Score];

function heapOf(answers: readonly Answer[]): Heap {
  const heap: Heap = new Map();
  for (const [judgement, score] of answers) addAnswer(heap, judgement, score);
  return heap;
}

const someAnswers = fc.array(
  fc.tuple(
    fc.constantFrom<Judgement>('clean', 'clean', 'too_fast', 'burst', 'equal_run', 'outside_hours'),
    fc.constantFrom(...scores),
  ),
  { maxLength: 80 },
);

describe('a figure', () => {
  it('shows clean beside raw and what was left out', () => {
    const heap = heapOf([
      ['clean', 5],
      ['clean', 4],
      ['clean', 1],
      ['clean', 3],
      ['burst', 5],
      ['burst', 5],
      ['too_fast', 2],
    ]);
    expect(figureOf(heap, 'hl5.1')).toEqual({
      raw: {
        n: 7,
        counts: [3, 1, 1, 1, 1],
        mean: (3 * 100 + 75 + 50 + 25) / 7,
        satisfied: 4 / 7,
        interval: [expect.closeTo(0.2505, 4), expect.closeTo(0.8418, 4)],
      },
      clean: {
        n: 4,
        counts: [1, 1, 1, 0, 1],
        mean: 56.25,
        satisfied: 0.5,
        interval: [expect.closeTo(0.15, 4), expect.closeTo(0.85, 4)],
      },
      leftOut: {
        n: 3,
        mean: 75,
        reasons: [
          { reason: 'burst', n: 2 },
          { reason: 'too_fast', n: 1 },
        ],
      },
    });
  });

  it('of nothing has counts but neither mean nor share nor interval', () => {
    const nothing = { n: 0, counts: [0, 0, 0, 0, 0], mean: null, satisfied: null, interval: null };
    expect(figureOf(new Map(), 'hl5.1')).toEqual({
      raw: nothing,
      clean: nothing,
      leftOut: { n: 0, mean: null, reasons: [] },
    });
  });

  it.each([
    [5, 100],
    [4, 75],
    [3, 50],
    [2, 25],
    [1, 0],
  ] as const)('maps a score of %i to %i', (score, mean) => {
    expect(figureOf(heapOf([['clean', score]]), 'hl5.1').clean.mean).toBe(mean);
  });

  it('keeps "Bình thường" in the denominator of the satisfied', () => {
    const { clean } = figureOf(
      heapOf([
        ['clean', 5],
        ['clean', 3],
      ]),
      'hl5.1',
    );
    expect(clean.satisfied).toBe(0.5);
  });
});

describe('a figure of three levels', () => {
  const answers: Answer[] = [
    ['clean', 3],
    ['clean', 3],
    ['clean', 2],
    ['clean', 1],
  ];

  it('has three counts, a mean in steps of fifty, and is satisfied with the two best', () => {
    const { clean } = figureOf(heapOf(answers), 'hl3.1');
    expect(clean).toMatchObject({ n: 4, counts: [2, 1, 1], mean: 62.5, satisfied: 0.75 });
  });

  it.each([
    [3, 100, 1],
    [2, 50, 1],
    [1, 0, 0],
  ] as const)('maps a score of %i to %i', (score, mean, satisfied) => {
    const { clean } = figureOf(heapOf([['clean', score]]), 'hl3.1');
    expect([clean.mean, clean.satisfied]).toEqual([mean, satisfied]);
  });
});

describe('whatever the answers', () => {
  it('counts every level of any label set, the best first', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(labelSets) as LabelSet[])),
        fc.array(fc.nat(4), { maxLength: 40 }),
        (labelSet, places) => {
          const { levels } = labelSets[labelSet];
          const given = places.map((place) => levels[place % levels.length] ?? levels[0]);
          const { clean } = figureOf(heapOf(given.map((score) => ['clean', score])), labelSet);
          expect(clean.counts).toEqual(
            levels.map((level) => given.filter((score) => score === level).length),
          );
        },
      ),
    );
  });

  it('clean and left out make up raw, and reasons make up left out', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const { raw, clean, leftOut } = figureOf(heapOf(answers), 'hl5.1');
        expect(raw.n).toBe(answers.length);
        expect(clean.n + leftOut.n).toBe(raw.n);
        expect(leftOut.reasons.reduce((sum, { n }) => sum + n, 0)).toBe(leftOut.n);
      }),
    );
  });

  it('a figure is what the contract promises', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const figure = figureOf(heapOf(answers), 'hl5.1');
        expect(Figure.parse(figure)).toEqual(figure);
      }),
    );
  });

  it('heaps that are merged count as if they had been one', () => {
    fc.assert(
      fc.property(someAnswers, someAnswers, (some, others) => {
        const merged = mergeHeaps([heapOf(some), heapOf(others)]);
        expect(merged).toEqual(heapOf([...some, ...others]));
        expect(sizeOf(merged)).toBe(some.length + others.length);
      }),
    );
  });

  it('merging leaves the heaps as they were', () => {
    const heap = heapOf([['clean', 5]]);
    mergeHeaps([heap, heapOf([['clean', 4]])]);
    expect(heap).toEqual(heapOf([['clean', 5]]));
  });
});
