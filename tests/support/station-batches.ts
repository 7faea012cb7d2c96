import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  sshPublicKey,
  rawPublicKey,
  keyFingerprint,
} from '#main/features/batch/file/ssh-signature.ts';
import { sealBatch, signManifest, type Content } from '#main/features/batch/file/write-batch.ts';
import { batchFiles } from '#main/gather-files.ts';
import { cardFormat, type Card } from '#shared/features/batch/card.ts';
import type { StationManifest } from '#shared/features/batch/manifest.ts';
import { ratingsTable } from '#shared/features/batch/station-tables.ts';
import type { FolderKind } from '#shared/features/folder/folder-kind.ts';

export type RatingRow = Readonly<
  Record<(typeof ratingsTable.columns)[number], string | number | null>
>;

/** One life of a station's folder, with the keys it signs by. */
export interface Life {
  readonly unitCode: string;
  readonly stationCode: string;
  readonly folderKind: FolderKind;
  readonly incarnation: string;
  readonly grownFrom: StationManifest['grownFrom'];
  readonly privateKey: KeyObject;
  readonly publicKey: Buffer;
  readonly fingerprint: string;
}

export interface MadeBatch {
  readonly file: string;
  readonly name: string;
  readonly life: Life;
  readonly number: number;
  readonly rows: readonly RatingRow[];
}

interface Making {
  readonly number?: number;
  readonly previous?: string | null;
  readonly rows?: readonly RatingRow[];
  /** Of the CSV, where it is to differ from the Parquet. */
  readonly csvRows?: readonly RatingRow[];
  readonly content?: Partial<Content<StationManifest>>;
  /** Written in place of a table. */
  readonly instead?: Readonly<Record<string, string>>;
  readonly sealer?: Life;
}

const hourMs = 3_600_000;
const firstHourMs = Date.UTC(2026, 10, 2, 1);

export function aLife(given: Partial<Life> = {}): Life {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = rawPublicKey(publicKey);
  return {
    unitCode: '01819',
    stationCode: 'may-1',
    folderKind: 'office',
    incarnation: randomUUID(),
    grownFrom: null,
    privateKey,
    publicKey: raw,
    fingerprint: keyFingerprint(raw),
    ...given,
  };
}

export function aRatingRow(life: Life, given: Partial<RatingRow> = {}): RatingRow {
  const id = given.id ?? randomUUID();
  return {
    id,
    response_id: id,
    kind: 'answer',
    refers_to: null,
    incarnation_id: life.incarnation,
    score: 5,
    step: null,
    recorded_at_ms: firstHourMs,
    offset_minutes: 420,
    clock_state: 'trusted',
    unit_code: life.unitCode,
    station_code: life.stationCode,
    counter_code: 'quay-1',
    field_code: 'ho-tich',
    field_source: 'counter',
    stage: null,
    channel: 'kiosk',
    device_mode: 'self',
    language: 'vi',
    label_set: 'five-levels-1',
    questionnaire: 'kiosk-2',
    model_code: null,
    settings_version: 1,
    trial: life.folderKind === 'office' ? 0 : 1,
    ready_ms: 300,
    gap_ms: 5000,
    burst_position: 1,
    hour_status: 'open',
    question: null,
    choices: null,
    scale_order: 'descending',
    ...given,
  };
}

/** Answers of a station, one an hour, with scores that differ. */
export function someRows(life: Life, count: number, fromHour = 0): readonly RatingRow[] {
  return Array.from({ length: count }, (_, at) =>
    aRatingRow(life, {
      score: 1 + ((at * 7 + fromHour) % 5),
      recorded_at_ms: firstHourMs + (fromHour + at) * hourMs,
    }),
  );
}

/** A card as a station gives it out, signed by its own key. */
export function writeCard(folder: string, life: Life, given: Partial<Card> = {}): string {
  const card: Card = {
    format: cardFormat,
    role: 'station',
    unit: { code: life.unitCode, codeSystem: 'QD19-2025', name: `Xã ${life.unitCode}` },
    station: { code: life.stationCode, name: `Máy ${life.stationCode}`, counterCodes: ['quay-1'] },
    folderKind: life.folderKind,
    incarnation: life.incarnation,
    before: null,
    key: sshPublicKey(life.publicKey),
    recipient: `age1${'q'.repeat(58)}`,
    issuedOn: '2026-11-01',
    ...given,
  };
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${life.unitCode}-${life.stationCode}-${life.incarnation}.hlc`);
  const signed = batchFiles.sign(JSON.stringify(card), 'hai-long-enrolment', life.privateKey);
  writeFileSync(file, JSON.stringify(signed));
  return file;
}

/** Makes real sealed batches in a folder; their tables are written as a station writes them. */
export interface BatchMaker {
  make(life: Life, making?: Making): Promise<MadeBatch>;
  close(): void;
}

export async function createBatchMaker(folder: string, recipient: string): Promise<BatchMaker> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  let made = 0;
  mkdirSync(folder, { recursive: true });

  async function writeParquet(csv: string, parquet: string): Promise<void> {
    await connection.run(
      `COPY (SELECT * FROM read_csv('${csv}', auto_detect = false, header = true, delim = ',',
         quote = '"', escape = '"', nullstr = '',
         columns = {${ratingsTable.columns.map((name) => `'${name}': '${typeOf(name)}'`).join(', ')}}))
       TO '${parquet}' (FORMAT parquet, COMPRESSION zstd)`,
    );
  }

  return {
    async make(life, { number = 1, previous, rows = someRows(life, 3), ...making } = {}) {
      made += 1;
      const at = join(folder, String(made));
      mkdirSync(at);
      const csv = join(at, 'ratings.csv');
      const parquet = join(at, 'ratings.parquet');
      const codebook = join(at, 'codebook.json');
      const files: Readonly<Record<string, string>> = {
        [ratingsTable.csv]: csv,
        [ratingsTable.parquet]: parquet,
        'codebook.json': codebook,
      };
      writeFileSync(csv, csvOf(rows));
      await writeParquet(csv, parquet);
      writeFileSync(csv, csvOf(making.csvRows ?? rows));
      writeFileSync(codebook, '{"questionnaires":[]}\n');
      for (const [path, text] of Object.entries(making.instead ?? {})) {
        writeFileSync(files[path] ?? '', text);
      }
      const parts = Object.entries(files).map(([path, file]) => ({
        path,
        file,
        mediaType: 'application/octet-stream',
        ...(path.startsWith('data/') && { rows: rows.length }),
      }));
      const content = contentOf(
        life,
        number,
        previous ?? (number === 1 ? null : '0'.repeat(64)),
        rows,
      );
      const signed = await signManifest({ ...content, ...making.content }, parts, life.privateKey);
      const file = join(folder, `${made}.hlb`);
      await sealBatch(signed, parts, {
        sealedFor: [recipient],
        key: (making.sealer ?? life).privateKey,
        scratch: join(at, 'sealed'),
        file,
      });
      return { file, name: signed.name, life, number, rows };
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** What a station says of a batch of these rows. */
export function contentOf(
  life: Life,
  number: number,
  previous: string | null,
  rows: readonly RatingRow[],
): Content<StationManifest> {
  const count = (column: 'kind' | 'clock_state', value: string) =>
    rows.filter((row) => row[column] === value).length;
  const days = rows
    .map((row) => new Date(Number(row.recorded_at_ms) + 7 * hourMs).toISOString().slice(0, 10))
    .toSorted();
  const [from] = days;
  const to = days.at(-1);
  return {
    format: 'hai-long-batch/1',
    program: { name: 'hai-long', version: '0.1.0' },
    author: {
      unit: { code: life.unitCode, codeSystem: 'QD19-2025', name: `Xã ${life.unitCode}` },
      station: {
        code: life.stationCode,
        name: `Máy ${life.stationCode}`,
        counterCodes: ['quay-1'],
      },
      key: sshPublicKey(life.publicKey),
    },
    folderKind: life.folderKind,
    kind: 'station',
    place: { incarnation: life.incarnation, number },
    previous,
    grownFrom: life.grownFrom,
    builtAt: `${to ?? '2026-11-02'}T17:30:00+07:00`,
    clock: {
      state: 'trusted',
      rows: {
        trusted: count('clock_state', 'trusted'),
        suspect: count('clock_state', 'suspect'),
        unset: count('clock_state', 'unset'),
      },
    },
    health: { problems: [], freeBytes: 1_000_000, databaseBytes: 1000 },
    period: from === undefined || to === undefined ? null : { from, to },
    counts: {
      answer: count('kind', 'answer'),
      change: count('kind', 'change'),
      fact: count('kind', 'fact'),
      comment: count('kind', 'comment'),
      redaction: count('kind', 'redaction'),
    },
    rows: [],
    rules: { judge: 'misuse-2' },
  };
}

function csvOf(rows: readonly RatingRow[]): string {
  const lines = rows.map((row) =>
    ratingsTable.columns.map((name) => cell(row[name] ?? '')).join(','),
  );
  return [ratingsTable.columns.join(','), ...lines, ''].join('\r\n');
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const whole = new Set<string>([
  'score',
  'step',
  'recorded_at_ms',
  'offset_minutes',
  'settings_version',
  'trial',
  'ready_ms',
  'gap_ms',
  'burst_position',
]);

function typeOf(name: string): string {
  return whole.has(name) ? 'BIGINT' : 'VARCHAR';
}
