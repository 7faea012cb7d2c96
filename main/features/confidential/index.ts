import type { Door, Seat } from '#main/door.ts';
import type { Moment } from '#main/platform/clock.ts';
import { listAuditOfAction, recordAudit, type AuditLine } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import {
  closeRuns,
  leastAnswers,
  type AskedCount,
  type AskedPeriod,
  type ClosedRun,
} from '#shared/features/confidential/close-runs.ts';
import {
  confidentialOutcomes,
  type ConfidentialEntry,
  type ConfidentialOutcome,
  type ConfidentialView,
} from '#shared/features/confidential/confidential.contract.ts';
import {
  stateAfter,
  staffSteps,
  type ItemState,
  type StaffStep,
} from '#shared/features/inbox/item-state.ts';
import { levelsOf, optionCodesOf, refOf } from '#shared/features/questionnaire/questions.ts';
import type { Question, Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { wilsonInterval } from '#shared/statistics.ts';
import type { AskedJob, AskedRange } from './count-asked.ts';

/** A released period, as this feature needs it. */
export type ConfidentialPeriod = Omit<AskedPeriod, 'counts'> & AskedRange;

export interface ConfidentialDeps {
  readonly db: Database;
  readonly now: () => Moment;
  /** Releases what is due, and tells of all released periods, the oldest first. */
  readonly release: () => Promise<readonly ConfidentialPeriod[]>;
  readonly count: (job: AskedJob) => Promise<readonly (readonly AskedCount[])[]>;
  readonly findQuestionnaire: (ref: string) => Questionnaire | undefined;
  readonly questionnaires: () => readonly Questionnaire[];
  /** The questionnaire in use, and whether its questions for the leader are asked. */
  readonly inUse: () => {
    readonly questionnaire: Questionnaire | undefined;
    readonly isAsked: boolean;
  };
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly personName: (code: string) => string;
}

/** Steps stand in the audit alone: a code from a list each, no word of anybody's own. */
const movedAction = 'confidential.moved';

export function createConfidentialRouter(door: Door['confidential'], deps: ConfidentialDeps) {
  return {
    show: door.show.handler(() => showEntries(deps)),
    move: door.move.handler(async ({ input, context, errors }) => {
      const { releaseId, questionnaire, question, basedOn, step, outcome } = input;
      const key = keyOf({ id: releaseId, questionnaire, question });
      const { entries } = await showEntries(deps);
      if (!entries.some((entry) => keyOf({ ...entry, id: entry.releaseId }) === key)) {
        throw errors.ENTRY_UNKNOWN();
      }
      const taken = () => {
        const steps = stepsByKey(deps.db).get(key) ?? [];
        if (steps.length !== basedOn) return 'ENTRY_CHANGED' as const;
        if (stateAfter(stateOf(steps), step) === undefined) return 'STEP_IMPOSSIBLE' as const;
        recordAudit(deps.db, deps.now(), {
          actor: deps.actorOf(context.caller.seat),
          action: movedAction,
          detail: { period: releaseId, questionnaire, question, step, outcome: outcome ?? '' },
        });
        return undefined;
      };
      const refused = commit(deps.db, taken);
      if (refused !== undefined) throw errors[refused]();
      return showEntries(deps);
    }),
  };
}

async function showEntries(deps: ConfidentialDeps): Promise<ConfidentialView> {
  const periods = await deps.release();
  const notApplicable = notApplicableIn(deps);
  const ranges = periods.map(({ afterArrival, toArrival }) => ({ afterArrival, toArrival }));
  const counts = await deps.count({ ranges, notApplicable });
  const { runs, isWaiting } = closeRuns(
    periods.map((period, place) => ({ ...period, counts: counts[place] ?? [] })),
  );
  const steps = stepsByKey(deps.db);
  const { questionnaire, isAsked } = deps.inUse();
  const hasQuestions = questionnaire?.questions.some(isForLeader) ?? false;
  return {
    isAsked: isAsked && hasQuestions,
    hasQuestions,
    least: leastAnswers,
    isWaiting,
    entries: runs.toReversed().flatMap((run) => toEntry(deps, run, steps.get(keyOf(run)) ?? [])),
  };
}

function toEntry(
  { findQuestionnaire, personName }: ConfidentialDeps,
  { id, questionnaire: ref, question: code, options, ...run }: ClosedRun,
  steps: readonly AuditLine[],
): ConfidentialEntry[] {
  const questionnaire = findQuestionnaire(ref);
  const question = questionnaire?.questions.find((each) => each.code === code);
  if (!questionnaire || !question) return [];
  const left = notApplicableOf(question);
  const codes = optionCodesOf(question, levelsOf(questionnaire));
  return [
    {
      ...run,
      releaseId: id,
      questionnaire: ref,
      question: code,
      verified: questionnaire.verified,
      options: codes.map((option) => {
        const sides = options[option] ?? { clean: 0, raw: 0 };
        const counts = !left.includes(option);
        const n = run.answered.clean;
        return {
          code: option,
          ...sides,
          counts,
          interval: counts && n > 0 ? wilsonInterval(sides.clean, n) : null,
        };
      }),
      words: Object.fromEntries(
        Object.entries(questionnaire.texts).map(([language, texts]) => [
          language,
          Object.fromEntries(
            ['title', ...codes].map((key) => [key, texts[`${code}.${key}`] ?? '']),
          ),
        ]),
      ),
      state: stateOf(steps),
      steps: steps.map(({ actor, atMs, offsetMinutes, detail }) => ({
        step: stepIn(detail),
        outcome: outcomeIn(detail),
        by: personName(actor),
        at: new Date(atMs + offsetMinutes * 60_000).toISOString().slice(0, 16),
      })),
    },
  ];
}

function notApplicableIn({ questionnaires }: ConfidentialDeps): AskedJob['notApplicable'] {
  return Object.fromEntries(
    questionnaires().flatMap((questionnaire) =>
      questionnaire.questions
        .filter(isForLeader)
        .map((question) => [`${refOf(questionnaire)} ${question.code}`, notApplicableOf(question)]),
    ),
  );
}

function notApplicableOf(question: Question): readonly string[] {
  if (question.kind === 'level') return ['na'];
  return question.options.filter((option) => option.notApplicable).map(({ code }) => code);
}

function isForLeader({ audience }: Question): boolean {
  return audience === 'leader';
}

function stepsByKey(db: Database): ReadonlyMap<string, readonly AuditLine[]> {
  return Map.groupBy(listAuditOfAction(db, movedAction), ({ detail }) =>
    [detail['period'], detail['questionnaire'], detail['question']].join(' '),
  );
}

function keyOf({
  id,
  questionnaire,
  question,
}: Pick<ClosedRun, 'id' | 'questionnaire' | 'question'>) {
  return [id, questionnaire, question].join(' ');
}

function stateOf(steps: readonly AuditLine[]): ItemState {
  return steps.reduce<ItemState>(
    (state, { detail }) => stateAfter(state, stepIn(detail)) ?? state,
    'new',
  );
}

function stepIn(detail: AuditLine['detail']): StaffStep {
  const step = staffSteps.find((known) => known === detail['step']);
  if (step === undefined) throw new Error(`the audit holds no step ${String(detail['step'])}`);
  return step;
}

function outcomeIn(detail: AuditLine['detail']): ConfidentialOutcome | null {
  return confidentialOutcomes.find((known) => known === detail['outcome']) ?? null;
}

function commit<Why>(db: Database, step: () => Why): Why | 'STORE_FULL' {
  return commitUnlessFull(db, step, 'STORE_FULL');
}
