import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectResponses } from './collect-responses.ts';
import type { SealedAnswer } from './sealed-answer.ts';

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const common = (id: string, responseId: string, step: number) =>
  ({
    format: 1,
    id,
    campaign: idOf(0),
    responseId,
    step,
    questionnaire: 'c-00000000@1',
    unit: '00000',
    station: 'may-1',
    channel: 'kiosk',
    hour: '2026-11-27T09:00:00+07:00',
    clock: 'trusted',
    inTime: true,
    trial: false,
  }) as const;
const scored = { scaleOrder: 'descending', language: 'vi' } as const;

const answer = (id: string, score: 1 | 5): SealedAnswer => ({
  ...common(id, id, 0),
  kind: 'answer',
  score,
  ...scored,
});

/** One visit with everything in it; what the citizen ended with is known. */
const [first, other] = [idOf(1), idOf(2)];
const visit: readonly SealedAnswer[] = [
  answer(first, 1),
  { ...common(idOf(3), first, 1), kind: 'change', score: 3, ...scored },
  { ...common(idOf(4), first, 2), kind: 'fact', question: 'a', choices: ['x'] },
  { ...common(idOf(5), first, 3), kind: 'fact', question: 'a', choices: ['y'] },
  { ...common(idOf(6), first, 4), kind: 'fact', question: 'b', choices: ['z'] },
  { ...common(idOf(7), first, 5), kind: 'fact', question: 'b', choices: [] },
  { ...common(idOf(8), first, 6), kind: 'comment', text: 'một' },
  { ...common(idOf(9), first, 7), kind: 'comment', text: 'hai' },
  { ...common(idOf(10), first, 8), kind: 'change', score: 2, ...scored },
  answer(other, 5),
];

const ended = ({ responses }: ReturnType<typeof collectResponses>) =>
  responses.map(({ answer: { id }, score, facts, comments }) => [
    id,
    score,
    Object.fromEntries(facts),
    comments,
  ]);

describe('the pieces of a survey', () => {
  it('make the same responses in whatever order and however often they come', () => {
    const shuffled = fc
      .shuffledSubarray([...visit], { minLength: visit.length })
      .chain((all) => fc.subarray(all).map((again) => [...all, ...again]));
    fc.assert(
      fc.property(shuffled, (pieces) => {
        const collected = collectResponses(pieces);
        expect(ended(collected)).toEqual([
          [first, 2, { a: ['y'] }, ['một', 'hai']],
          [other, 5, {}, []],
        ]);
        expect(collected.repeated).toBe(pieces.length - visit.length);
        expect(collected.withoutAnswer).toBe(0);
      }),
    );
  });

  it('are counted where their answer is missing', () => {
    const collected = collectResponses(visit.filter(({ id }) => id !== first));
    expect(ended(collected)).toEqual([[other, 5, {}, []]]);
    expect(collected.withoutAnswer).toBe(8);
  });
});
