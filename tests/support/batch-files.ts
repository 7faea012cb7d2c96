import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  sealBatch,
  signManifest,
  type PartFile,
  type SignedManifest,
} from '#main/features/batch/file/write-batch.ts';
import { sshPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import { sealFor, type Author } from './forge-batch.ts';

type Column = (typeof ratingsTable.columns)[number];
export type Row = Readonly<Record<Column, string | number | null>>;

const integers: ReadonlySet<Column> = new Set([
  ...(['score', 'step', 'recorded_at_ms', 'offset_minutes', 'settings_version', 'trial'] as const),
  ...(['ready_ms', 'gap_ms', 'burst_position'] as const),
]);

/** An answer of that station, in the hour of half past eight. */
export function aRow(author: Author, row: Partial<Row> = {}): Row {
  const id = randomUUID();
  return {
    id,
    response_id: id,
    kind: 'answer',
    refers_to: null,
    incarnation_id: author.incarnation,
    score: 5,
    step: null,
    recorded_at_ms: Date.UTC(2026, 10, 27, 1),
    offset_minutes: 420,
    clock_state: 'trusted',
    unit_code: author.unitCode,
    station_code: author.stationCode,
    counter_code: 'quay-1',
    field_code: 'ho-tich',
    field_source: 'counter',
    stage: null,
    channel: 'kiosk',
    device_mode: 'self',
    language: 'vi',
    label_set: 'hl5.1',
    questionnaire: 'chung@1',
    model_code: null,
    settings_version: 1,
    trial: 0,
    ready_ms: 300,
    gap_ms: 5000,
    burst_position: 1,
    hour_status: 'open',
    question: null,
    choices: null,
    scale_order: 'descending',
    ...row,
  };
}

interface Making {
  readonly author: Author;
  /** The office's own desk; it alone opens the private part. */
  readonly desk: string;
  readonly sealedFor: readonly string[];
  readonly rows: readonly Row[];
  /** An empty folder; the batch is left there as `batch.hlb`. */
  readonly folder: string;
}

export interface MadeBatch extends SignedManifest {
  readonly file: string;
}

/** A batch with every part that a station's has, built by the real writer. */
export async function makeStationBatch(making: Making): Promise<MadeBatch> {
  const { author, rows, sealedFor, folder } = making;
  const parts = await writeParts(making);
  const kinds = ['answer', 'change', 'fact', 'comment', 'redaction'] as const;
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  const [answer, change, fact, comment, redaction] = kinds.map(count);
  const signed = await signManifest(
    {
      format: 'hai-long-batch/1',
      program: { name: 'hai-long', version: '0.1.0' },
      author: {
        unit: { code: author.unitCode, codeSystem: 'QD19-2025', name: 'Xã Na Rì' },
        station: { code: author.stationCode, name: 'Máy 1', counterCodes: ['quay-1'] },
        key: sshPublicKey(author.raw),
      },
      folderKind: 'office',
      kind: 'station',
      place: { incarnation: author.incarnation, number: 1 },
      previous: null,
      grownFrom: null,
      builtAt: '2026-11-27T17:30:00+07:00',
      clock: { state: 'trusted', rows: { trusted: rows.length, suspect: 0, unset: 0 } },
      health: { problems: [], freeBytes: null, databaseBytes: 1_048_576 },
      period: { from: '2026-11-27', to: '2026-11-27' },
      counts: {
        answer: answer ?? 0,
        change: change ?? 0,
        fact: fact ?? 0,
        comment: comment ?? 0,
        redaction: redaction ?? 0,
      },
      rows: [
        {
          incarnation: author.incarnation,
          afterSequence: 0,
          toSequence: rows.length,
          before: null,
          after: hash('sha256', 'chain', 'hex'),
        },
      ],
      rules: { judge: 'misuse-2' },
    },
    parts,
    author.key,
  );
  const file = join(folder, 'batch.hlb');
  const scratch = join(folder, 'scratch');
  await sealBatch(signed, parts, { sealedFor, key: author.key, scratch, file });
  return { ...signed, file };
}

async function writeParts({ author, desk, rows, folder }: Making): Promise<PartFile[]> {
  const put = (path: string, content: string | Buffer, mediaType: string, count?: number) => {
    const file = join(folder, 'parts', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return { path, file, mediaType, ...(count === undefined ? {} : { rows: count }) };
  };
  const { columns } = ratingsTable;
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  const table = `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
  const csv = put(ratingsTable.csv, table, 'text/csv', rows.length);
  const parquet = join(folder, 'parts', ratingsTable.parquet);
  await writeParquet(csv.file, parquet);
  const chain = rows.map((row, at) => [
    row.id,
    author.incarnation,
    at + 1,
    2,
    '',
    0,
    '',
    '',
    '',
    '',
  ]);
  const links = [chainTable.columns, ...chain].map((link) => `${link.join(',')}\r\n`).join('');
  const sealed = await sealFor([desk], gzipSync(links));
  const tables = [
    csv,
    put(ratingsTable.parquet, readFileSync(parquet), 'application/vnd.apache.parquet', rows.length),
    put(chainTable.sealed, sealed, 'application/octet-stream', rows.length),
    put('codebook.json', '{\n  "format": "hai-long-codebook/1"\n}\n', 'application/json'),
  ];
  const described = JSON.stringify(describe(tables.slice(0, 2)), undefined, 2);
  const parts = [...tables, put('datapackage.json', `${described}\n`, 'application/json')];
  const sums = parts.map(({ path, file }) => `${sumOf(file)}  ${path}\n`).join('');
  return [...parts, put('SHA256SUMS', sums, 'text/plain')];
}

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function writeParquet(csv: string, parquet: string): Promise<void> {
  const types = ratingsTable.columns.map(
    (column) => `'${column}': '${integers.has(column) ? 'BIGINT' : 'VARCHAR'}'`,
  );
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (SELECT * FROM read_csv('${csv}', columns = {${types.join(', ')}}, header = true,
       auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = ''))
     TO '${parquet}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

function describe(tables: readonly PartFile[]) {
  const schema = {
    fields: ratingsTable.columns.map((column) => ({
      name: column,
      type: integers.has(column) ? 'integer' : 'string',
    })),
    primaryKey: ['id'],
    missingValues: [''],
  };
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'hai-long-batch',
    created: '2026-11-27T17:30:00+07:00',
    resources: tables.map(({ path, file, mediaType }) => ({
      name: path.endsWith('.csv') ? 'ratings' : 'ratings-parquet',
      type: 'table',
      path,
      format: path.endsWith('.csv') ? 'csv' : 'parquet',
      mediatype: mediaType,
      bytes: readFileSync(file).length,
      hash: `sha256:${sumOf(file)}`,
      schema,
    })),
  };
}

function sumOf(file: string): string {
  return hash('sha256', readFileSync(file), 'hex');
}
