import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';
import { OfficeSettings, type Answered } from '#shared/features/folder/office-settings.ts';

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

/** What a folder is for, also of one that an earlier release wrote and nobody has opened since. */
export function findFolderKind(db: Database): FolderKind | undefined {
  return db.prepare<[], { kind: FolderKind }>(`SELECT kind FROM folder`).get()?.kind;
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

/** Who decided a version. */
export function authorOfSettings(db: Database, version: number): string {
  const author = db
    .prepare<[number], string>(`SELECT author FROM settings WHERE version = ?`)
    .pluck();
  return author.get(version) ?? '';
}

export interface NewSettings {
  readonly settings: OfficeSettings;
  readonly effectiveFromMs: number;
  readonly author: string;
  readonly recordedAtMs: number;
}

/**
 * Records a version. What was decided for a later day stays decided: those versions are recorded
 * again with what is changed here, so that neither decision undoes the other.
 */
export function recordSettings(db: Database, version: NewSettings): void {
  const waiting = waitingAfter(db, version.effectiveFromMs);
  const before = settingsAtVersion(db, version.effectiveFromMs);
  insertSettings(db, version);
  for (const { document, effective_from_ms: effectiveFromMs } of waiting) {
    const later = OfficeSettings.parse(JSON.parse(document));
    const settings = carryOver(later, changedParts(before, version.settings));
    insertSettings(db, { ...version, settings, effectiveFromMs });
  }
}

interface WaitingRow {
  readonly document: string;
  readonly effective_from_ms: number;
}

/** Versions that would come into force after a moment, in that order. */
function waitingAfter(db: Database, utcMs: number): WaitingRow[] {
  return db
    .prepare<[number], WaitingRow>(
      `SELECT document, effective_from_ms FROM settings AS one
       WHERE effective_from_ms > ? AND NOT EXISTS (
         SELECT 1 FROM settings AS other WHERE other.version > one.version
           AND other.effective_from_ms <= one.effective_from_ms)
       ORDER BY effective_from_ms`,
    )
    .all(utcMs);
}

function settingsAtVersion(db: Database, utcMs: number): OfficeSettings | undefined {
  const found = db
    .prepare<[number], { document: string }>(
      `SELECT document FROM settings WHERE effective_from_ms <= ? ORDER BY version DESC LIMIT 1`,
    )
    .get(utcMs);
  return found && OfficeSettings.parse(JSON.parse(found.document));
}

/** A part that is decided by itself: a name at the top of the document, or one of the letters'. */
interface ChangedPart {
  readonly of: 'office' | 'letters';
  readonly name: string;
  /** Undefined where it was taken away. */
  readonly value: unknown;
}

function changedParts(before: OfficeSettings | undefined, after: OfficeSettings): ChangedPart[] {
  const { letters: lettersBefore = {}, ...othersBefore } = before ?? {};
  const { letters, ...others } = after;
  return [
    ...differences(othersBefore, others).map((part) => ({ of: 'office' as const, ...part })),
    ...differences(lettersBefore, letters).map((part) => ({ of: 'letters' as const, ...part })),
  ];
}

function differences(before: object, after: object): Pick<ChangedPart, 'name' | 'value'>[] {
  const [old, now] = [before, after].map((each) => new Map<string, unknown>(Object.entries(each)));
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])]
    .filter((name) => JSON.stringify(old?.get(name)) !== JSON.stringify(now?.get(name)))
    .map((name) => ({ name, value: now?.get(name) }));
}

/**
 * A later decision with what is changed before it. A part that does not fit together with the later
 * decision (a duty at a counter that is gone by then) stays as that decided it.
 */
function carryOver(later: OfficeSettings, changed: readonly ChangedPart[]): OfficeSettings {
  const whole = OfficeSettings.safeParse(changed.reduce(withPart, later));
  if (whole.success) return whole.data;
  return changed.reduce((settings, part) => {
    const next = OfficeSettings.safeParse(withPart(settings, part));
    return next.success ? next.data : settings;
  }, later);
}

function withPart(settings: OfficeSettings, { of, name, value }: ChangedPart): OfficeSettings {
  return of === 'office'
    ? { ...settings, [name]: value }
    : { ...settings, letters: { ...settings.letters, [name]: value } };
}

function insertSettings(db: Database, version: NewSettings): void {
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

/**
 * Takes what was made public out of every version, past and coming. Words that are erased for good
 * stand in no version; a version that is in force is replaced before this, for it is read once.
 */
export function forgetAnswered(db: Database, isForgotten: (entry: Answered) => boolean): void {
  const update = db.prepare<[string, number]>(`UPDATE settings SET document = ? WHERE version = ?`);
  const rows = db
    .prepare<[], { version: number; document: string }>(
      `SELECT version, document FROM settings
       WHERE json_array_length(document, '$.answered') > 0`,
    )
    .all();
  for (const { version, document } of rows) {
    const settings: { readonly answered: readonly Answered[] } = JSON.parse(document);
    const answered = settings.answered.filter((entry) => !isForgotten(entry));
    if (answered.length === settings.answered.length) continue;
    update.run(JSON.stringify({ ...settings, answered }), version);
  }
}

/** One version of the settings as a list of them shows it. */
export interface SettingsRecord {
  readonly version: number;
  readonly effective_from_ms: number;
  readonly author: string;
  readonly recorded_at_ms: number;
}

/** Every version, the newest first. */
export function listSettings(db: Database): SettingsRecord[] {
  return db
    .prepare<[], SettingsRecord>(
      `SELECT version, effective_from_ms, author, recorded_at_ms FROM settings
       ORDER BY version DESC`,
    )
    .all();
}

/** Records settings that are in force at once. */
export function recordSettingsNow(
  db: Database,
  { utcMs, trustedMs }: Moment,
  decided: Pick<NewSettings, 'settings' | 'author'>,
): void {
  recordSettings(db, { ...decided, effectiveFromMs: trustedMs, recordedAtMs: utcMs });
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
