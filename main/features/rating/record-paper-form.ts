import { formDayQuestion } from '#shared/features/questionnaire/built-in-questions.ts';
import { isAnswer, levelsOf } from '#shared/features/questionnaire/questions.ts';
import type { Score } from '#shared/features/rating/scale.ts';
import { rowAt, wordingOf, type PaperContext, type RatingDeps } from './record.ts';
import { hashOfWords } from './verify-ratings.ts';

/** A form of paper as somebody typed it in and as it is recorded. */
export interface PaperForm {
  readonly id: string;
  readonly questionnaire: string;
  readonly language: string;
  /** The day of the form, `YYYY-MM-DD`. */
  readonly day: string;
  readonly score: Score;
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** Empty where there is none. */
  readonly comment: string;
}

type PaperDeps = Pick<RatingDeps, 'store' | 'clock' | 'questionnaires' | 'randomBytes'> & {
  readonly newId: () => string;
};

/**
 * Records a form as a response of its own channel, once by its id; call it inside a transaction. It
 * has no signals: nobody stood before a screen. Throws where the form does not fit its questionnaire,
 * which was looked at when it was typed in.
 */
export function recordPaperForm(deps: PaperDeps, context: PaperContext, form: PaperForm): void {
  const { store, questionnaires } = deps;
  const { id, score } = form;
  if (store.findRow(id) !== undefined) return;
  const questionnaire = questionnaires.find(form.questionnaire);
  const wording = wordingOf(questionnaire, form, 'descending');
  if (questionnaire === undefined || wording === undefined) throw new Error('no such question');
  questionnaires.keep(questionnaire);
  const row = rowAt(context, deps.clock.now(), wording);
  store.appendRow({ ...row, id, kind: 'answer', response_id: id, score });
  store.endSeries();

  const appendFact = (question: string, choices: readonly string[]) =>
    store.appendRow({
      ...row,
      id: deps.newId(),
      kind: 'fact',
      response_id: id,
      question,
      choices: JSON.stringify(choices),
    });
  appendFact(formDayQuestion, [form.day]);
  for (const { code } of questionnaire.questions) {
    const choices = form.answers[code];
    const question = questionnaires.findQuestion(form.questionnaire, code);
    if (choices === undefined || question === undefined) continue;
    if (!isAnswer(question, levelsOf(questionnaire), choices)) throw new Error('no such answer');
    appendFact(code, choices);
  }

  if (form.comment === '') return;
  const commentId = deps.newId();
  const salt = deps.randomBytes(32);
  const text_hash = hashOfWords(salt, form.comment);
  store.appendRow({ ...row, id: commentId, kind: 'comment', response_id: id, text_hash });
  store.keepWords(commentId, salt, form.comment);
}
