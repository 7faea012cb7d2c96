import { createReadStream } from 'node:fs';
import { unseal } from './unseal.ts';

/** Opens a part of a batch that is sealed once more, to the office's desk alone. Throws `RefusedBatch`. */
export function openSealedPart(
  file: string,
  identities: readonly string[],
): AsyncGenerator<Uint8Array, void> {
  return unseal(createReadStream(file), 1, identities);
}
