import type { Database } from '#main/storage/database.ts';

/** Rows of one chain that no batch has yet, up to one; with the chain's hashes on either side. */
export interface Stretch {
  readonly incarnation: string;
  readonly afterSequence: number;
  readonly toSequence: number;
  /** SHA-256 in hexadecimal; null before the first row of the chain. */
  readonly before: string | null;
  readonly after: string;
}

/** UTC milliseconds from the first moment of the office's day that runs to the first of the next. */
export interface RunningDay {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * What each life of the station has recorded and no batch has. The rows at the end of a chain that belong
 * to the day that runs wait for its end: a batch cut within a day would tell who came before a moment and
 * who after, and that somebody has just rated (decision 0032).
 */
export function listUnsent(
  db: Database,
  stationCode: string,
  { fromMs, toMs }: RunningDay,
): Stretch[] {
  const lives = db
    .prepare<[string], { id: string }>(
      // a life of another folder, whose batches were taken in here, has no beginning
      `SELECT id FROM incarnation WHERE station_code = ? AND started_at_ms > 0
       ORDER BY started_at_ms, rowid`,
    )
    .all(stationCode);
  const sent = db.prepare<[string], { sequence: number | null }>(
    `SELECT max(to_sequence) AS sequence FROM batch_out_range WHERE incarnation_id = ?`,
  );
  const last = db.prepare<[string, number, number, number], { sequence: number; hash: string }>(
    `SELECT sequence, lower(hex(hash)) AS hash FROM rating
     WHERE incarnation_id = ? AND sequence > ? AND NOT (recorded_at_ms >= ? AND recorded_at_ms < ?)
     ORDER BY sequence DESC LIMIT 1`,
  );
  const hashOf = db.prepare<[string, number], { hash: string }>(
    `SELECT lower(hex(hash)) AS hash FROM rating WHERE incarnation_id = ? AND sequence = ?`,
  );
  return lives.flatMap(({ id }) => {
    const afterSequence = sent.get(id)?.sequence ?? 0;
    const end = last.get(id, afterSequence, fromMs, toMs);
    if (end === undefined) return [];
    return [
      {
        incarnation: id,
        afterSequence,
        toSequence: end.sequence,
        before: hashOf.get(id, afterSequence)?.hash ?? null,
        after: end.hash,
      },
    ];
  });
}

/** How many rows wait. */
export function countUnsent(stretches: readonly Stretch[]): number {
  return stretches.reduce(
    (sum, { afterSequence, toSequence }) => sum + toSequence - afterSequence,
    0,
  );
}

/** When the first row of a stretch was kept, UTC milliseconds. */
export function firstKeptMs(db: Database, { incarnation, afterSequence }: Stretch): number {
  const first = db
    .prepare<[string, number], { ms: number }>(
      `SELECT recorded_at_ms AS ms FROM rating WHERE incarnation_id = ? AND sequence > ?
       ORDER BY sequence LIMIT 1`,
    )
    .get(incarnation, afterSequence);
  return first?.ms ?? 0;
}
