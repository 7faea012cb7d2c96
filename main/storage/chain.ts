import { hash } from 'node:crypto';

type Values = readonly (string | number | null)[];

/**
 * Each row's hash is SHA-256(hash of the row before ‖ the row as canonical JSON), so that a flipped
 * bit or a removed row breaks every later link.
 */
export function link(previous: Buffer, values: Values): Buffer {
  return hash('sha256', Buffer.concat([previous, Buffer.from(JSON.stringify(values))]), 'buffer');
}

/** What the first row of a chain is linked to; names what the chain is about. */
export function chainStart(subject: string): Buffer {
  return hash('sha256', Buffer.from(`hai-long:${subject}`), 'buffer');
}

/** A row's place in its chain. */
export interface Linked {
  /** From 1, without a gap. */
  readonly sequence: number;
  readonly hash: Buffer;
}

/**
 * A chain of numbered rows about one subject; `valuesOf` gives what is hashed of a row with this
 * sequence, in a fixed order.
 */
export function createChain<Content>(
  subject: string,
  valuesOf: (sequence: number, content: Content) => Values,
) {
  const start = chainStart(subject);
  const hashOf = (sequence: number, content: Content, before: Linked | undefined) =>
    link(before?.hash ?? start, valuesOf(sequence, content));
  return {
    /** The row that follows the last one there is. */
    next(last: Linked | undefined, content: Content): Content & Linked {
      const sequence = (last?.sequence ?? 0) + 1;
      return { ...content, sequence, hash: hashOf(sequence, content, last) };
    },
    /** The sequence of the first row that is missing or altered; undefined when the chain holds. */
    findFault(rows: Iterable<Content & Linked>): number | undefined {
      let before: Linked | undefined;
      for (const row of rows) {
        const expected = (before?.sequence ?? 0) + 1;
        if (row.sequence !== expected) return expected;
        if (!hashOf(row.sequence, row, before).equals(row.hash)) return row.sequence;
        before = row;
      }
      return undefined;
    },
  };
}
