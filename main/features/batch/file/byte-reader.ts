import { RefusedBatch } from './refused-batch.ts';

/** Reads a stream piece by piece, by counts of bytes. */
export interface ByteReader {
  /** Exactly so many bytes; refused as `cutShort` if the stream ends before. */
  take(bytes: number): Promise<Buffer>;
  /** Exactly so many bytes in pieces as they come. */
  pass(bytes: number): AsyncGenerator<Buffer, void>;
  /** Whatever is left, in pieces as they come. */
  rest(): AsyncGenerator<Buffer, void>;
  isAtEnd(): Promise<boolean>;
  /** Lets go of the stream, read to its end or not. */
  close(): Promise<void>;
}

/** At most `limit` bytes are read, whatever the stream would give; more is refused. */
export function readBytes(stream: AsyncIterable<Uint8Array>, limit: number): ByteReader {
  const pieces = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  let read = 0;
  const more = async (): Promise<boolean> => {
    while (rest.length === 0) {
      const { value, done } = await pieces.next();
      if (done === true) return false;
      read += value.length;
      if (read > limit) throw new RefusedBatch('tooMuchInside');
      rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    return true;
  };
  async function* pass(bytes: number): AsyncGenerator<Buffer, void> {
    let left = bytes;
    while (left > 0) {
      if (!(await more())) throw new RefusedBatch('cutShort');
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
  async function* all(): AsyncGenerator<Buffer, void> {
    while (await more()) {
      const piece = rest;
      rest = Buffer.alloc(0);
      yield piece;
    }
  }
  return {
    pass,
    rest: all,
    async take(bytes) {
      const taken: Buffer[] = [];
      for await (const piece of pass(bytes)) taken.push(piece);
      return Buffer.concat(taken, bytes);
    },
    async isAtEnd() {
      return !(await more());
    },
    async close() {
      await pieces.return?.();
    },
  };
}
