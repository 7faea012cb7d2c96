import { existsSync } from 'node:fs';
import type { GatherStore } from '../index.ts';
import type { SurveyMapping } from '#shared/features/survey/survey-mapping.ts';
import type {
  SurveyLine,
  SurveyLook,
  SurveyOutlook,
  SurveyTaken,
} from '#shared/features/survey/survey.contract.ts';
import { isRemoved, type SurveyEntry } from './survey-archive.ts';
import type { NotTaken } from './surveys.ts';

export interface InStore {
  readonly store: GatherStore;
  readonly order: { readonly today: string };
}
export interface GivenFile {
  /** Undefined where what was handed over is no longer here. */
  readonly file: string | undefined;
}
export interface MappedFile extends GivenFile {
  readonly mapping: SurveyMapping;
}

/** As many faults are named; a form of thousands of rows may have one in each. */
const mostFaults = 50;

/** What is done at the desk with earlier surveys, each in a worker with the store open for it alone. */
export const surveyWorks = {
  async listSurveys({ store }: InStore, _input: undefined): Promise<readonly SurveyLine[]> {
    return store.surveys.list().map(lineOf).toSorted(newestFirst);
  },

  async lookAtSurvey({ store }: InStore, { file }: GivenFile): Promise<SurveyLook | 'gone'> {
    if (!isHere(file)) return 'gone';
    return await store.surveys.look(file, await store.unitNames());
  },

  async weighSurvey(
    { store, order }: InStore,
    { file, mapping }: MappedFile,
  ): Promise<SurveyOutlook | 'gone'> {
    if (!isHere(file)) return 'gone';
    const weighed = await store.surveys.weigh({ file, mapping, on: order.today });
    if (!weighed.done) return notTaken(weighed);
    const { rows, unanswered, period, found } = weighed;
    return {
      is: 'ready',
      rows: rows.length,
      period,
      unanswered,
      questions: mapping.questions.map(({ column }, at) => ({
        column,
        answers: rows.filter(({ values }) => (values[at] ?? null) !== null).length,
      })),
      same: standingOf(found),
    };
  },

  async takeInSurvey(
    { store, order }: InStore,
    { file, mapping }: MappedFile,
  ): Promise<SurveyTaken | 'gone'> {
    if (!isHere(file)) return 'gone';
    const taken = await store.surveys.takeMapped({ file, mapping, on: order.today });
    if (!taken.done) return notTaken(taken);
    const { entry, isKnown, shared, unanswered } = taken;
    const { rows, period } = entry;
    return { is: 'taken', name: mapping.name, rows, period, isKnown, shared, unanswered };
  },

  async removeSurvey(
    { store, order }: InStore,
    { id, reason }: { readonly id: string; readonly reason: string },
  ): Promise<'done' | 'notThere'> {
    const removed = await store.surveys.remove(id, order.today, reason);
    return removed === undefined ? 'notThere' : 'done';
  },

  restoreSurvey: (
    { store, order }: InStore,
    { id }: { readonly id: string },
  ): Promise<'done' | 'notThere' | 'mappedOtherwise'> => store.surveys.restore(id, order.today),
} as const;

function isHere(file: string | undefined): file is string {
  return file !== undefined && existsSync(file);
}

function notTaken(refused: NotTaken) {
  if (refused.why === 'mappedOtherwise') return { is: 'mappedOtherwise' as const };
  if (refused.why !== 'cells') return { is: 'unreadable' as const, why: refused.why };
  const { faults } = refused;
  return { is: 'faulty' as const, faults: faults.slice(0, mostFaults), count: faults.length };
}

function standingOf(entry: SurveyEntry | undefined) {
  const last = entry?.steps.at(-1);
  if (last === undefined) return { is: 'none' as const };
  return last.step === 'removed'
    ? { is: 'removed' as const, on: last.on, reason: last.reason }
    : { is: 'counted' as const };
}

function lineOf(entry: SurveyEntry): SurveyLine {
  const { id, rows, period, mapping, steps } = entry;
  const { form, name, source, mode, questions } = mapping;
  const last = steps.at(-1);
  const takenOn = steps.findLast(({ step }) => step === 'taken')?.on ?? period.to;
  return {
    ...{ id, form, name, source, mode, rows, period, takenOn },
    questions: questions.length,
    removed:
      isRemoved(entry) && last?.step === 'removed' ? { on: last.on, reason: last.reason } : null,
  };
}

/** What is counted before what was removed, and each by its last day. */
function newestFirst(one: SurveyLine, other: SurveyLine): number {
  const rank = ({ removed, period }: SurveyLine) => `${removed === null ? 1 : 0} ${period.to}`;
  return rank(one) < rank(other) ? 1 : -1;
}
