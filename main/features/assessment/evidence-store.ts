import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { EvidenceLine } from '#shared/features/assessment/assessment.contract.ts';
import type { Scoring } from './assessment-deps.ts';

/** A file that lies in the folder, once, however many criteria it proves. */
export interface EvidenceFile {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly personal: boolean;
  /** Of what lies there: of the sealed file where it is personal. */
  readonly keptSha256: string;
}

/** A piece of evidence with its file and its place. */
export interface EvidenceItem extends EvidenceLine, Scoring {
  readonly criterion: string;
  readonly keptSha256: string;
}

interface EvidenceRow {
  readonly id: number;
  readonly set_code: string;
  readonly set_version: number;
  readonly period: string;
  readonly criterion: string;
  readonly title: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly person: string;
  readonly added_on: Day;
  readonly media_type: string;
  readonly bytes: number;
  readonly personal: 0 | 1;
  readonly kept_sha256: string;
}

const columns = `id, set_code, set_version, period, criterion, title, file_name, sha256, person,
  added_on, media_type, bytes, personal, kept_sha256`;

export function listEvidenceOf(db: Database, { set, version, period }: Scoring): EvidenceItem[] {
  return db
    .prepare<[string, number, string], EvidenceRow>(
      `SELECT ${columns} FROM evidence JOIN evidence_file USING (sha256)
       WHERE set_code = ? AND set_version = ? AND period = ? ORDER BY id`,
    )
    .all(set, version, period)
    .map(itemOf);
}

export function findEvidence(db: Database, id: number): EvidenceItem | undefined {
  const row = db
    .prepare<[number], EvidenceRow>(
      `SELECT ${columns} FROM evidence JOIN evidence_file USING (sha256) WHERE id = ?`,
    )
    .get(id);
  return row && itemOf(row);
}

function itemOf(row: EvidenceRow): EvidenceItem {
  return {
    id: row.id,
    set: row.set_code,
    version: row.set_version,
    period: row.period,
    criterion: row.criterion,
    title: row.title,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
    personal: row.personal === 1,
    addedOn: row.added_on,
    person: row.person,
    keptSha256: row.kept_sha256,
  };
}

interface FileRow {
  readonly sha256: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly personal: 0 | 1;
  readonly kept_sha256: string;
}

export function findFile(db: Database, sha256: string): EvidenceFile | undefined {
  const row = db
    .prepare<[string], FileRow>(`SELECT * FROM evidence_file WHERE sha256 = ?`)
    .get(sha256);
  return row && fileOf(row);
}

/** What is kept and holds nothing personal, by hash, each once with the name it was last given. */
export function listPlainFiles(db: Database): { sha256: string; title: string }[] {
  return db
    .prepare<[], { sha256: string; title: string }>(
      // with max(), the title is that of the newest
      `SELECT sha256, title FROM
         (SELECT sha256, title, max(id) AS id FROM evidence JOIN evidence_file USING (sha256)
          WHERE personal = 0 GROUP BY sha256)
       ORDER BY id DESC LIMIT 500`,
    )
    .all();
}

/** The files that are sealed, for whoever replaces the key. */
export function listSealedFiles(db: Database): EvidenceFile[] {
  return db
    .prepare<[], FileRow>(`SELECT * FROM evidence_file WHERE personal = 1 ORDER BY sha256`)
    .all()
    .map(fileOf);
}

/** Every file there is; none in a database of before there was evidence. */
export function listFiles(db: Database): EvidenceFile[] {
  const has = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'evidence_file'`).get();
  if (has === undefined) return [];
  return db.prepare<[], FileRow>(`SELECT * FROM evidence_file ORDER BY sha256`).all().map(fileOf);
}

/** The criteria that a file proves, by code. */
export function listUsesOf(
  db: Database,
  sha256: string,
): readonly (Scoring & { readonly criterion: string })[] {
  return db
    .prepare<[string], Scoring & { readonly criterion: string }>(
      `SELECT set_code AS "set", set_version AS version, period, criterion
       FROM evidence WHERE sha256 = ? ORDER BY id`,
    )
    .all(sha256);
}

function fileOf({ sha256, media_type, bytes, personal, kept_sha256 }: FileRow): EvidenceFile {
  return {
    sha256,
    mediaType: media_type,
    bytes,
    personal: personal === 1,
    keptSha256: kept_sha256,
  };
}

/** Records a file, or what lies there now in the place of one that was lost. */
export function recordFile(db: Database, file: EvidenceFile): void {
  db.prepare(
    `INSERT INTO evidence_file (sha256, media_type, bytes, personal, kept_sha256)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (sha256) DO UPDATE SET kept_sha256 = excluded.kept_sha256`,
  ).run(file.sha256, file.mediaType, file.bytes, file.personal ? 1 : 0, file.keptSha256);
}

export interface NewEvidence extends Scoring {
  readonly criterion: string;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly person: string;
  readonly addedOn: Day;
  readonly addedAtMs: number;
}

export function recordEvidence(db: Database, evidence: NewEvidence): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO evidence (set_code, set_version, period, criterion, title, file_name, sha256,
         person, added_on, added_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      evidence.set,
      evidence.version,
      evidence.period,
      evidence.criterion,
      evidence.title,
      evidence.fileName,
      evidence.sha256,
      evidence.person,
      evidence.addedOn,
      evidence.addedAtMs,
    );
  return Number(lastInsertRowid);
}

/** Lets go of a piece of evidence; whether nothing refers to its file any more. */
export function dropEvidence(db: Database, id: number, sha256: string): boolean {
  db.prepare(`DELETE FROM evidence WHERE id = ?`).run(id);
  const isReferred =
    db.prepare<[string]>(`SELECT 1 FROM evidence WHERE sha256 = ?`).get(sha256) !== undefined;
  if (!isReferred) db.prepare(`DELETE FROM evidence_file WHERE sha256 = ?`).run(sha256);
  return !isReferred;
}

/** A line of the index of evidence as it travels to the superior; the file itself stays. */
export interface EvidenceIndexLine {
  readonly set_code: string;
  readonly set_version: number;
  readonly period: string;
  readonly criterion: string;
  readonly title: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly personal: boolean;
  readonly added_on: Day;
}

/** Every piece of evidence there is, of every set and period. */
export function listEvidence(db: Database): EvidenceIndexLine[] {
  return db
    .prepare<[], Omit<EvidenceIndexLine, 'personal'> & { readonly personal: 0 | 1 }>(
      `SELECT set_code, set_version, period, criterion, title, media_type, bytes, sha256, personal,
         added_on
       FROM evidence JOIN evidence_file USING (sha256)
       ORDER BY set_code, set_version, period, criterion, sha256`,
    )
    .all()
    .map((row) => ({ ...row, personal: row.personal === 1 }));
}
