import { Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

/** Bytes on their way into a batch. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** Whether they were pressed or sealed before, so that nothing is gained by pressing them again. */
  readonly isPressed: boolean;
}

/** Most of a batch is repetition, which the quickest level finds too; the end of a run is no end. */
const quickest = {
  level: 1,
  finishFlush: constants.Z_SYNC_FLUSH,
  chunkSize: 256 * 1024, // each chunk is a trip to another thread and back
};
/** RFC 1952: deflate, no flags, no time, quickest, of no system. */
const head = Buffer.from('1f8b08000000000004ff', 'hex');
/** RFC 1951, 3.2.4: the most that one stored block holds. */
const blockBytes = 65_535;
const lastBlock = storedBlock(Buffer.alloc(0), true);

/**
 * Presses into one gzip member; what is pressed already is stored in it as it is, so that its size follows
 * from the number of its bytes alone. (Node's streams do not change their level on the way, whatever
 * `params` says.)
 */
export async function* press(pieces: AsyncIterable<Piece>): AsyncGenerator<Buffer, void> {
  let sum = 0;
  let bytes = 0;
  const source = pieces[Symbol.asyncIterator]();
  let next = await source.next();
  /** The pieces up to the first of the other sort. */
  async function* run(isPressed: boolean): AsyncGenerator<Uint8Array, void> {
    for (; next.done !== true && next.value.isPressed === isPressed; next = await source.next()) {
      const piece = next.value.bytes;
      sum = crc32(piece, sum);
      bytes += piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  yield head;
  try {
    while (next.done !== true) {
      if (next.value.isPressed) for await (const piece of run(true)) yield stored(piece);
      else yield* deflated(run(false));
    }
  } finally {
    await source.return?.();
  }
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(sum, 0);
  tail.writeUInt32LE(bytes % 2 ** 32, 4);
  yield Buffer.concat([lastBlock, tail]);
}

/** Whole blocks, ending with a byte. */
async function* deflated(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  const source = Readable.from(pieces, { objectMode: false, highWaterMark: quickest.chunkSize });
  const deflating = createDeflateRaw(quickest);
  source.once('error', (error) => deflating.destroy(error));
  try {
    yield* source.pipe(deflating) as AsyncIterable<Buffer>;
  } finally {
    source.destroy();
  }
}

function stored(bytes: Uint8Array): Buffer {
  const blocks: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += blockBytes) {
    blocks.push(storedBlock(bytes.subarray(from, from + blockBytes), false));
  }
  return Buffer.concat(blocks);
}

function storedBlock(bytes: Uint8Array, isLast: boolean): Buffer {
  const block = Buffer.alloc(5);
  block.writeUInt8(isLast ? 1 : 0, 0);
  block.writeUInt16LE(bytes.length, 1);
  block.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return Buffer.concat([block, bytes]);
}
