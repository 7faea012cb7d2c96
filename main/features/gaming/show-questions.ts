import { dayAt } from '#shared/calendar.ts';
import type { PutQuestion, QuestionOverview } from '#shared/features/gaming/gaming.contract.ts';
import { lastDayToExplain, lifeOf } from '#shared/features/gaming/question-life.ts';
import { listLooks, listQuestions, type KeptQuestion } from './gaming-store.ts';
import { listWaiting, type RaisingDeps } from './raise-questions.ts';

export interface ShowDeps extends RaisingDeps {
  readonly counters: () => QuestionOverview['counters'];
}

const looksShown = 6;

/** The questions that are meant, the months that were looked at, and those that wait. */
export function showQuestions(
  deps: ShowDeps,
  isMeant: (question: KeptQuestion) => boolean,
): QuestionOverview {
  const { trustedMs, offsetMinutes } = deps.now();
  return {
    questions: listQuestions(deps.db).filter(isMeant).map(putQuestionOf),
    today: dayAt(trustedMs, offsetMinutes),
    counters: [...deps.counters()],
    months: listLooks(deps.db, looksShown).map(({ notAsked, ...look }) => ({
      ...look,
      notAsked: [...notAsked],
    })),
    waiting: listWaiting(deps).flatMap((month) => ('why' in month ? [month] : [])),
  };
}

function putQuestionOf({ id, month, code, raisedOn, ...question }: KeptQuestion): PutQuestion {
  const life = lifeOf(raisedOn, question.steps);
  const explanation = life.state === 'raised' ? undefined : life.explanation;
  return {
    id,
    month,
    code,
    place: question.place,
    days: [...question.days],
    figures: { ...question.figures },
    raisedOn,
    explainUntil: lastDayToExplain(raisedOn),
    state: life.state,
    ...(explanation !== undefined && { explanation }),
    ...(life.state === 'closed' && { finding: life.finding }),
    steps: question.steps.map(({ step, day }) => ({ step, day })),
  };
}
