import { appendFileSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeXlsxStream } from 'hucre/xlsx';
import { syncFolder } from '#main/platform/files.ts';
import type { TableFormat } from '#shared/features/tables/tables.contract.ts';
import { createCsvLine } from './csv-line.ts';
import type { CellValue } from './table-columns.ts';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: Iterable<CellValue[]>;
}

export interface WriteOptions {
  readonly format: TableFormat;
  /** CSV without byte order mark. */
  readonly plain: boolean;
  readonly file: string;
  /** Told now and then how many rows have been written. */
  readonly onRows: (rows: number) => void;
}

/** Few: a chunk lives long enough to be kept for old, and memory grows with it. */
const rowsPerChunk = 200;

/**
 * Writes the table under a temporary name, syncs it to disk and renames it: the file is whole or
 * is not there. Holds one chunk of rows at a time.
 */
export async function writeTable(table: Table, options: WriteOptions) {
  const unfinished = `${options.file}.part`;
  const counted = countRows(table.rows, options.onRows);
  const target = openSync(unfinished, 'w');
  try {
    for await (const bytes of encoders[options.format]({ ...table, rows: counted.rows }, options)) {
      appendFileSync(target, bytes); // unlike writeSync it does not stop half-way
    }
    fsyncSync(target);
  } catch (error) {
    closeSync(target);
    rmSync(unfinished, { force: true });
    throw error;
  }
  closeSync(target);
  putInPlace(unfinished, options.file);
  options.onRows(counted.count());
  return { rows: counted.count(), files: [options.file] };
}

function putInPlace(unfinished: string, file: string): void {
  try {
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

type Encoder = (
  table: Table,
  options: WriteOptions,
) => Iterable<Buffer> | AsyncIterable<Uint8Array>;

const encoders: Readonly<Record<TableFormat, Encoder>> = {
  csv: encodeCsv,
  jsonl: encodeJsonLines,
  xlsx: (table) =>
    writeXlsxStream(table.rows, {
      name: 'Data',
      columns: table.columns.map((header) => ({ header })),
      freezePane: { rows: 1 },
    }),
};

/** A byte order mark for spreadsheets, then a line for the columns and one for each row. */
function* encodeCsv({ columns, rows }: Table, { plain }: WriteOptions): Generator<Buffer> {
  const lineOf = createCsvLine(columns.length);
  yield Buffer.from(`${plain ? '' : '\uFEFF'}${lineOf(columns)}`);
  for (const chunk of inChunks(rows)) yield Buffer.from(chunk.map(lineOf).join(''));
}

/** One JSON object per line; an empty cell is null. */
function* encodeJsonLines({ columns, rows }: Table): Generator<Buffer> {
  const keys = columns.map((column) => JSON.stringify(column));
  const valueOf = (cell: CellValue) => (cell === '' ? 'null' : JSON.stringify(cell));
  const lineOf = (row: readonly CellValue[]) =>
    `{${row.map((cell, at) => `${keys[at]}:${valueOf(cell)}`).join(',')}}\n`;
  for (const chunk of inChunks(rows)) yield Buffer.from(chunk.map(lineOf).join(''));
}

function* inChunks(rows: Iterable<CellValue[]>): Generator<CellValue[][]> {
  let chunk: CellValue[][] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < rowsPerChunk) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function countRows(rows: Iterable<CellValue[]>, onRows: (rows: number) => void) {
  let count = 0;
  return {
    count: () => count,
    rows: (function* () {
      for (const row of rows) {
        yield row;
        count += 1;
        if (count % 10_000 === 0) onRows(count);
      }
    })(),
  };
}
