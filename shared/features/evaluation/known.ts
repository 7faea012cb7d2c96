import type { Day } from '#shared/calendar.ts';
import type { Month } from '../activity/month.ts';
import type { OfficeRow } from '../batch/office-tables.ts';
import type { Model } from '../model/model.ts';
import type { EvaluationPlace } from './evaluation.contract.ts';

/** The tables of an office's batch that evaluations read, and what its superior verified. */
export type FactTable =
  | 'activity'
  | 'coverage'
  | 'session_figures'
  | 'letters'
  | 'difficulties'
  | 'tasks'
  | 'activities_held'
  | 'self_scores'
  | 'verified_scores';

/** What an office tells beside its ratings, in the columns of `batch/office-tables.ts`. */
export interface OfficeFacts {
  readonly unit: string;
  /** A table that is not there is not known, which is not the same as empty. */
  readonly tables: Readonly<Partial<Record<FactTable, readonly OfficeRow[]>>>;
}

/** All that an evaluation needs besides the cube. */
export interface EvaluationKnown {
  readonly place: EvaluationPlace;
  readonly isSimulated: boolean;
  readonly office: { readonly code: string; readonly name: string };
  readonly madeOn: Day;
  readonly ruleVersion: string;
  readonly floor: number;
  readonly models: readonly Model[];
  /** Of every unit with ratings or facts. */
  readonly unitNames: ReadonlyMap<string, string>;
  readonly figures: readonly {
    readonly code: string;
    readonly name: string;
    readonly unit: string;
  }[];
  readonly facts: readonly OfficeFacts[];
  /** Ratings whose day is not known. */
  readonly undated: number;
  /** Batches that are known to be missing, by the months they would be of. */
  readonly incomplete: readonly {
    readonly unit: string;
    readonly month: Month;
    readonly missing: number;
  }[];
  /** Whether misuse that shows in a run of answers only could not be left out. */
  readonly isRunBlind: boolean;
}
