import { questionsOnPaper } from '#shared/features/paper/paper-questions.ts';
import type { Question, Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { levelsOf, notApplicable } from '#shared/features/questionnaire/questions.ts';

/** An option of a printed question: a box with words. */
export interface PrintedOption {
  readonly code: string;
  readonly text: string;
}

/** A question as paper asks it: numbered, its condition in words instead of a branch. */
export interface PrintedQuestion {
  readonly number: number;
  readonly code: string;
  readonly kind: Question['kind'];
  readonly title: string;
  readonly options: readonly PrintedOption[];
  /** Where it is asked of some only: after which answers to which question. */
  readonly only: { readonly number: number; readonly options: readonly string[] } | undefined;
}

export interface PrintedForm {
  readonly title: string;
  readonly levels: readonly PrintedOption[];
  readonly questions: readonly PrintedQuestion[];
  /** How many are left out because only the leader may read their answers. */
  readonly leftOut: number;
}

/** A questionnaire for paper, in a language it has. */
export function printedForm(questionnaire: Questionnaire, language: string): PrintedForm {
  const levels = levelsOf(questionnaire).map(String);
  const say = (key: string) =>
    questionnaire.texts[language]?.[key] ?? questionnaire.texts['vi']?.[key] ?? key;
  const textOf = ({ code, kind }: Question, option: string) =>
    kind === 'level' && option !== notApplicable
      ? say(`level.${option}`)
      : say(`${code}.${option}`);

  const printed = new Map<string, { question: Question; number: number }>();
  for (const question of questionsOnPaper(questionnaire)) {
    printed.set(question.code, { question, number: printed.size + 2 }); // the scale is the first
  }

  const questions = [...printed.values()].map(({ question, number }): PrintedQuestion => {
    const { code, kind, when } = question;
    const options =
      kind === 'level' ? [...levels, notApplicable] : question.options.map(({ code }) => code);
    const earlier = when && printed.get(when.question);
    return {
      number,
      code,
      kind,
      title: say(`${code}.title`),
      options: options.map((option) => ({ code: option, text: textOf(question, option) })),
      only: earlier &&
        when && {
          number: earlier.number,
          options: when.is.map((option) => textOf(earlier.question, option)),
        },
    };
  });

  return {
    title: say('first.title'),
    levels: levels.map((code) => ({ code, text: say(`level.${code}`) })),
    questions,
    leftOut: questionnaire.questions.length - questions.length,
  };
}
