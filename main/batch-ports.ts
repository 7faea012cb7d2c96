import type { KeyObject } from 'node:crypto';
import { openSealed, verifySealed } from './features/batch/file/open-batch.ts';
import { openSealedPart } from './features/batch/file/open-sealed-part.ts';
import { RefusedBatch } from './features/batch/file/refused-batch.ts';
import { sealBatch, signManifest, type PartFile } from './features/batch/file/write-batch.ts';
import { resealBatch } from './features/batch/file/reseal-batch.ts';
import type { BatchFiles } from './features/intake/batch-files.ts';
import type { SendingDeps } from './features/intake/send-settings.ts';
import type { PassOnFiles, PassOnOrder } from './features/intake/pass-on.ts';

/** The file layer of batches, for those who take them in. */
export const openBatchFiles: BatchFiles = {
  verify: verifySealed,
  open: openSealed,
  openPart: openSealedPart,
  faultOf: (error) => (error instanceof RefusedBatch ? error : undefined),
};

/** A batch on its way up: whom it is sealed to, and the key of the desk that passes it on. */
export interface PassOnJob extends PassOnOrder {
  readonly sealing: { readonly sealedFor: readonly string[]; readonly key: KeyObject };
}

export function resealFor(sealing: PassOnJob['sealing']): PassOnFiles['reseal'] {
  return (name, opened, to) => resealBatch(name, opened, { ...sealing, ...to });
}

/** Signs and seals settings that go down to stations. */
export function buildSettingsFor(key: KeyObject): SendingDeps['build'] {
  return async (content, parts: readonly PartFile[], sealing) => {
    const signed = await signManifest(content, parts, key);
    await sealBatch(signed, parts, { ...sealing, key });
    return { name: signed.name, manifest: signed.bytes };
  };
}
