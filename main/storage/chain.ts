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

/** A chain of numbered rows about one subject; `valuesOf` gives what is hashed, in a fixed order. */
export function createChain<Row extends { readonly sequence: number }>(
  subject: string,
  valuesOf: (row: Row) => Values,
) {
  const start = chainStart(subject);
  const hashOf = (row: Row, before: Linked | undefined) =>
    link(before?.hash ?? start, valuesOf(row));
  return {
    /** The row that follows the last one there is. */
    next(last: Linked | undefined, content: Omit<Row, 'sequence'>): Row & Linked {
      const row = { ...content, sequence: (last?.sequence ?? 0) + 1 } as unknown as Row; // all of it
      return { ...row, hash: hashOf(row, last) };
    },
    /** The sequence of the first row that is missing or altered; undefined when the chain holds. */
    findFault(rows: Iterable<Row & Linked>): number | undefined {
      let before: Linked | undefined;
      for (const row of rows) {
        const expected = (before?.sequence ?? 0) + 1;
        if (row.sequence !== expected) return expected;
        if (!hashOf(row, before).equals(row.hash)) return row.sequence;
        before = row;
      }
      return undefined;
    },
  };
}
