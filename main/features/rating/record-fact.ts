import { counterQuestion } from '#shared/features/questionnaire/built-in-questions.ts';
import { isAnswer, levelsOf } from '#shared/features/questionnaire/questions.ts';
import type { NewFact } from '#shared/features/rating/rating.contract.ts';
import {
  giveOnce,
  recorded,
  refused,
  rowAt,
  type CaptureContext,
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
    const said =
      code === counterQuestion
        ? counterSaid(context, response, choices)
        : answered(deps, response, fact);
    if (said === undefined) return refused('QUESTION_UNKNOWN');
    deps.store.appendRow({
      ...rowAt(context, deps.clock.now(), response),
      ...said,
      id,
      kind: 'fact',
      response_id: responseId,
      question: code,
      choices: given,
    });
    return recorded;
  });
}

/** What the answer to a question adds to its row; undefined where it is not asked or is no answer. */
function answered(
  { questionnaires }: RatingDeps,
  { questionnaire: ref }: RatingRow,
  { question: code, choices }: NewFact,
): Pick<RatingRow, 'audience'> | undefined {
  const asked = questionnaires.find(ref);
  const question = questionnaires.findQuestion(ref, code);
  if (!asked || !question || !isAnswer(question, levelsOf(asked), choices)) return undefined;
  return { audience: question.audience ?? null };
}

/**
 * The counter that somebody says served them, and its field as it is now; undefined for any other
 * than those of this station, and for an answer that was not given among them: at a counter of its
 * own, away from all, on paper.
 */
function counterSaid(
  { countersAsked }: CaptureContext,
  response: RatingRow,
  choices: readonly string[],
): Pick<RatingRow, 'counter_code' | 'field_code' | 'field_source'> | undefined {
  const [code, ...others] = choices;
  const counter = countersAsked.find((each) => each.code === code);
  const { counter_code, channel } = response;
  const wasAmongThem = counter_code === null && (channel === 'kiosk' || channel === 'assisted');
  if (counter === undefined || others.length > 0 || !wasAmongThem) return undefined;
  return {
    counter_code: counter.code,
    field_code: counter.fieldCode,
    field_source: counter.fieldCode === null ? null : 'citizen',
  };
}
