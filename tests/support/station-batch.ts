import { createPublicKey } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import {
  keyFingerprint,
  rawPublicKey,
  sshPublicKey,
} from '#main/features/batch/file/ssh-signature.ts';
import { sealBatch, signManifest, type Content } from '#main/features/batch/file/write-batch.ts';
import { signCard } from '#main/features/batch/card/card-file.ts';
import { createIdentity, type Identity } from '#main/features/batch/identity/identity.ts';
import { listQuestionnaires } from '#main/features/questionnaire/questionnaire-store.ts';
import type { Database } from '#main/storage/database.ts';
import { Card } from '#shared/features/batch/card.ts';
import type { StationManifest } from '#shared/features/batch/manifest.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';

/** A station as a test sends batches of it: its keys, and what it sent last. */
export interface SendingStation {
  readonly identity: Identity;
  readonly fingerprint: string;
  readonly unitCode: string;
  readonly stationCode: string;
  readonly folderKind: FolderKind;
}

type Names = Pick<SendingStation, 'unitCode' | 'stationCode' | 'folderKind'>;

export async function createSender(
  incarnation: string,
  { unitCode = '11716', stationCode = 'may-2', folderKind = 'office' }: Partial<Names> = {},
): Promise<SendingStation> {
  const identity = await createIdentity(incarnation);
  const fingerprint = keyFingerprint(rawPublicKey(createPublicKey(identity.signingKey)));
  return { identity, fingerprint, unitCode, stationCode, folderKind };
}

/** Takes a station's card in at a desk, as people do once they have compared it. */
export function enrol(desk: Database, station: SendingStation, role = 'station'): void {
  const { identity, fingerprint, unitCode, stationCode, folderKind } = station;
  const isStation = role === 'station';
  const card = {
    format: 'hai-long-card/1',
    role: isStation ? 'station' : 'desk',
    unit: { code: unitCode, codeSystem: 'QD19-2025', name: 'Đơn vị thử' },
    station: isStation ? { code: stationCode, name: stationCode, counterCodes: [] } : null,
    folderKind,
    incarnation: identity.incarnation,
    before: null,
    key: identity.publicKey,
    recipient: identity.recipient,
    issuedOn: '2026-11-01',
  };
  desk
    .prepare(
      `INSERT INTO correspondent (fingerprint, role, unit_code, station_code, incarnation_id, card,
         enrolled_at_ms, enrolled_by) VALUES (?, ?, ?, ?, ?, ?, 0, 'cntt')`,
    )
    .run(
      fingerprint,
      role,
      unitCode,
      isStation ? stationCode : null,
      identity.incarnation,
      signCard(Card.parse(card), identity, []),
    );
}

interface Wanted {
  readonly number: number;
  /** By the name of the batch before. */
  readonly previous?: string | null;
  /** The rows that go into it, by chain: after the first sequence, up to the last. */
  readonly ranges: readonly (readonly [incarnation: string, after: number, to: number])[];
  /** Whom the whole is sealed to, and the part for the desk alone. */
  readonly desk: string;
  readonly alsoFor?: readonly string[];
  readonly builtAt?: string;
  /** What the station says otherwise than the truth. */
  readonly lie?: (content: Content<StationManifest>) => Content<StationManifest>;
  readonly alter?: (csv: string) => string;
}

export interface BuiltBatch {
  readonly file: string;
  readonly name: string;
}

type Cells = Readonly<Record<string, string | number | Buffer | null>>;

/** Builds a batch of rows that lie in a store, by the laid down form of its tables. */
export async function buildBatch(
  db: Database,
  station: SendingStation,
  folder: string,
  wanted: Wanted,
): Promise<BuiltBatch> {
  const { identity } = station;
  const work = join(folder, `parts-${wanted.number}-${Math.random().toString(36).slice(2)}`);
  mkdirSync(join(work, 'data'), { recursive: true });
  mkdirSync(join(work, 'private'));
  const rows = wanted.ranges.flatMap(([incarnation, after, to]) =>
    db
      .prepare<[string, number, number], Cells>(
        `SELECT rating.*, free_text.salt, free_text.body AS words,
           iif(kind = 'change', (SELECT count(*) FROM rating AS earlier
             WHERE earlier.response_id = rating.response_id AND earlier.kind = 'change'
               AND earlier.arrival <= rating.arrival), NULL) AS step FROM rating
         LEFT JOIN free_text ON free_text.rating_id = rating.id
         WHERE incarnation_id = ? AND sequence > ? AND sequence <= ? ORDER BY sequence`,
      )
      .all(incarnation, after, to),
  );
  const open = rows
    .filter(({ audience }) => audience === null)
    .toSorted((one, other) =>
      [one['recorded_at_ms'], one['id']] < [other['recorded_at_ms'], other['id']] ? -1 : 1,
    );
  const csv = csvOf(ratingsTable.columns, open);
  writeFileSync(join(work, 'ratings.csv'), wanted.alter?.(csv) ?? csv);
  const chain = rows.map((row) => ({ ...row, leader_row: leaderRow(row) }));
  await seal(csvOf(chainTable.columns, chain), [wanted.desk], join(work, 'chain.csv.gz.age'));
  const codebook = { questionnaires: listQuestionnaires(db) };
  writeFileSync(join(work, 'codebook.json'), JSON.stringify(codebook));
  const parts = [
    { path: ratingsTable.csv, file: join(work, 'ratings.csv'), mediaType: 'text/csv' },
    { path: chainTable.sealed, file: join(work, 'chain.csv.gz.age'), mediaType: 'application/age' },
    { path: 'codebook.json', file: join(work, 'codebook.json'), mediaType: 'application/json' },
  ];
  const count = (kind: string) => open.filter((row) => row['kind'] === kind).length;
  const content: Content<StationManifest> = {
    format: 'hai-long-batch/1',
    program: { name: 'hai-long', version: '0.1.0' },
    author: {
      unit: { code: station.unitCode, codeSystem: 'QD19-2025', name: 'Đơn vị thử' },
      station: { code: station.stationCode, name: station.stationCode, counterCodes: [] },
      key: sshPublicKey(rawPublicKey(createPublicKey(identity.signingKey))),
    },
    folderKind: station.folderKind,
    kind: 'station',
    place: { incarnation: identity.incarnation, number: wanted.number },
    previous: wanted.previous ?? null,
    grownFrom: null,
    builtAt: wanted.builtAt ?? '2026-11-27T17:30:00+07:00',
    clock: { state: 'trusted', rows: { trusted: rows.length, suspect: 0, unset: 0 } },
    health: { problems: [], freeBytes: 1e9, databaseBytes: 1e6 },
    period: null,
    counts: {
      answer: count('answer'),
      change: count('change'),
      fact: count('fact'),
      comment: count('comment'),
      redaction: count('redaction'),
    },
    rows: wanted.ranges.map(([incarnation, afterSequence, toSequence]) => ({
      incarnation,
      afterSequence,
      toSequence,
      before: afterSequence === 0 ? null : hashAt(db, incarnation, afterSequence),
      after: hashAt(db, incarnation, toSequence),
    })),
    rules: { judge: 'misuse-2' },
  };
  const signed = await signManifest(wanted.lie?.(content) ?? content, parts, identity.signingKey);
  const file = join(
    folder,
    `${station.stationCode}-${wanted.number}-${signed.name.slice(0, 8)}.hlb`,
  );
  await sealBatch(signed, parts, {
    sealedFor: [wanted.desk, ...(wanted.alsoFor ?? [])],
    key: identity.signingKey,
    scratch: join(work, 'payload'),
    file,
  });
  return { file, name: signed.name };
}

function hashAt(db: Database, incarnation: string, sequence: number): string {
  const row = db
    .prepare<[string, number], { hash: Buffer }>(
      `SELECT hash FROM rating WHERE incarnation_id = ? AND sequence = ?`,
    )
    .get(incarnation, sequence);
  if (row === undefined) throw new Error(`no row ${sequence}`);
  return row.hash.toString('hex');
}

function leaderRow(row: Cells): string | null {
  if (row['audience'] === null) return null;
  return JSON.stringify(
    Object.fromEntries(ratingsTable.columns.map((column) => [column, row[column] ?? null])),
  );
}

function csvOf(columns: readonly string[], rows: readonly Cells[]): string {
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

function cellOf(value: Cells[string] | undefined): string {
  if (value === null || value === undefined) return '';
  const text = Buffer.isBuffer(value) ? value.toString('hex') : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function seal(text: string, recipients: readonly string[], file: string): Promise<void> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  writeFileSync(file, await encrypter.encrypt(gzipSync(text)));
}
