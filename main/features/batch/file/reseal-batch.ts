import type { Envelope } from '#shared/features/batch/envelope.ts';
import type { OpenedBatch } from './open-batch.ts';
import { sealBatch, type Sealing } from './write-batch.ts';

/**
 * Seals an opened batch anew for others: the same manifest byte for byte with its author's signature,
 * the same parts, under an envelope of who passes it on. What is sealed once more within stays so.
 */
export async function resealBatch(
  name: string,
  { manifest, manifestBytes, manifestSignature, fileOf }: OpenedBatch,
  sealing: Sealing,
): Promise<Envelope> {
  const signed = { manifest, bytes: manifestBytes, signature: manifestSignature, name };
  const parts = manifest.parts.map(({ path, mediaType }) => ({
    path,
    mediaType,
    file: fileOf(path),
  }));
  return sealBatch(signed, parts, sealing);
}
