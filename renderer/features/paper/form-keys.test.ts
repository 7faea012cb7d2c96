import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import fiveElements from '#resources/questionnaires/five-elements-1.json' with { type: 'json' };
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { isAnswer, levelsOf } from '#shared/features/questionnaire/questions.ts';
import { afterKey, askedOnForm, contentOf, emptyForm, type TypedForm } from './form-keys.ts';

const kiosk = Questionnaire.parse(kiosk2);
const elements = Questionnaire.parse(fiveElements);

function typed(keys: readonly string[], questionnaire: Questionnaire = kiosk): TypedForm {
  return keys.reduce((form, key) => afterKey(form, questionnaire, key) ?? form, emptyForm);
}
const kept = (form: TypedForm, questionnaire: Questionnaire = kiosk) =>
  contentOf(form, questionnaire, { day: '2026-11-20', comment: 'Tốt' });

describe('keys', () => {
  it('type a whole form: a digit, a letter that leads on, letters that do not', () => {
    const form = typed(['4', 'c', 'a', 'E']);
    expect(kept(form)).toEqual({
      day: '2026-11-20',
      score: 4,
      answers: { stage: ['collect'], reasons: ['waiting', 'fee'] },
      comment: 'Tốt',
    });
    expect(form.at).toEqual({ question: 'reasons' });
  });

  it('take a letter back, and a whole answer', () => {
    expect(typed(['5', 'a', 'a', 'b', 'a']).answers).toEqual({
      stage: ['submit'],
      reasons: ['attitude'],
    });
    expect(typed(['5', 'a', 'ArrowUp', 'Delete']).answers).toEqual({});
  });

  it('leave a question blank and go back to it', () => {
    const form = typed(['2', 'ArrowDown', 'a', 'ArrowUp', 'e']);
    expect(form.answers).toEqual({ stage: ['other'], reasons: ['waiting'] });
  });

  it('say that a form has no score, and then nothing else of it is kept', () => {
    expect(kept(typed(['4', 'c', 'ArrowUp', 'ArrowUp', '0']))).toEqual({
      day: '2026-11-20',
      score: null,
      answers: {},
      comment: '',
    });
  });

  it('leave nothing to keep before there is a score', () => {
    expect(kept(typed(['x', 'ArrowDown', 'a']))).toBeUndefined();
  });

  it('go up to the day and down to the comment, no further', () => {
    expect(typed(['ArrowUp', 'ArrowUp']).at).toBe('day');
    expect(typed(Array.from({ length: 9 }, () => 'ArrowDown')).at).toBe('comment');
  });
});

it('whatever keys are pressed, what is kept can be an answer to what is printed', () => {
  const key = fc.constantFrom(
    ...'0123459abcdefghi '.split(''),
    'ArrowDown',
    'ArrowUp',
    'Delete',
    'Escape',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(kiosk, elements),
      fc.array(key, { maxLength: 40 }),
      (questionnaire, keys) => {
        const content = kept(typed(keys, questionnaire), questionnaire);
        if (content === undefined) return;
        const levels = levelsOf(questionnaire);
        expect(content.score === null || levels.some((level) => level === content.score)).toBe(
          true,
        );
        const asked = askedOnForm(questionnaire, content.answers);
        for (const [code, choices] of Object.entries(content.answers)) {
          const question = asked.find((each) => each.code === code);
          expect(question?.audience).toBeUndefined();
          expect(question && isAnswer(question, levels, choices)).toBe(true);
        }
      },
    ),
  );
});
