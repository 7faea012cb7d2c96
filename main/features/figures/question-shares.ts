import type { QuestionShares } from '#shared/features/figures/figures.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { levelsOf, optionCodesOf } from '#shared/features/questionnaire/questions.ts';
import type { QuestionCount } from './question-counts.ts';

/**
 * Puts what was counted beside what was asked: the options in their order, those that nobody chose
 * too, with the words of that questionnaire. Nothing where it was not asked, or for the leader only.
 */
export function questionSharesOf(
  count: QuestionCount,
  questionnaire: Questionnaire | undefined,
): QuestionShares[] {
  const question = questionnaire?.questions.find(({ code }) => code === count.question);
  if (!questionnaire || !question || question.audience !== undefined) return [];
  const { n, answered, options } = count;
  const codes = optionCodesOf(question, levelsOf(questionnaire));
  const wordsIn = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      ['title', ...codes].flatMap((code) => {
        const words = texts[`${question.code}.${code}`];
        return words === undefined ? [] : [[code, words]];
      }),
    );
  return [
    {
      questionnaire: count.questionnaire,
      verified: questionnaire.verified,
      question: question.code,
      several: question.kind === 'choices',
      n,
      answered,
      options:
        options === undefined
          ? []
          : codes.map((code) => ({ code, ...(options[code] ?? { clean: 0, raw: 0 }) })),
      words: Object.fromEntries(
        Object.entries(questionnaire.texts).map(([language, texts]) => [language, wordsIn(texts)]),
      ),
    },
  ];
}
