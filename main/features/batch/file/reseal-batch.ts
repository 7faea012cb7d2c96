import { privateFolder, type Envelope } from '#shared/features/batch/envelope.ts';
import type { OpenedBatch } from './open-batch.ts';
import { sealBatch, type Sealing } from './write-batch.ts';

/**
 * Seals an opened batch anew: the same manifest byte for byte with its author's signature, the same parts,
 * under an envelope of who passes it on. What is private stays behind, and the envelope says so.
 */
export async function resealBatch(
  name: string,
  { manifest, manifestBytes, manifestSignature, fileOf }: OpenedBatch,
  sealing: Omit<Sealing, 'leftOut'>,
): Promise<Envelope> {
  const signed = { manifest, bytes: manifestBytes, signature: manifestSignature, name };
  const isPrivate = (path: string) => path.startsWith(privateFolder);
  const parts = manifest.parts
    .filter(({ path }) => !isPrivate(path))
    .map(({ path, mediaType }) => ({ path, mediaType, file: fileOf(path) }));
  const leftOut = manifest.parts.map(({ path }) => path).filter(isPrivate);
  return sealBatch(signed, parts, { ...sealing, leftOut });
}
