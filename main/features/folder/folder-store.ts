import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';

export interface FolderRow {
  readonly folder_id: string;
  readonly kind: FolderKind;
  readonly created_at_ms: number;
  readonly created_by: string;
  /** The station that this folder itself is. */
  readonly station_code: string;
}

export interface SettingsVersion {
  readonly version: number;
  readonly settings: OfficeSettings;
}

export function findFolder(db: Database): FolderRow | undefined {
  return db
    .prepare<[], FolderRow>(
      `SELECT folder_id, kind, created_at_ms, created_by, station_code FROM folder`,
    )
    .get();
}

/** The folder's own row, which is there once the folder was made. */
export function getFolder(db: Database): FolderRow {
  const folder = findFolder(db);
  if (folder === undefined) throw new Error('the database is no folder yet');
  return folder;
}

export function recordFolder(db: Database, folder: FolderRow): void {
  db.prepare(
    `INSERT INTO folder (id, folder_id, kind, created_at_ms, created_by, station_code)
     VALUES (1, @folder_id, @kind, @created_at_ms, @created_by, @station_code)`,
  ).run(folder);
}

/**
 * Reads the newest settings whose day has come; a folder always has a first version. A version is
 * parsed once, so that asking at every tap costs nothing.
 */
export function createSettingsReader(db: Database): (utcMs: number) => SettingsVersion {
  const inForce = db.prepare<[number], { version: number }>(
    `SELECT version FROM settings ORDER BY effective_from_ms <= ? DESC, version DESC LIMIT 1`,
  );
  const document = db.prepare<[number], { document: string }>(
    `SELECT document FROM settings WHERE version = ?`,
  );
  let read: SettingsVersion | undefined;
  return (utcMs) => {
    const version = inForce.get(utcMs)?.version;
    if (version === undefined) throw new Error('the folder has no settings');
    if (read?.version === version) return read;
    const found = document.get(version)?.document ?? '';
    read = { version, settings: OfficeSettings.parse(JSON.parse(found)) };
    return read;
  };
}

export interface NewSettings {
  readonly settings: OfficeSettings;
  readonly effectiveFromMs: number;
  readonly author: string;
  readonly recordedAtMs: number;
}

export function recordSettings(db: Database, version: NewSettings): void {
  db.prepare(
    `INSERT INTO settings (document, effective_from_ms, author, recorded_at_ms)
     VALUES (?, ?, ?, ?)`,
  ).run(
    JSON.stringify(version.settings),
    version.effectiveFromMs,
    version.author,
    version.recordedAtMs,
  );
}

/** Records settings that are in force at once. */
export function recordSettingsNow(
  db: Database,
  { utcMs, state }: Moment,
  decided: Pick<NewSettings, 'settings' | 'author'>,
): void {
  // a clock that is ahead must not put off what was decided now
  const effectiveFromMs = state === 'trusted' ? utcMs : 0;
  recordSettings(db, { ...decided, effectiveFromMs, recordedAtMs: utcMs });
}

/** The life this station is in now: the newest one of its code. */
export function findIncarnation(db: Database, stationCode: string): string | undefined {
  return db
    .prepare<[string], { id: string }>(
      `SELECT id FROM incarnation WHERE station_code = ? ORDER BY started_at_ms DESC, rowid DESC`,
    )
    .get(stationCode)?.id;
}

export function recordIncarnation(
  db: Database,
  incarnation: { id: string; stationCode: string; startedAtMs: number },
): void {
  db.prepare(
    `INSERT INTO incarnation (id, station_code, started_at_ms)
     VALUES (@id, @stationCode, @startedAtMs)`,
  ).run(incarnation);
}
