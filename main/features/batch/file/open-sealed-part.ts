import { createReadStream, statSync } from 'node:fs';
import { readBytes } from './byte-reader.ts';
import { gunzip } from './gunzip.ts';
import { mostFrom } from './open-batch.ts';
import { unseal } from './unseal.ts';

/**
 * Opens a part of a batch that was pressed and sealed to the office's desk alone; no more comes out of it
 * than rows can be. Throws `RefusedBatch`.
 */
export function openSealedPart(
  file: string,
  identities: readonly string[],
): AsyncGenerator<Uint8Array, void> {
  const opened = gunzip(unseal(createReadStream(file), 1, identities));
  return readBytes(opened, mostFrom(statSync(file).size)).rest();
}
