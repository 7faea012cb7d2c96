import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftDay } from '#shared/calendar.ts';
import {
  daysToExplain,
  longestExplanation,
  mayLeaderSee,
  questionFindings,
  raise,
  takeStep,
  type QuestionLife,
  type QuestionStep,
} from './question-life.ts';

const first = '2026-12-01';
const later = shiftDay(first, daysToExplain);
const explain = (explanation: string): QuestionStep => ({
  step: 'explain',
  by: 'counter',
  explanation,
});
const see: QuestionStep = { step: 'see', by: 'leader' };
const close: QuestionStep = { step: 'close', by: 'leader', finding: 'usual' };

function after(steps: readonly (readonly [QuestionStep, string])[]): QuestionLife {
  return steps.reduce((life, [step, today]) => {
    const next = takeStep(life, step, today);
    if (next.is === 'refused') throw new Error(next.why);
    return next.life;
  }, raise(first));
}

describe('a question', () => {
  it('is explained by the counter, seen by the leader and closed with a finding', () => {
    const life = after([
      [explain(' Một đoàn khách đến cùng lúc. '), first],
      [see, first],
      [close, first],
    ]);
    expect(life).toEqual({
      state: 'closed',
      raisedOn: first,
      explanation: 'Một đoàn khách đến cùng lúc.',
      finding: 'usual',
    });
  });

  it('is the counter’s alone until it has explained or its days are over', () => {
    expect(takeStep(raise(first), see, shiftDay(later, -1))).toEqual({
      is: 'refused',
      why: 'COUNTER_FIRST',
    });
    expect(mayLeaderSee(raise(first), later)).toBe(true);
    expect(after([[see, later]])).toMatchObject({ state: 'seen', explanation: undefined });
  });

  it('may still be explained when the leader has seen it', () => {
    const life = after([
      [see, later],
      [explain('Đoàn học sinh.'), later],
    ]);
    expect(life).toMatchObject({ state: 'seen', explanation: 'Đoàn học sinh.' });
  });

  it('takes no empty explanation and none that is too long', () => {
    const why = (text: string) => takeStep(raise(first), explain(text), first);
    expect(why('  ')).toEqual({ is: 'refused', why: 'EXPLANATION_EMPTY' });
    expect(why('a'.repeat(longestExplanation + 1))).toMatchObject({ why: 'EXPLANATION_LONG' });
  });

  it('is closed by a leader who has seen it, and never before or again', () => {
    expect(takeStep(raise(first), close, later)).toMatchObject({ why: 'NOT_NOW' });
    const step = fc.constantFrom<QuestionStep>(
      explain('Có đoàn khách.'),
      see,
      ...questionFindings.map((finding) => ({ step: 'close', by: 'leader', finding }) as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let life = raise(first);
        for (const each of steps) {
          const next = takeStep(life, each, later);
          if (life.state === 'closed') expect(next).toEqual({ is: 'refused', why: 'NOT_NOW' });
          if (next.is === 'taken' && next.life.state === 'closed') expect(life.state).toBe('seen');
          if (next.is === 'taken') life = next.life;
        }
      }),
    );
  });
});
