import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { SessionFigures, SessionKey } from '#shared/features/model/session-figures.ts';

/** One version of the figures of a session. */
export interface EnteredFigures extends SessionKey {
  readonly id: number;
  readonly modelCode: string | null;
  readonly figures: SessionFigures;
  readonly person: string;
  readonly atMs: number;
  /** How often they were entered or corrected. */
  readonly versions: number;
}

interface FiguresRow extends Omit<SessionFigures, 'groups'> {
  readonly id: number;
  readonly day: Day;
  readonly entry_code: string | null;
  readonly session_id: number | null;
  readonly model_code: string | null;
  readonly groups: string;
  readonly person: string;
  readonly entered_at_ms: number;
  readonly versions: number;
}

/** The newest figures of every session from one day to another, in order. */
export function listFigures(db: Database, from: Day, to: Day): EnteredFigures[] {
  return db
    .prepare<[Day, Day], FiguresRow>(
      `SELECT * FROM (
         SELECT *, count(*) OVER session AS versions, max(id) OVER session AS newest
         FROM session_figures WHERE day BETWEEN ? AND ?
         WINDOW session AS (PARTITION BY day, entry_code, session_id)
       ) WHERE id = newest ORDER BY day, id`,
    )
    .all(from, to)
    .map(enteredOf);
}

/** Every version of one session's figures, the newest first. */
export function listVersions(db: Database, { day, entryCode, sessionId }: SessionKey) {
  return db
    .prepare<[Day, string | null, number | null], FiguresRow>(
      `SELECT *, 1 AS versions FROM session_figures
       WHERE day = ? AND entry_code IS ? AND session_id IS ? ORDER BY id DESC`,
    )
    .all(day, entryCode, sessionId)
    .map(enteredOf);
}

function enteredOf(row: FiguresRow): EnteredFigures {
  const { id, day, visits, received, resolved, online, place, person, versions } = row;
  const groups: SessionFigures['groups'] = JSON.parse(row.groups); // written below, by us alone
  return {
    id,
    day,
    entryCode: row.entry_code,
    sessionId: row.session_id,
    modelCode: row.model_code,
    figures: { visits, received, resolved, online, groups, place },
    person,
    atMs: row.entered_at_ms,
    versions,
  };
}

export interface NewFigures extends SessionKey {
  readonly modelCode: string | null;
  readonly figures: SessionFigures;
  readonly person: string;
  readonly atMs: number;
}

export function recordFigures(db: Database, entered: NewFigures): number {
  const { day, entryCode, sessionId, modelCode, figures, person, atMs } = entered;
  const { visits, received, resolved, online, groups, place } = figures;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO session_figures (day, entry_code, session_id, model_code, visits, received,
         resolved, online, groups, place, person, entered_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      day,
      entryCode,
      sessionId,
      modelCode,
      visits,
      received,
      resolved,
      online,
      JSON.stringify(groups),
      place,
      person,
      atMs,
    );
  return Number(lastInsertRowid);
}
