import { describe, expect, it } from 'vitest';
import fiveElements from '#resources/questionnaires/five-elements-1.json' with { type: 'json' };
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { Answers } from '#shared/features/questionnaire/questions.ts';
import { aView, aViewWithoutQuestions } from '#tests/support/simulated-kiosk.ts';
import { stepAfter, stepBefore, type Step } from './visit.ts';

/** The whole way of somebody who answers like this, as one line. */
function wayOf(view: Parameters<typeof stepAfter>[0], answers: Answers): string {
  const way: string[] = [];
  let step = stepAfter(view, answers);
  while (step.at !== 'end') {
    way.push(nameOf(step));
    step = stepAfter(view, answers, step);
  }
  return way.join(' ');
}

function nameOf(step: Step): string {
  return step.at === 'question' ? step.question.code : step.at;
}

const long = { ...aView(), questionnaire: Questionnaire.parse(fiveElements) };

describe('after the score', () => {
  it('come the stage, the reasons and the invitation to write', () => {
    expect(wayOf(aView(), {})).toBe('stage reasons invitation');
  });

  it('comes nothing where nothing is asked', () => {
    expect(wayOf(aViewWithoutQuestions(), {})).toBe('');
  });

  it('comes first who presses, and last before the words the receipt, where they are asked', () => {
    const view = aView({ asksWhoPresses: true, asksReceipt: true });
    expect(wayOf(view, {})).toBe('pressed_by stage reasons receipt invitation');
  });

  it('comes the counter before all others, where several share the screen, but for who presses', () => {
    const countersAsked = [
      { code: 'quay-1', name: 'Quầy 1' },
      { code: 'quay-2', name: 'Quầy 2' },
    ];
    expect(wayOf(aView({ countersAsked }), {})).toBe('counter_said stage reasons invitation');
    expect(wayOf(aView({ countersAsked, asksWhoPresses: true }), {})).toBe(
      'pressed_by counter_said stage reasons invitation',
    );
  });

  it('is asked whether the result was late only of who fetched one', () => {
    expect(wayOf(long, { stage: ['submit'] })).not.toContain('on_time');
    expect(wayOf(long, { stage: ['collect'] })).toContain('on_time outcome');
    expect(wayOf(long, { stage: ['collect'], on_time: ['late'] })).toContain('on_time apology');
  });

  it('is asked nothing that depends on a question left out', () => {
    expect(wayOf(long, {})).not.toMatch(/on_time|apology|extra_trips|other_offices/);
  });
});

describe('the way back', () => {
  it('leads through the same steps, and no further than the first', () => {
    const answers = { stage: ['collect'], on_time: ['late'] };
    const forth: Step[] = [];
    for (let step = stepAfter(long, answers); step.at !== 'end';) {
      forth.push(step);
      step = stepAfter(long, answers, step);
    }
    const back: Step[] = [];
    for (let step = forth.at(-1); step !== undefined; step = stepBefore(long, answers, step)) {
      back.unshift(step);
    }
    expect(back.map(nameOf)).toEqual(forth.map(nameOf));
  });
});
