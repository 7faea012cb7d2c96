import type { Door, Seat } from '#main/door.ts';
import type {
  Evaluation,
  EvaluationPlace,
  EvaluationQuestion,
} from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportWish } from '#shared/features/report/report.contract.ts';
import type { ReportJob } from './make-report.ts';
import type { ReportOffice } from './report-source.ts';
import type { Saved } from './save-files.ts';

type StoreWhy = 'NO_STORE' | 'STORE_BUSY' | 'STORE_DAMAGED' | 'WAREHOUSE_DAMAGED';
type Why = StoreWhy | 'MODEL_UNKNOWN' | 'UNIT_UNKNOWN';

export interface ReportDeps {
  readonly evaluationOf: (
    place: EvaluationPlace,
    question: EvaluationQuestion,
    refuse: (why: Why) => Error,
  ) => Promise<Evaluation>;
  readonly office: () => ReportOffice;
  readonly isTrial: boolean;
  /** What somebody asks to have on disk goes here, and nowhere else. */
  readonly exportsFolder: string;
  /** Away from the taps: a report takes seconds. */
  readonly makeReport: (job: ReportJob) => Promise<Saved>;
  readonly audit: (
    actor: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => void;
  readonly actorOf: (seat: Seat | undefined) => string;
}

interface Refusals {
  readonly ofQuestion: (why: Why) => Error;
  readonly modelNeeded: () => Error;
  readonly notWritten: (reason: string) => Error;
}

/** Reports of the evaluation that the screen shows, written beside the other exports. */
export function createReportRouter(door: Door['report'], deps: ReportDeps) {
  async function make(
    place: EvaluationPlace,
    { kind, question, formats }: ReportWish,
    actor: string,
    refusals: Refusals,
  ): Promise<{ files: string[] }> {
    if (kind !== 'monthly' && question.model === null) throw refusals.modelNeeded();
    const evaluation = await deps.evaluationOf(place, question, refusals.ofQuestion);
    const saved = await deps.makeReport({
      source: { kind, evaluation, office: deps.office(), isTrial: deps.isTrial },
      formats,
      folder: deps.exportsFolder,
    });
    if (!saved.written) throw refusals.notWritten(saved.reason);
    const { from, to, model } = question;
    deps.audit(actor, 'report.made', {
      ...{ kind, place, from, to },
      ...(model !== null && { model }),
      formats: formats.join(' '),
    });
    return { files: [...saved.files] };
  }

  return {
    make: door.make.handler(({ input, context: { caller }, errors }) =>
      make('office', input, deps.actorOf(caller.seat), {
        ofQuestion: (why) =>
          why === 'MODEL_UNKNOWN' || why === 'UNIT_UNKNOWN'
            ? errors[why]()
            : new Error(`an office has no store: ${why}`),
        modelNeeded: () => errors.MODEL_NEEDED(),
        notWritten: (reason) => errors.NOT_WRITTEN({ data: { reason } }),
      }),
    ),
    storeMake: door.storeMake.handler(({ input, context: { caller }, errors }) =>
      make('store', input, deps.actorOf(caller.seat), {
        ofQuestion: (why) => errors[why](),
        modelNeeded: () => errors.MODEL_NEEDED(),
        notWritten: (reason) => errors.NOT_WRITTEN({ data: { reason } }),
      }),
    ),
  };
}
