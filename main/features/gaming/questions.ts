import { dayAt } from '#shared/calendar.ts';
import type { Right } from '#shared/features/access/rights.ts';
import { lifeOf, mayLeaderSee, waitsForCounter } from '#shared/features/gaming/question-life.ts';
import { whoIsAsked } from '#shared/features/gaming/who-is-asked.ts';
import { listQuestions, type KeptQuestion } from './gaming-store.ts';
import { raiseQuestions, type RaisingDeps } from './raise-questions.ts';

export interface QuestionsDeps extends RaisingDeps {
  /** Who may explain, by code: those who serve at counters and still work here. */
  readonly atCounters: () => readonly string[];
}

/** Questions that wait for who looks. */
export interface QuestionCounts {
  readonly toExplain: number;
  readonly toClose: number;
}

/** What is asked of the office's figures, for the desk's own screen and for whoever reminds of it. */
export function createQuestions(deps: QuestionsDeps) {
  const { db, now } = deps;
  let raising: Promise<void> | undefined;
  const isOwn = (person: string, question: KeptQuestion) =>
    whoIsAsked(question, deps.roster(), deps.atCounters()).includes(person);
  const mayLead = ({ raisedOn, steps }: KeptQuestion) => {
    const { state, utcMs, offsetMinutes } = now();
    // a clock in doubt ends nobody's days: until it is set, only what is explained is read
    const today = state === 'trusted' ? dayAt(utcMs, offsetMinutes) : raisedOn;
    return mayLeaderSee(lifeOf(raisedOn, steps), today);
  };
  return {
    isOwn,
    mayLead,
    /** Two who look at once wait for one round. */
    raise(): Promise<void> {
      raising ??= raiseQuestions(deps).finally(() => {
        raising = undefined;
      });
      return raising;
    },
    /** What waits for this person; nothing where nothing does. */
    count(rights: ReadonlySet<Right>, person: string): QuestionCounts | undefined {
      const open = listQuestions(db).map((question) => ({
        question,
        life: lifeOf(question.raisedOn, question.steps),
      }));
      const mayExplain = rights.has('roster.confirm');
      const mayClose = rights.has('officers.see');
      const toExplain = open.filter(
        ({ question, life }) => mayExplain && waitsForCounter(life) && isOwn(person, question),
      ).length;
      const toClose = open.filter(
        ({ question, life }) => mayClose && life.state !== 'closed' && mayLead(question),
      ).length;
      return toExplain + toClose > 0 ? { toExplain, toClose } : undefined;
    },
  };
}
export type Questions = ReturnType<typeof createQuestions>;
