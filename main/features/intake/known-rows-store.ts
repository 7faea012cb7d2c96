import type { Database } from '#main/storage/database.ts';
import type { ChainedRow } from './chained-row.ts';

/** What this folder has of the chains that arrive. */
export function createKnownRows(db: Database) {
  const byId = db.prepare<[string], { hash: Buffer }>(`SELECT hash FROM rating WHERE id = ?`);
  const wholeById = db.prepare<[string], ChainedRow>(`SELECT * FROM rating WHERE id = ?`);
  const byPlace = db.prepare<[string, number], ChainedRow & { hash: Buffer }>(
    `SELECT * FROM rating WHERE incarnation_id = ? AND sequence = ?`,
  );
  const rowAt = (incarnation: string, sequence: number) => byPlace.get(incarnation, sequence);
  return {
    rowAt,
    /** The row that another one stands against: that of its id, or the one in its place. */
    rowAgainst: ({ id, incarnation_id, sequence }: ChainedRow): ChainedRow | undefined =>
      wholeById.get(id) ?? rowAt(incarnation_id, sequence),
    hashAt: (incarnation: string, sequence: number) => rowAt(incarnation, sequence)?.hash,
    /** A row is one by its id, and its hash covers all it says and everything before it. */
    standingOf({ id, incarnation_id, sequence }: ChainedRow, hash: Buffer) {
      const here = byId.get(id);
      if (here !== undefined) return here.hash.equals(hash) ? 'same' : 'other';
      return rowAt(incarnation_id, sequence) === undefined ? 'new' : 'other';
    },
  };
}
export type KnownRows = ReturnType<typeof createKnownRows>;
