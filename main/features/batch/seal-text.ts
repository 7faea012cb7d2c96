import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { press, type Piece } from './file/press.ts';
import { seal } from './file/seal.ts';
import { measuring, type Measure } from './file/write-batch.ts';

/** Seals bytes to one recipient as they are, so that the size of the file follows from theirs alone. */
export async function sealStored(
  bytes: Uint8Array,
  recipient: string,
  file: string,
): Promise<Measure> {
  async function* stored(): AsyncGenerator<Piece, void> {
    yield { bytes, isPressed: true };
  }
  const { passing, measured } = measuring(seal(press(stored()), [recipient]));
  await pipeline(passing, createWriteStream(file));
  return measured();
}

/** Presses and seals a text to one recipient as it comes, so that it never lies on the disk in the clear. */
export async function sealText(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  recipient: string,
  file: string,
): Promise<Measure> {
  const { passing, measured } = measuring(seal(press(toBePressed(pieces)), [recipient]));
  await pipeline(passing, createWriteStream(file));
  return measured();
}

async function* toBePressed(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Piece, void> {
  for await (const bytes of pieces) yield { bytes, isPressed: false };
}
