import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { syncFolder } from '#main/platform/files.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { DuckDatabase } from '../duck-database.ts';
import { sha256Of } from '#main/platform/sha256-of.ts';
import type { ExtractTable, ExtractWords } from './extract-tables.ts';
import { writeParquet } from './parquet-store.ts';

export interface WriteOrder {
  readonly tables: readonly ExtractTable[];
  /** A folder that is not there yet, or is empty. */
  readonly out: string;
  readonly kind: 'real' | 'simulated';
  readonly publisher: string;
  readonly quarters: readonly string[];
  /** The day of the newest publication in it, so that the same extract has the same bytes. */
  readonly on: string;
  readonly earlierSources: readonly string[];
  readonly vi: ExtractWords;
  readonly en: ExtractWords;
}

/** Before the name of every file of made-up data. */
const simulatedPrefix = 'so-lieu-gia-lap-';

/** What somebody has published is never written over. */
export function assertEmpty(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new StartError('folderNotEmpty', { folder: out });
}

/** Writes tables as CSV and Parquet with their description; the folder is there whole or not at all. */
export async function writeExtract(
  place: { readonly db: DuckDatabase; readonly scratch: string },
  order: WriteOrder,
): Promise<readonly string[]> {
  const { out, kind, tables } = order;
  const prefix = kind === 'simulated' ? simulatedPrefix : '';
  const unfinished = `${out}.part`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    const resources = [];
    for (const table of tables) {
      const csv = `${prefix}${table.name}.csv`;
      const parquet = `${prefix}${table.name}.parquet`;
      writeFileSync(join(unfinished, csv), csvOf(table), { flush: true });
      await writeParquet(place, table, join(unfinished, parquet));
      for (const path of [csv, parquet]) {
        resources.push(await describe(table, unfinished, path, order));
      }
    }
    const description = JSON.stringify(describePackage(resources, order), null, 2);
    writeFileSync(join(unfinished, `${prefix}datapackage.json`), `${description}\n`, {
      flush: true,
    });
    writeFileSync(join(unfinished, `${prefix}README.md`), readMe(order), { flush: true });
    if (existsSync(out)) rmdirSync(out);
    renameSync(unfinished, out);
    syncFolder(dirname(out));
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (error instanceof Error && 'syscall' in error && Reflect.get(error, 'code') !== 'ENOSPC') {
      throw new StartError('outNotWritable', { file: out, reason: error.message });
    }
    throw error;
  }
  return readdirSync(out).toSorted();
}

/** With a byte order mark, for whoever opens it in a spreadsheet; no cell is taken for a formula. */
function csvOf({ columns, rows }: ExtractTable): string {
  const text = stringify([columns.map(({ name }) => name), ...rows.map((row) => [...row])], {
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: { boolean: String },
  });
  return `\uFEFF${text}`;
}

async function describe(table: ExtractTable, folder: string, path: string, { vi, en }: WriteOrder) {
  const isCsv = path.endsWith('.csv');
  const file = join(folder, path);
  return {
    name: isCsv ? table.name : `${table.name}-parquet`,
    type: 'table',
    title: both(vi, en, `table.${table.name}`),
    path,
    format: isCsv ? 'csv' : 'parquet',
    mediatype: isCsv ? 'text/csv' : 'application/vnd.apache.parquet',
    ...(isCsv && {
      encoding: 'utf-8',
      dialect: {
        $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
        header: true,
        delimiter: ',',
        lineTerminator: '\r\n',
        quoteChar: '"',
        doubleQuote: true,
      },
    }),
    bytes: (await stat(file)).size,
    hash: `sha256:${await sha256Of(file)}`,
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: table.columns.map(({ name, type }) => ({
        name,
        type,
        description: both(vi, en, `field.${name}`),
      })),
      missingValues: [''],
    },
  };
}

function describePackage(
  resources: readonly object[],
  { kind, publisher, quarters, on, earlierSources, vi, en }: WriteOrder,
) {
  const title = both(vi, en, 'title');
  const period = `${quarters[0] ?? ''} – ${quarters.at(-1) ?? ''}`;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'hai-long-open-data',
    id: `hai-long-${hash('sha256', JSON.stringify(resources)).slice(0, 16)}`,
    title: kind === 'simulated' ? `${vi('simulated')} – ${title}` : title,
    description: `${period}. ${both(vi, en, 'description')}`,
    created: `${on}T00:00:00+07:00`,
    // the office that publishes says under which licence, before it does
    licenses: [{ name: 'notspecified', title: both(vi, en, 'licence') }],
    sources: [publisher, ...earlierSources].map((each) => ({ title: each })),
    resources,
  };
}

function readMe({ kind, publisher, quarters, earlierSources, vi, en }: WriteOrder): string {
  const mark = kind === 'simulated' ? `# ${vi('simulated')}\n\n` : '';
  const fill = (text: string) =>
    text
      .replace('{publisher}', publisher)
      .replace('{quarters}', quarters.join(', '))
      .replace('{sources}', earlierSources.length === 0 ? '–' : earlierSources.join('; '));
  return `${mark}${fill(vi('readMe'))}\n\n---\n\n${mark}${fill(en('readMe'))}\n`;
}

function both(vi: ExtractWords, en: ExtractWords, key: string): string {
  return `${vi(key)} / ${en(key)}`;
}
