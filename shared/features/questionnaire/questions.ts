import { labelSets, type Score } from '../rating/scale.ts';
import type { Question, Questionnaire } from './questionnaire.ts';

/** What a citizen has answered so far: the chosen options by question. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** The option of a `level` question that stands beside the scale. */
export const notApplicable = 'na';

export function refOf({ id, issue }: Pick<Questionnaire, 'id' | 'issue'>): string {
  return `${id}@${issue}`;
}

export function levelsOf({ labelSet }: Pick<Questionnaire, 'labelSet'>): readonly Score[] {
  return labelSets[labelSet].levels;
}

export function optionCodesOf(question: Question, levels: readonly Score[]): readonly string[] {
  if (question.kind !== 'level') return question.options.map(({ code }) => code);
  return [...levels.map(String), notApplicable];
}

/** Whether what was answered so far leads to this question. */
export function isAsked({ when }: Question, answers: Answers): boolean {
  if (when === undefined) return true;
  return answers[when.question]?.some((chosen) => when.is.includes(chosen)) ?? false;
}

/** The next question that is asked after the one with this code, or from the start. */
export function questionAfter(
  questions: readonly Question[],
  answers: Answers,
  after?: string,
): Question | undefined {
  const from = questions.findIndex(({ code }) => code === after) + 1;
  return questions.slice(from).find((question) => isAsked(question, answers));
}

/** The question asked before this one, as the answers stand. */
export function questionBefore(
  questions: readonly Question[],
  answers: Answers,
  before: string,
): Question | undefined {
  const to = questions.findIndex(({ code }) => code === before);
  return questions.slice(0, Math.max(to, 0)).findLast((question) => isAsked(question, answers));
}

/** The questions an office asks: those that are off by default only where it switched them on. */
export function questionsInForce(
  { questions }: Pick<Questionnaire, 'questions'>,
  withSensitive: boolean,
): readonly Question[] {
  return questions.filter(({ offByDefault }) => withSensitive || offByDefault === undefined);
}

/** Whether `choices` can be an answer: known options, each once, one unless several may be chosen. */
export function isAnswer(
  question: Question,
  levels: readonly Score[],
  choices: readonly string[],
): boolean {
  const codes = optionCodesOf(question, levels);
  const known = choices.every((choice) => codes.includes(choice));
  const once = new Set(choices).size === choices.length;
  return known && once && (question.kind === 'choices' || choices.length === 1);
}

/** Every key under which a questionnaire's sentences are found. */
export function textKeysOf(questionnaire: Pick<Questionnaire, 'questions' | 'labelSet'>): string[] {
  const levels = levelsOf(questionnaire).map((level) => `level.${level}`);
  return [
    'first.title',
    'first.hint',
    'first.levels',
    ...levels,
    ...questionnaire.questions.flatMap((question) => [
      `${question.code}.title`,
      ...(question.kind === 'level'
        ? [`${question.code}.${notApplicable}`]
        : question.options.map(({ code }) => `${question.code}.${code}`)),
    ]),
  ];
}

/** Taps from the first face to the end on the longest way, one for each question. */
export function longestTaps(questions: readonly Question[]): number {
  const walk = (answers: Answers, after?: string): number => {
    const next = questionAfter(questions, answers, after);
    if (next === undefined) return 1;
    const decides = questions.some(({ when }) => when?.question === next.code);
    const all = next.kind === 'level' ? ['5'] : next.options.map(({ code }) => code);
    const ways = decides ? all : all.slice(0, 1); // else thirty questions have a billion ways
    return 1 + Math.max(...ways.map((way) => walk({ ...answers, [next.code]: [way] }, next.code)));
  };
  return walk({});
}
