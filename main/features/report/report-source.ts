import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportKind } from '#shared/features/report/report.contract.ts';

/** Who reports, as the head and the signature say it. What is not known stays a blank for a hand to fill. */
export interface ReportOffice {
  readonly name: string;
  /** To whom it reports. */
  readonly parent?: string | undefined;
  readonly place?: string | undefined;
  readonly signer?:
    | {
        readonly name?: string | undefined;
        readonly title?: string | undefined;
        readonly authority?: string | undefined;
      }
    | undefined;
  /** What its fields of procedures are called, by code. */
  readonly fields?: ReadonlyMap<string, string> | undefined;
}

/** All that a report is made of: no number stands in it that is not in its evaluation. */
export interface ReportSource {
  readonly kind: ReportKind;
  readonly evaluation: Evaluation;
  readonly office: ReportOffice;
  /** A folder that is tried out: its report proves nothing. */
  readonly isTrial: boolean;
}
