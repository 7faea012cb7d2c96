import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import type { NewSession, OpenSession } from '#shared/features/session/session.contract.ts';
import type { SessionMode } from '#shared/features/session/session-mode.ts';
import { areTrusted, remainingMs, type ClockReading } from './session-time.ts';

interface SessionRow {
  readonly id: number;
  readonly mode: SessionMode;
  readonly place: string;
  readonly opened_at_ms: number;
  readonly ends_at_ms: number;
  readonly closed_at_ms: number | null;
  readonly model_code: string | null;
}

/** The newest session that nobody has closed, if its time is not over. */
export interface FoundSession {
  readonly open?: OpenSession;
  /**
   * The machine was started anew and its clock cannot be trusted: whether this session still goes on
   * nobody can tell. It does not count as open, and the desk says so.
   */
  readonly uncertain?: OpenSession;
}
export type SessionFinder = (now: Moment) => FoundSession;

const minuteMs = 60_000;

/** Finds the session that is open at a moment; only the newest can be, and asking costs nothing. */
export function createSessionFinder(db: Database): SessionFinder {
  const newest = db.prepare<[], SessionRow>(
    `SELECT id, mode, place, opened_at_ms, ends_at_ms, closed_at_ms, model_code
     FROM service_session ORDER BY id DESC LIMIT 1`,
  );
  let opening: { readonly id: number; readonly clocks: ClockReading } | undefined;
  const clocksAtOpeningOf = ({ id, opened_at_ms }: SessionRow): ClockReading => {
    if (opening?.id !== id) opening = { id, clocks: findOpening(db, id, opened_at_ms) };
    return opening.clocks;
  };

  return (now) => {
    const row = newest.get();
    if (row === undefined || row.closed_at_ms !== null) return {};
    const opened = clocksAtOpeningOf(row);
    const left = remainingMs(row.ends_at_ms - row.opened_at_ms, opened, now);
    if (left === undefined) return { uncertain: sessionOf(row, row.ends_at_ms) };
    if (left <= 0) return {};
    const endsAtMs = areTrusted(opened, now)
      ? row.ends_at_ms
      : Math.ceil((now.utcMs + left) / minuteMs) * minuteMs;
    return { open: sessionOf(row, endsAtMs) };
  };
}

function sessionOf(row: SessionRow, endsAtMs: number): OpenSession {
  const { id, mode, place, opened_at_ms: openedAtMs, model_code: modelCode } = row;
  return { id, mode, place, openedAtMs, endsAtMs, modelCode };
}

interface OpeningRow {
  readonly boot_id: string;
  readonly monotonic_ms: number;
  readonly clock_state: ClockReading['state'];
}

/** Every clock at the opening; the audit trail has noted them. */
function findOpening(db: Database, id: number, utcMs: number): ClockReading {
  const noted = db
    .prepare<[number], OpeningRow>(
      `SELECT boot_id, monotonic_ms, clock_state FROM audit
       WHERE action = 'session.opened' AND json_extract(detail, '$.session') = ?`,
    )
    .get(id);
  return {
    utcMs,
    bootId: noted?.boot_id ?? '',
    monotonicMs: noted?.monotonic_ms ?? 0,
    state: noted?.clock_state ?? 'suspect',
  };
}

/** A session as it was, whether it is over or not. */
export interface KnownSession {
  readonly id: number;
  readonly mode: SessionMode;
  readonly place: string;
  readonly openedAtMs: number;
  /** When it was closed, or will end by itself. */
  readonly endsAtMs: number;
  readonly modelCode: string | null;
  /** The line of the plan that was started with it. */
  readonly entryCode: string | null;
}

/** The sessions that were opened from one moment to before another, in order. */
export function listSessions(db: Database, fromMs: number, beforeMs: number): KnownSession[] {
  return db
    .prepare<[number, number], SessionRow & { readonly entry_code: string | null }>(
      `SELECT id, mode, place, opened_at_ms, ends_at_ms, closed_at_ms, model_code, entry_code
       FROM service_session
       WHERE opened_at_ms >= ? AND opened_at_ms < ? ORDER BY opened_at_ms, id`,
    )
    .all(fromMs, beforeMs)
    .map((row) => ({
      ...sessionOf(row, row.closed_at_ms ?? row.ends_at_ms),
      entryCode: row.entry_code,
    }));
}

export interface SessionOpening extends NewSession {
  readonly openedAtMs: number;
  readonly person: string;
  readonly modelCode: string | null;
}

export function recordOpening(db: Database, opening: SessionOpening): OpenSession {
  const { mode, place, openedAtMs, minutes, person, entryCode, modelCode } = opening;
  const endsAtMs = openedAtMs + minutes * minuteMs;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO service_session
         (mode, place, opened_at_ms, ends_at_ms, opened_by, entry_code, model_code)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(mode, place, openedAtMs, endsAtMs, person, entryCode ?? null, modelCode);
  return { id: Number(lastInsertRowid), mode, place, openedAtMs, endsAtMs, modelCode };
}

export function recordClosing(
  db: Database,
  { id, closedAtMs, person }: { id: number; closedAtMs: number; person: string },
): void {
  db.prepare(
    `UPDATE service_session SET closed_at_ms = ?, closed_by = ?
     WHERE id = ? AND closed_at_ms IS NULL`,
  ).run(closedAtMs, person, id);
}
