import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fiveElements from '#resources/questionnaires/five-elements-1.json' with { type: 'json' };
import kiosk1 from '#resources/questionnaires/kiosk-1.json' with { type: 'json' };
import kiosk2 from '#resources/questionnaires/kiosk-2.json' with { type: 'json' };
import threeLevels from '#resources/questionnaires/three-levels-1.json' with { type: 'json' };
import { labelSets, scores } from '../rating/scale.ts';
import { Questionnaire } from './questionnaire.ts';
import {
  isAnswer,
  levelsOf,
  longestTaps,
  optionCodesOf,
  questionAfter,
  questionBefore,
  questionsInForce,
  textKeysOf,
  type Answers,
} from './questions.ts';

const shipped = [kiosk1, kiosk2, fiveElements, threeLevels].map((document) =>
  Questionnaire.parse(document),
);
const long = Questionnaire.parse(fiveElements);

/** The usual questionnaire with something wrong in it, and where the fault is said to be. */
function faultsOf(change: (document: typeof kiosk2) => unknown): string[] {
  const result = Questionnaire.safeParse(change(structuredClone(kiosk2)));
  return (result.error?.issues ?? []).map(
    ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
  );
}

describe('a questionnaire that comes with the program', () => {
  it.each(shipped)('$id@$issue is complete in Vietnamese and English', (questionnaire) => {
    const keys = textKeysOf(questionnaire).sort();
    expect(Object.keys(questionnaire.texts['vi'] ?? {}).sort()).toEqual(keys);
    expect(Object.keys(questionnaire.texts['en'] ?? {}).sort()).toEqual(keys);
  });

  it('takes three taps at most in the usual one, and in the one with three levels', () => {
    expect(longestTaps(Questionnaire.parse(kiosk2).questions)).toBe(3);
    expect(longestTaps(Questionnaire.parse(threeLevels).questions)).toBe(3);
  });

  it('asks about the five elements in the long one', () => {
    const asked = long.questions.map(({ code }) => code);
    expect(asked).toEqual(
      expect.arrayContaining(['access', 'procedures', 'attitude', 'outcome', 'listening']),
    );
  });

  it('has one list of reasons, which no score and no answer leads past or to', () => {
    for (const { questions } of shipped) {
      for (const reasons of questions.filter(({ code }) => code === 'reasons')) {
        expect(reasons.when).toBeUndefined();
      }
    }
  });

  it('asks about money only where it was switched on, and for the leader alone', () => {
    const about = (withSensitive: boolean) =>
      questionsInForce(long, withSensitive).filter(({ code }) => code === 'asked_for_money');
    expect(about(false)).toEqual([]);
    expect(about(true)).toMatchObject([{ audience: 'leader', offByDefault: true }]);
  });

  it('gives points only where an official indicator says how many, none for “not applicable”', () => {
    for (const question of shipped.flatMap(({ questions }) => questions)) {
      if (question.kind === 'level') continue;
      const points = question.options.map((option) =>
        option.notApplicable ? 'none' : option.points,
      );
      const expected = question.feeds ? [2, 1, 0, 'none'] : expect.not.arrayContaining([0, 1, 2]);
      expect(points).toEqual(expected);
    }
  });
});

describe('a questionnaire with a fault is refused, and the fault has a place', () => {
  it.each([
    [
      'a sentence is missing',
      'texts.vi: lacks stage.ask',
      ({ texts: { vi, ...others }, ...rest }: typeof kiosk2) => {
        const { 'stage.ask': _, ...left } = vi;
        return { ...rest, texts: { ...others, vi: left } };
      },
    ],
    [
      'a sentence belongs to nothing',
      'texts.en.stage.fly: belongs to no question',
      (one: typeof kiosk2) => ({
        ...one,
        texts: { ...one.texts, en: { ...one.texts.en, 'stage.fly': 'To fly' } },
      }),
    ],
    [
      'a label has other words than its label set',
      'texts.vi.level.3: other words are another label set',
      (one: typeof kiosk2) => ({
        ...one,
        texts: { ...one.texts, vi: { ...one.texts.vi, 'level.3': 'Tạm được' } },
      }),
    ],
    [
      'a question depends on one that is not asked before',
      'questions.0.when.question: “later” is not asked before',
      (one: typeof kiosk2) => ({
        ...one,
        questions: one.questions.map((question, index) =>
          index === 0 ? { ...question, when: { question: 'later', is: ['x'] } } : question,
        ),
      }),
    ],
    [
      'a question depends on an answer that does not exist',
      'questions.1.when.is: is no answer to “stage”',
      (one: typeof kiosk2) => ({
        ...one,
        questions: one.questions.map((question, index) =>
          index === 1 ? { ...question, when: { question: 'stage', is: ['fly'] } } : question,
        ),
      }),
    ],
    [
      'a question is asked twice',
      'questions.2.code: “reasons” is asked twice',
      (one: typeof kiosk2) => ({ ...one, questions: [...one.questions, one.questions[1]] }),
    ],
    [
      '“not applicable” carries points',
      'questions.0.options.0.points: “not applicable” never carries points',
      (one: typeof kiosk2) => ({
        ...one,
        questions: one.questions.map((question, index) =>
          index === 0
            ? {
                ...question,
                options: question.options.map((option, place) =>
                  place === 0 ? { ...option, notApplicable: true, points: 0 } : option,
                ),
              }
            : question,
        ),
      }),
    ],
    [
      'it ends before it begins',
      'effectiveTo: ends before it begins',
      (one: typeof kiosk2) => ({ ...one, effectiveTo: '2026-01-01' }),
    ],
  ])('%s', (_name, fault, change) => {
    expect(faultsOf(change)).toContain(fault);
  });

  it('a question depends on a level: what follows would show beside the citizen what was chosen', () => {
    const level = { code: 'liking', kind: 'level' };
    const after = { code: 'why', kind: 'level', when: { question: 'liking', is: ['1'] } };
    const texts = { 'liking.title': 'a', 'liking.na': 'b', 'why.title': 'c', 'why.na': 'd' };
    const faults = faultsOf((one) => ({
      ...one,
      questions: [...one.questions, level, after],
      texts: { vi: { ...one.texts.vi, ...texts }, en: { ...one.texts.en, ...texts } },
    }));
    expect(faults).toContain('questions.3.when.question: a level leads nowhere');
  });
});

describe('an answer', () => {
  const [stage, reasons] = Questionnaire.parse(kiosk2).questions;
  const access = long.questions.find(({ code }) => code === 'access');
  if (!stage || !reasons || !access) throw new Error('they are asked');

  it('is one known option where one is asked for', () => {
    expect(isAnswer(stage, scores, ['ask'])).toBe(true);
    expect(isAnswer(stage, scores, [])).toBe(false);
    expect(isAnswer(stage, scores, ['ask', 'submit'])).toBe(false);
    expect(isAnswer(stage, scores, ['fly'])).toBe(false);
  });

  it('is any of the reasons, each once, none as well', () => {
    expect(isAnswer(reasons, scores, [])).toBe(true);
    expect(isAnswer(reasons, scores, ['fee', 'place'])).toBe(true);
    expect(isAnswer(reasons, scores, ['fee', 'fee'])).toBe(false);
  });

  it('to a level question is one of the levels of its scale, or that it does not apply', () => {
    expect(isAnswer(access, scores, ['5'])).toBe(true);
    expect(isAnswer(access, scores, ['na'])).toBe(true);
    expect(isAnswer(access, labelSets['hl3.1'].levels, ['5'])).toBe(false);
  });
});

describe('the way through a questionnaire', () => {
  /** Answers of somebody who answers or leaves out whatever comes. */
  const someAnswers = fc.record(
    Object.fromEntries(
      long.questions.map((question) => [
        question.code,
        fc.constantFrom(...optionCodesOf(question, levelsOf(long)).map((code) => [code])),
      ]),
    ),
    { requiredKeys: [] },
  );

  it('goes forward only, ends, and leads back the same way', () => {
    fc.assert(
      fc.property(someAnswers, (given) => {
        const answers = given as Answers; // what is left out is no key
        const forth: string[] = [];
        for (
          let at = questionAfter(long.questions, answers);
          at !== undefined;
          at = questionAfter(long.questions, answers, at.code)
        ) {
          forth.push(at.code);
        }
        const back: string[] = [];
        for (let at = forth.at(-1); at !== undefined;) {
          back.unshift(at);
          at = questionBefore(long.questions, answers, at)?.code;
        }
        expect(new Set(forth).size).toBe(forth.length);
        expect(back).toEqual(forth);
      }),
    );
  });
});
