import type { Database } from '#main/storage/database.ts';
import type { Floors } from '#shared/features/figures/floors.ts';

export interface ReleaseRow {
  readonly id: number;
  readonly from_day: string;
  readonly to_day: string;
  readonly after_arrival: number;
  readonly to_arrival: number;
  readonly n: number;
  readonly minimum: number;
  readonly released_at_ms: number;
  /** Null in releases made before there were floors. */
  readonly counter_floor: number | null;
  readonly officer_floor: number | null;
}

const selectReleases = `
  SELECT release.*, release_floor.counter AS counter_floor, release_floor.officer AS officer_floor
  FROM release LEFT JOIN release_floor ON release_floor.release_id = release.id`;

export function listReleases(db: Database): ReleaseRow[] {
  return db.prepare<[], ReleaseRow>(`${selectReleases} ORDER BY release.id DESC`).all();
}

/** Up to which arrival answers have been released; 0 while none have. */
export function findLastReleasedArrival(db: Database): number {
  return (
    db
      .prepare<[], { to_arrival: number }>(
        `SELECT to_arrival FROM release ORDER BY id DESC LIMIT 1`,
      )
      .get()?.to_arrival ?? 0
  );
}

/** The newest arrival of all, released or not; 0 while there is none. */
export function findNewestArrival(db: Database): number {
  return (
    db.prepare<[], { arrival: number | null }>(`SELECT max(arrival) AS arrival FROM rating`).get()
      ?.arrival ?? 0
  );
}

/** Whether any answer of before a moment, by its station's own clock, still waits to be released. */
export function hasUnreleasedBefore(db: Database, beforeMs: number): boolean {
  const found = db
    .prepare<[number, number], { arrival: number }>(
      `SELECT arrival FROM rating
       WHERE arrival > ? AND kind = 'answer' AND recorded_at_ms < ? LIMIT 1`,
    )
    .get(findLastReleasedArrival(db), beforeMs);
  return found !== undefined;
}

export function findRelease(db: Database, id: number): ReleaseRow | undefined {
  return db.prepare<[number], ReleaseRow>(`${selectReleases} WHERE release.id = ?`).get(id);
}

/** Records a release with the floors it is made under; call it inside a transaction. */
export function recordRelease(
  db: Database,
  release: Omit<ReleaseRow, 'id' | 'counter_floor' | 'officer_floor'>,
  floors: Floors,
): void {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO release
       (from_day, to_day, after_arrival, to_arrival, n, minimum, released_at_ms)
     VALUES (@from_day, @to_day, @after_arrival, @to_arrival, @n, @minimum, @released_at_ms)`,
    )
    .run(release);
  db.prepare(`INSERT INTO release_floor (release_id, counter, officer) VALUES (?, ?, ?)`).run(
    lastInsertRowid,
    floors.counter,
    floors.officer,
  );
}

/**
 * Answers that arrived after `afterArrival` and before a moment, by local day, in order of arrival.
 * The day is that of the newest trusted clock so far, so that a station whose clock went wrong
 * neither tears a day apart nor opens one; rows before any trusted clock have none. Answers from homes
 * are not counted: a period's `n` beside what it shows would tell how many they were.
 */
export function countNewAnswers(
  db: Database,
  { afterArrival, beforeMs, offsetMinutes }: NewAnswersQuery,
): NewAnswers[] {
  return db
    .prepare<[number, number, number], NewAnswers>(
      `SELECT date((trusted_ms + ? * 60000) / 1000, 'unixepoch') AS day,
              sum(kind = 'answer' AND channel <> 'portable') AS n, max(arrival) AS lastArrival
       FROM (SELECT arrival, kind, channel,
                    max(CASE WHEN clock_state = 'trusted' THEN received_at_ms END)
                      OVER (ORDER BY arrival) AS trusted_ms
             FROM rating WHERE arrival > ?)
       WHERE coalesce(trusted_ms, 0) < ?
       GROUP BY day ORDER BY lastArrival`,
    )
    .all(offsetMinutes, afterArrival, beforeMs);
}

export interface NewAnswers {
  readonly day: string | null;
  readonly n: number;
  readonly lastArrival: number;
}

export interface NewAnswersQuery {
  readonly afterArrival: number;
  readonly beforeMs: number;
  readonly offsetMinutes: number;
}
