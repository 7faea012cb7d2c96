import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { readBytes } from './byte-reader.ts';
import { RefusedBatch } from './refused-batch.ts';

const headBytes = 10;
const tailBytes = 8;
/** Large, for each piece is a trip to another thread and back. */
const pieceBytes = 256 * 1024;

/**
 * Unpacks a stream that is one gzip member (RFC 1952) and nothing else: no name, comment, time or extra
 * field in front, no second member and not a byte behind. Throws `RefusedBatch` (archiveInvalid).
 */
export async function* gunzip(zipped: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void> {
  const reader = readBytes(zipped, Number.POSITIVE_INFINITY);
  let tail: Buffer = Buffer.alloc(0);
  let fed = 0;
  let isAtEnd = false;
  let cause: unknown;
  async function* deflated() {
    try {
      const head = await reader.take(headBytes);
      if (head.toString('hex', 0, 8) !== '1f8b080000000000')
        throw new RefusedBatch('archiveInvalid');
      for await (const piece of reader.rest()) {
        // the last eight bytes are no data: they are held back until more follow
        const isShort = piece.length < tailBytes;
        const known = isShort ? Buffer.concat([tail, piece]) : piece;
        const ready = isShort
          ? [known.subarray(0, -tailBytes)]
          : [tail, known.subarray(0, -tailBytes)];
        tail = Buffer.from(known.subarray(-tailBytes));
        for (const each of ready) {
          fed += each.length;
          if (each.length > 0) yield each;
        }
      }
      isAtEnd = true;
    } catch (error) {
      cause = error;
      throw error;
    }
  }
  const source = Readable.from(deflated(), { objectMode: false });
  const inflated = createInflateRaw({ chunkSize: pieceBytes });
  source.on('error', (error) => inflated.destroy(error));
  let sum = 0;
  let bytes = 0;
  try {
    for await (const piece of source.pipe(inflated) as AsyncIterable<Buffer>) {
      sum = crc32(piece, sum);
      bytes += piece.length;
      yield piece;
    }
    const isAll = isAtEnd && inflated.bytesWritten === fed;
    if (!isAll || !tail.equals(tailOf(sum, bytes))) throw new RefusedBatch('archiveInvalid');
  } catch (error) {
    const first = cause ?? error;
    throw first instanceof RefusedBatch ? first : new RefusedBatch('archiveInvalid');
  } finally {
    source.destroy();
    inflated.destroy();
    await reader.close();
  }
}

/** What stands behind a member: the checksum, and the length modulo 2^32. */
function tailOf(sum: number, bytes: number): Buffer {
  const tail = Buffer.alloc(tailBytes);
  tail.writeUInt32LE(sum >>> 0, 0);
  tail.writeUInt32LE(bytes % 2 ** 32, 4);
  return tail;
}
