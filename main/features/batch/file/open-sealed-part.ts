import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { RefusedBatch } from './refused-batch.ts';

/** Opens a part of a batch that is sealed once more. Throws `RefusedBatch` (notForUs, sealBroken). */
export async function* openSealedPart(
  file: string,
  identities: readonly string[],
): AsyncGenerator<Uint8Array, void> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const sealed = createReadStream(file);
  try {
    const source = Readable.toWeb(sealed) as ReadableStream<Uint8Array>;
    yield* await decrypter.decrypt(source);
  } catch (error) {
    const isForOthers = error instanceof Error && error.message.startsWith('no identity matched');
    throw new RefusedBatch(isForOthers ? 'notForUs' : 'sealBroken');
  } finally {
    sealed.destroy();
  }
}
