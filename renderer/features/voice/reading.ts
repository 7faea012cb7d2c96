import { clipOfQuestionnaire } from '#shared/features/languages/clip-name.ts';
import type { Question, Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { levelsOf, optionCodesOf } from '#shared/features/questionnaire/questions.ts';
import type { ScaleOrder } from '#shared/features/rating/rating.contract.ts';

/**
 * The clips that say a screen, in the order in which its words stand there. It is made from what
 * everybody sees on that screen: nothing here ever receives an answer, so nothing can tell one.
 */
export type Reading = readonly string[];

type Asked = Pick<Questionnaire, 'id' | 'issue' | 'labelSet'>;

/** The first question: what is asked, how to answer, and the faces from left to right. */
export function readingOfFirst(questionnaire: Asked, order: ScaleOrder): Reading {
  const descending = levelsOf(questionnaire);
  const levels = order === 'ascending' ? descending.toReversed() : descending;
  const keys = ['first.title', 'first.hint', ...levels.map((level) => `level.${level}`)];
  return keys.map((key) => clipOfQuestionnaire(questionnaire, key));
}

/** The faces alone, for a screen that has a heading of its own. */
export function readingOfFaces(questionnaire: Asked, order: ScaleOrder): Reading {
  return readingOfFirst(questionnaire, order).slice(2);
}

/** A question of the questionnaire with all its options. */
export function readingOfQuestion(questionnaire: Asked, question: Question): Reading {
  const levels = levelsOf(questionnaire);
  const options = optionCodesOf(question, levels).map((option) =>
    question.kind === 'level' && levels.some((level) => String(level) === option)
      ? `level.${option}`
      : `${question.code}.${option}`,
  );
  return [`${question.code}.title`, ...options].map((key) =>
    clipOfQuestionnaire(questionnaire, key),
  );
}

/** What of a reading can be heard; sentences without a clip are left to the eyes. */
export function heardOf(reading: Reading, clips: readonly string[]): Reading {
  const there = new Set(clips);
  return reading.filter((clip) => there.has(clip));
}
