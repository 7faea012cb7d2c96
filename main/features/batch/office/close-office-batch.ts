import type { OfficeManifest } from '#shared/features/batch/manifest.ts';
import { listBatchesOut } from '../batch-out-store.ts';
import { closeWith, commonJobOf, type Closed, type ClosingDeps } from '../close-batch.ts';
import type { UpwardPort } from './upward-ports.ts';

/** Closes a batch of all that the office tells, unless its last one says the same. */
export async function closeOfficeBatch(
  deps: ClosingDeps,
  upward: UpwardPort,
  actor: string,
): Promise<Closed> {
  const content = await upward.content();
  return closeWith(deps, actor, async () =>
    upward.runOfficeBuild({
      ...(await commonJobOf(deps)),
      sealedFor: [...new Set([...(await ownRecipient(deps)), ...upward.superiors()])],
      content,
      stations: stationsOf(deps, upward),
    }),
  );
}

/** The desk can open what it sent, as long as it is kept. */
async function ownRecipient({ keys }: ClosingDeps): Promise<readonly string[]> {
  return [(await keys.identity()).recipient];
}

/** Batches of this office's stations that are on their way or came here: the superior asks for the others. */
function stationsOf(
  { db, stationCode }: ClosingDeps,
  { stationsBatches }: UpwardPort,
): OfficeManifest['stations'] {
  const own = listBatchesOut(db)
    .filter(({ kind }) => kind === 'station')
    .map(({ name, incarnation_id: incarnation, number }) => ({
      stationCode,
      place: { incarnation, number },
      manifest: name,
    }));
  const others = stationsBatches().map((batch) => ({
    stationCode: batch.stationCode,
    place: batch.place,
    manifest: batch.name,
  }));
  return [...own, ...others];
}
