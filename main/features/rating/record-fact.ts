import { isAnswer, levelsOf } from '#shared/features/questionnaire/questions.ts';
import type { NewFact } from '#shared/features/rating/rating.contract.ts';
import {
  giveOnce,
  recorded,
  refused,
  rowAt,
  type CaptureRefusal,
  type Outcome,
  type RatingDeps,
} from './record.ts';
import type { RatingRow } from './rating-row.ts';

/** Appends what a citizen answered to a question after the score; a later answer supersedes it. */
export function recordFact(
  deps: RatingDeps,
  fact: NewFact,
): Outcome<CaptureRefusal | 'RESPONSE_UNKNOWN'> {
  const { id, responseId, question: code, choices } = fact;
  const given = JSON.stringify(choices);
  const sameAs = (row: RatingRow) =>
    row.kind === 'fact' &&
    row.response_id === responseId &&
    row.question === code &&
    row.choices === given;
  return giveOnce(deps, { id, sameAs }, (context) => {
    const response = deps.store.findRow(responseId);
    if (response?.kind !== 'answer') return refused('RESPONSE_UNKNOWN');
    const { questionnaires } = deps;
    const asked = questionnaires.find(response.questionnaire);
    const question = questionnaires.findQuestion(response.questionnaire, code);
    if (!asked || !question || !isAnswer(question, levelsOf(asked), choices)) {
      return refused('QUESTION_UNKNOWN');
    }
    deps.store.appendRow({
      ...rowAt(context, deps.clock.now(), response),
      id,
      kind: 'fact',
      response_id: responseId,
      question: code,
      choices: given,
      audience: question.audience ?? null,
    });
    return recorded;
  });
}
