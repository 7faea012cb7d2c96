import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import { lifeOf, takeStep, type QuestionStep } from '#shared/features/gaming/question-life.ts';
import { findQuestion, recordStep, type KeptQuestion } from './gaming-store.ts';

export interface StepDeps {
  readonly db: Database;
  readonly now: () => Moment;
}

export interface StepWanted {
  readonly id: number;
  /** How many steps the person saw. */
  readonly basedOn: number;
  readonly step: QuestionStep;
  readonly person: string;
  /** Whether this person may know of the question at all. */
  readonly mayKnow: (question: KeptQuestion) => boolean;
}

export type StepOutcome =
  | 'done'
  | 'QUESTION_UNKNOWN'
  | 'NOT_NOW'
  | 'EXPLANATION_EMPTY'
  | 'EXPLANATION_LONG'
  | 'STORE_FULL';

const actions = {
  explain: 'question.explained',
  see: 'question.seen',
  close: 'question.closed',
} as const;

/** Takes the next step of a question. What was written stays out of the audit. */
export function takeQuestionStep(
  { db, now }: StepDeps,
  { id, basedOn, step, person, mayKnow }: StepWanted,
): StepOutcome {
  return commitUnlessFull(
    db,
    (): StepOutcome => {
      const question = findQuestion(db, id);
      if (question === undefined || !mayKnow(question)) return 'QUESTION_UNKNOWN';
      if (question.steps.length !== basedOn) return 'NOT_NOW';
      const moment = now();
      const day = dayAt(moment.trustedMs, moment.offsetMinutes);
      const next = takeStep(lifeOf(question.raisedOn, question.steps), step, day);
      if (next.is === 'refused') {
        // who may know of it has waited for the counter
        return next.why === 'COUNTER_FIRST' ? 'QUESTION_UNKNOWN' : next.why;
      }
      recordStep(db, question, step, { person, day, utcMs: moment.utcMs });
      recordAudit(db, moment, {
        actor: person,
        action: actions[step.step],
        detail: { question: id },
      });
      return 'done';
    },
    'STORE_FULL',
  );
}
