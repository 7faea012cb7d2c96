import { questionsOnPaper } from '#shared/features/paper/paper-questions.ts';
import type { FormContent } from '#shared/features/paper/paper.contract.ts';
import type { Question, Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { isAsked, levelsOf, notApplicable } from '#shared/features/questionnaire/questions.ts';

/** Where on the form somebody is: its day, the score, a question by its code, or the comment. */
export type FormPlace = 'day' | 'score' | 'comment' | { readonly question: string };

/** A form while it is typed in. */
export interface TypedForm {
  /** Undefined until it is typed in; null for a form without a readable score. */
  readonly score: FormContent['score'] | undefined;
  readonly answers: FormContent['answers'];
  readonly at: FormPlace;
}

export const emptyForm: TypedForm = { score: undefined, answers: {}, at: 'score' };

const letters = 'abcdefghi';

/** The key of each option of a question: a letter, or for a scale its digit and 0 beside it. */
export function keysOf(question: Question, questionnaire: Questionnaire): readonly OptionKey[] {
  if (question.kind !== 'level') {
    return question.options.map(({ code }, place) => ({
      code,
      key: letters[place] ?? '',
    }));
  }
  const levels = levelsOf(questionnaire).map((level) => ({ code: `${level}`, key: `${level}` }));
  return [...levels, { code: notApplicable, key: '0' }];
}
export interface OptionKey {
  readonly code: string;
  readonly key: string;
}

/** The questions that this form can have an answer to, as it is filled in so far. */
export function askedOnForm(
  questionnaire: Questionnaire,
  answers: FormContent['answers'],
): readonly Question[] {
  const counting: Record<string, readonly string[]> = {};
  return questionsOnPaper(questionnaire).filter((question) => {
    const isReached = isAsked(question, counting);
    const choices = answers[question.code];
    if (isReached && choices !== undefined) counting[question.code] = choices;
    return isReached;
  });
}

/** The form after a key, or undefined where the key means nothing there. */
export function afterKey(
  form: TypedForm,
  questionnaire: Questionnaire,
  key: string,
): TypedForm | undefined {
  if (key === 'ArrowDown' || key === ' ') return { ...form, at: placeAfter(form, questionnaire) };
  if (key === 'ArrowUp') return { ...form, at: placeBefore(form, questionnaire) };
  if (form.at === 'day' || form.at === 'comment') return undefined;
  if (form.at === 'score') return afterScoreKey(form, questionnaire, key);
  const { question: code } = form.at;
  const question = questionnaire.questions.find((each) => each.code === code);
  if (question === undefined) return undefined;
  if (key === 'Backspace' || key === 'Delete') return withChoices(form, code, []);
  const option = keysOf(question, questionnaire).find((each) => each.key === key.toLowerCase());
  return option && choose(form, questionnaire, question, option.code);
}

/** The form after an option was chosen, by key or by pointer; one of one leads on. */
export function choose(
  form: TypedForm,
  questionnaire: Questionnaire,
  question: Question,
  option: string,
): TypedForm {
  const before = form.answers[question.code] ?? [];
  const at = { question: question.code };
  if (question.kind !== 'choices') {
    const chosen = { ...withChoices(form, question.code, [option]), at };
    return { ...chosen, at: placeAfter(chosen, questionnaire) };
  }
  const order = question.options.map(({ code }) => code);
  const choices = before.includes(option)
    ? before.filter((each) => each !== option)
    : order.filter((code) => code === option || before.includes(code));
  return { ...withChoices(form, question.code, choices), at };
}

/** The form after a score; one without leads nowhere: nothing else on it can be recorded. */
export function giveScore(
  form: TypedForm,
  questionnaire: Questionnaire,
  score: FormContent['score'],
): TypedForm {
  if (score === null) return { score, answers: {}, at: 'score' };
  const scored = { ...form, score, at: 'score' as const };
  return { ...scored, at: placeAfter(scored, questionnaire) };
}

/** What is kept of a form: answers to questions that were not for this citizen are left out. */
export function contentOf(
  { score, answers }: TypedForm,
  questionnaire: Questionnaire,
  { day, comment }: Pick<FormContent, 'day' | 'comment'>,
): FormContent | undefined {
  if (score === undefined) return undefined;
  const asked = new Set(askedOnForm(questionnaire, answers).map(({ code }) => code));
  const kept = Object.entries(answers).filter(([code]) => asked.has(code));
  const isBlank = score === null;
  return {
    day,
    score,
    answers: isBlank ? {} : Object.fromEntries(kept),
    comment: isBlank ? '' : comment,
  };
}

function afterScoreKey(
  form: TypedForm,
  questionnaire: Questionnaire,
  key: string,
): TypedForm | undefined {
  if (key === 'Backspace' || key === 'Delete') return { ...form, score: undefined };
  if (key === '0') return giveScore(form, questionnaire, null);
  const score = levelsOf(questionnaire).find((level) => String(level) === key);
  return score && giveScore(form, questionnaire, score);
}

function withChoices(form: TypedForm, question: string, choices: readonly string[]): TypedForm {
  const { [question]: _, ...others } = form.answers;
  return {
    ...form,
    answers: choices.length === 0 ? others : { ...others, [question]: [...choices] },
  };
}

function placesOf({ answers }: TypedForm, questionnaire: Questionnaire): readonly FormPlace[] {
  const questions = askedOnForm(questionnaire, answers).map(({ code }) => ({ question: code }));
  return ['day', 'score', ...questions, ...(questionnaire.comment ? (['comment'] as const) : [])];
}

export function isSamePlace(one: FormPlace, other: FormPlace): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function placeAfter(form: TypedForm, questionnaire: Questionnaire): FormPlace {
  const places = placesOf(form, questionnaire);
  return places[places.findIndex((place) => isSamePlace(place, form.at)) + 1] ?? form.at;
}

function placeBefore(form: TypedForm, questionnaire: Questionnaire): FormPlace {
  const places = placesOf(form, questionnaire);
  return places[places.findIndex((place) => isSamePlace(place, form.at)) - 1] ?? form.at;
}
