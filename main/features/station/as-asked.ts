import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { questionsInForce, textKeysOf } from '#shared/features/questionnaire/questions.ts';

/**
 * A questionnaire as this office asks it: without the questions that it has not switched on, without
 * those that only follow from them, and without the words of either.
 */
export function asAsked(questionnaire: Questionnaire, withSensitive: boolean): Questionnaire {
  const asked = new Set<string>();
  const questions = questionsInForce(questionnaire, withSensitive).filter(({ code, when }) => {
    const isReached = when === undefined || asked.has(when.question);
    if (isReached) asked.add(code);
    return isReached;
  });
  const keys = new Set(textKeysOf({ ...questionnaire, questions: [...questions] }));
  const texts = Object.entries(questionnaire.texts).map(([language, words]) => [
    language,
    Object.fromEntries(Object.entries(words).filter(([key]) => keys.has(key))),
  ]);
  return { ...questionnaire, questions: [...questions], texts: Object.fromEntries(texts) };
}
