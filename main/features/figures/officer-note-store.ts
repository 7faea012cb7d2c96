import type { Database } from '#main/storage/database.ts';

/** An officer's own words on a figure about them. */
export interface OfficerNote {
  readonly personCode: string;
  /** A period's id or a quarter. */
  readonly key: string;
  readonly counterCode: string;
  readonly note: string;
  readonly atMs: number;
}

/** The last note on each figure, by person, key and counter. */
export function listNotes(db: Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { person_code: string; stretch: string; counter_code: string; note: string }>(
      `SELECT person_code, stretch, counter_code, note FROM officer_note ORDER BY id`,
    )
    .all();
  return new Map(
    rows.map(({ person_code, stretch, counter_code, note }) => [
      `${person_code} ${stretch} ${counter_code}`,
      note,
    ]),
  );
}

export function recordNote(db: Database, note: OfficerNote): void {
  db.prepare(
    `INSERT INTO officer_note (person_code, stretch, counter_code, note, recorded_at_ms)
     VALUES (?, ?, ?, ?, ?)`,
  ).run(note.personCode, note.key, note.counterCode, note.note, note.atMs);
}
