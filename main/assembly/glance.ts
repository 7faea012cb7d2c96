import type { Door, Routers, Seat } from '#main/door.ts';
import type { FindCoverage } from '#main/features/activity/known-coverage.ts';
import type { Figures } from '#main/features/figures/index.ts';
import { recordSettingsNow } from '#main/features/folder/folder-store.ts';
import { createGlanceRouter } from '#main/features/glance/index.ts';
import type { Letters } from '#main/features/letter/index.ts';
import { sessionsOfDay } from '#main/features/session/sessions-of-day.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type { BatchesWaiting } from '#shared/features/batch/batch.contract.ts';
import type {
  InboxCounts,
  QuestionCounts,
  TaskCounts,
} from '#shared/features/glance/glance.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface GlanceDeps
  extends
    Pick<Ground, 'db' | 'now' | 'settingsAt'>,
    Pick<Capture, 'findSession' | 'plan' | 'questionnaires'> {
  readonly figures: Figures;
  readonly findCoverage: FindCoverage;
  /** What waits in the inbox for somebody with these rights. */
  readonly countWaiting: (rights: ReadonlySet<Right>) => InboxCounts | undefined;
  readonly remindOfBatches: (rights: ReadonlySet<Right>) => Promise<BatchesWaiting | undefined>;
  readonly remindOfTasks: () => TaskCounts;
  /** Questions about figures that wait for this person. */
  readonly remindOfQuestions: (
    rights: ReadonlySet<Right>,
    person: string,
  ) => QuestionCounts | undefined;
  readonly letters: Pick<Letters, 'offered' | 'lettersDue'>;
  readonly actorOf: (seat: Seat | undefined) => string;
}

/** What the desk begins with: a little of everything. */
export function assembleGlance(door: Pick<Door, 'glance'>, deps: GlanceDeps): Routers<'glance'> {
  const { db, now, figures, letters, questionnaires } = deps;
  return {
    glance: createGlanceRouter(door.glance, {
      db,
      now,
      listPeriods: figures.listPeriods,
      showPeriods: figures.show,
      smallest: figures.smallest,
      findCoverage: deps.findCoverage,
      sessionsOfToday: () => sessionsOfDay({ db, find: deps.findSession, plan: deps.plan }, now()),
      inbox: deps.countWaiting,
      batches: deps.remindOfBatches,
      tasks: deps.remindOfTasks,
      questions: deps.remindOfQuestions,
      letters: (rights) =>
        rights.has('letters.handle') && letters.offered() ? letters.lettersDue() : undefined,
      nameReason: (ref, option) => nameOption(questionnaires.find(ref), 'reasons', option),
      settingsAt: deps.settingsAt,
      recordSettingsNow,
      actorOf: deps.actorOf,
    }),
  };
}

/** What an option of a question is called, by language. */
function nameOption(questionnaire: Questionnaire | undefined, question: string, option: string) {
  return Object.fromEntries(
    Object.entries(questionnaire?.texts ?? {}).flatMap(([language, texts]) => {
      const name = texts[`${question}.${option}`];
      return name === undefined ? [] : [[language, name]];
    }),
  );
}
