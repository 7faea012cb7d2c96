import type { OfficeManifest } from '#shared/features/batch/manifest.ts';
import type { BuiltBatch } from '../build-station-batch.ts';
import type { OfficeBatchJob } from './build-office-batch.ts';
import type { OfficeContent } from './office-content.ts';

/** A station's batch that was taken in here, as far as it is passed on. */
export interface StationsBatch {
  readonly name: string;
  readonly unitCode: string;
  readonly stationCode: string;
  readonly place: OfficeManifest['stations'][number]['place'];
}

/** What a desk hands up besides what its own screen recorded; nothing while no superior is known. */
export interface UpwardPort {
  /** Where everything is sealed to, as age recipients. */
  readonly superiors: () => readonly string[];
  /** All that the office tells, as it stands now. */
  readonly content: () => Promise<OfficeContent>;
  /** Batches of other stations that are here whole, in the order of their numbers. */
  readonly stationsBatches: () => readonly StationsBatch[];
  /** Builds away from the main thread. */
  readonly runOfficeBuild: (job: OfficeBatchJob) => Promise<BuiltBatch>;
  /** Seals one of them anew for the superior into a file that is not there yet. */
  readonly reseal: (name: string, file: string) => Promise<void>;
  /** The cards of this office's stations under this desk's signature; undefined where there are none. */
  readonly cards: () => string | undefined;
}
