import type { Seat } from '#main/door.ts';
import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { VerifiedScore } from '#shared/features/assessment/assessment.contract.ts';
import type { KioskFigures } from '#shared/features/assessment/kiosk-figures.ts';
import type { RegisterCounts } from '#shared/features/assessment/registers.ts';
import type { Period } from '#shared/features/assessment/period.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { CheckedFile, CheckFilesJob } from './check-files.ts';
import type { SealFileJob, SealedFile } from './seal-file.ts';
import type { ArchiveJob, ArchiveOutcome } from './write-archive.ts';

/** A figure of the office's activity, as it is kept now. */
export interface ActivityValue {
  readonly month: Month;
  readonly figure: string;
  readonly value: number;
}

/** What the superior gave in one scoring; empty until a verification came. */
export type VerifiedScores = (
  set: string,
  version: number,
  period: Period,
) => readonly VerifiedScore[];

/** Files with personal data are sealed to the office's key of letters. */
export interface EvidenceSealing {
  /** Undefined while there is no key. */
  readonly recipient: () => string | undefined;
  /** Opens a sealed file where letters are open at that seat. */
  readonly openerAt: (
    seat: Seat | undefined,
  ) => ((file: Uint8Array) => Promise<Uint8Array | undefined>) | undefined;
}

/** What the use cases of this feature stand on; other features' figures are handed in. */
export interface AssessmentDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly folder: {
    readonly evidence: string;
    readonly exports: string;
    readonly temporary: string;
  };
  readonly folderKind: FolderKind;
  readonly unit: () => { readonly name: string; readonly parentName: string | undefined };
  readonly activityOf: (from: Month, to: Month) => readonly ActivityValue[];
  readonly figureNames: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
  readonly kioskFiguresOf: (fromDay: Day, toDay: Day) => Promise<KioskFigures>;
  /** What the program keeps count of itself, in a stretch of days. */
  readonly countRegisters: (days: {
    readonly from: Day;
    readonly to: Day;
  }) => RegisterCounts['counts'];
  readonly verifiedScores: VerifiedScores;
  readonly sealing: EvidenceSealing;
  /** These three read whole files and run away from the main thread. */
  readonly sealFile: (job: SealFileJob) => Promise<SealedFile>;
  readonly checkFiles: (job: CheckFilesJob) => Promise<readonly CheckedFile[]>;
  readonly writeArchive: (job: ArchiveJob) => Promise<ArchiveOutcome>;
  readonly actorOf: (seat: Seat | undefined) => string;
}

export interface Refused<Why extends string> {
  readonly done: false;
  readonly why: Why;
  readonly data?: unknown;
}

export function refused<Why extends string>(why: Why, data?: unknown): Refused<Why> {
  return { done: false, why, ...(data !== undefined && { data }) };
}

/** One scoring: a set in one version, for one period. */
export interface Scoring {
  readonly set: string;
  readonly version: number;
  readonly period: Period;
}
