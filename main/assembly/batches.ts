import { createBatchKeys } from '#main/batch-keys.ts';
import { connectionThere } from '#main/connection-there.ts';
import type { Door, Routers, Seat } from '#main/door.ts';
import { tidyBatches } from '#main/features/batch/close-batch.ts';
import { createBatchRouter, remindOfBatches, type BatchDeps } from '#main/features/batch/index.ts';
import { countWaiting } from '#main/features/batch/show-batches.ts';
import type { FindCoverage } from '#main/features/activity/known-coverage.ts';
import { listMedia } from '#main/features/batch/removable-media.ts';
import type { Letters } from '#main/features/letter/index.ts';
import type { NetworkKeys } from '#main/features/network/network-keys.ts';
import type { IntakeKeys } from '#main/intake-keys.ts';
import { lettersThere } from '#main/letters-there.ts';
import { cardNetworkOf } from '#main/network-there.ts';
import { upwardThere } from '#main/upward-there.ts';
import type { Right } from '#shared/features/access/rights.ts';
import type { BatchesWaiting } from '#shared/features/batch/batch.contract.ts';
import type { Ground } from './ground.ts';

export interface BatchesDeps extends Pick<
  Ground,
  | 'db'
  | 'folder'
  | 'folderKind'
  | 'stationCode'
  | 'identity'
  | 'keepMark'
  | 'now'
  | 'settings'
  | 'runJob'
  | 'audit'
> {
  readonly problems: () => readonly string[];
  readonly actorOf: (seat: Seat | undefined) => string;
  readonly intakeKeys: IntakeKeys;
  readonly letters: Pick<Letters, 'deps'>;
  readonly networkKeys: NetworkKeys | undefined;
  readonly findCoverage: FindCoverage;
}

/** What this station sends: its batches, and whom they are sealed to. */
export function assembleBatches(door: Pick<Door, 'batch'>, deps: BatchesDeps) {
  const { db, folder, runJob, intakeKeys, networkKeys, findCoverage, ...others } = deps;
  const { now, settings } = others;
  const { ownCards } = connectionThere({
    ...others,
    db,
    keysFolder: folder.keys,
    network: () => cardNetworkOf(db, networkKeys),
  });
  const letters = lettersThere({
    ...others,
    folder,
    keys: intakeKeys,
    desk: () => intakeKeys.desk(),
  });
  const batch: BatchDeps = {
    ...others,
    db,
    dataFolder: folder.path,
    out: folder.batches.out,
    keys: createBatchKeys(db, deps.identity),
    runBuild: (job, onProgress) => runJob('buildStationBatch', job, onProgress),
    listMedia,
    letters,
    upward: upwardThere({
      db,
      folder,
      now,
      settings,
      findCoverage,
      ownCards,
      keys: intakeKeys,
      runOfficeBuild: (job) => runJob('buildOfficeBatch', job),
      runPassOn: (job) => runJob('passOnBatch', job),
    }),
  };
  tidyBatches(batch);
  const routers: Routers<'batch'> = { batch: createBatchRouter(door.batch, batch) };
  return {
    routers,
    letters,
    waiting: () => countWaiting(batch),
    /** What waits to be carried, for who may carry it. */
    remind: async (rights: ReadonlySet<Right>): Promise<BatchesWaiting | undefined> =>
      rights.has('batches.carry') ? remindOfBatches(batch) : undefined,
  };
}
