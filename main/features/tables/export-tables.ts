import { hash, randomBytes } from 'node:crypto';
import { readFollowingRows } from './table-store.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, type Day } from '#shared/calendar.ts';
import { isAtHome } from '#shared/features/rating/at-home.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';
import type { TableFormat } from '#shared/features/tables/tables.contract.ts';
import {
  createHourCell,
  historyColumns,
  joinCodes,
  responseCells,
  responseColumns,
  type CellValue,
  type Given,
} from './table-columns.ts';
import { areWithin, createHomeMonthsFinder, writeMonths, type HomeMonths } from './home-months.ts';
import { writeTable, type Table } from './write-table.ts';

export interface ExportJob {
  readonly format: TableFormat;
  readonly plain: boolean;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Path of the table of responses; the history lies beside it. */
  readonly file: string;
}

/** Where the tables come from. */
export interface ExportSource {
  readonly db: Database;
  readonly responses: { count(): number; read(): Iterable<JudgedResponse> };
  /** The months of what was given at homes that are released; the others are in no table. */
  readonly homePools: () => readonly HomeMonths[];
}

export type ExportResult =
  | { readonly written: true; readonly rows: number; readonly files: string[] }
  | { readonly written: false; readonly reason: string };

/**
 * Writes one row per response, and in a second table every step of the responses that have more
 * than one. Both appear under their names only when they are whole and on disk.
 */
export async function exportTables(
  source: ExportSource,
  job: ExportJob,
  onProgress: (progress: { rows: number; atMost: number }) => void,
): Promise<ExportResult> {
  const atMost = source.responses.count();
  const key = randomBytes(32).toString('hex');
  const onRows = (rows: number) => onProgress({ rows, atMost });
  onRows(0);
  source.db.exec('BEGIN'); // both tables from one state of the store
  try {
    return await writeBoth(source, job, key, onRows);
  } catch (error) {
    if (isSystemError(error)) return { written: false, reason: error.code };
    throw error;
  } finally {
    source.db.exec('COMMIT');
  }
}

async function writeBoth(
  source: ExportSource,
  job: ExportJob,
  key: string,
  onRows: (rows: number) => void,
): Promise<ExportResult> {
  const responses: Table = { columns: responseColumns, rows: responseRows(source, job, key) };
  const history: Table = { columns: historyColumns, rows: historyRows(source, job, key) };
  const main = await writeTable(responses, { ...job, onRows });
  const beside = await writeTable(history, {
    ...job,
    file: historyFile(job.file),
    onRows: () => {},
  });
  return { written: true, rows: main.rows, files: [...main.files, ...beside.files] };
}

/** `so-lieu.csv` → `so-lieu.history.csv` */
export function historyFile(file: string): string {
  const dot = file.lastIndexOf('.');
  const slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
  return dot > slash + 1 ? `${file.slice(0, dot)}.history${file.slice(dot)}` : `${file}.history`;
}

/**
 * Stands for a response in one export: the key is thrown away afterwards, so that nobody can find
 * the response by it again, nor join two exports.
 */
function exportIdOf(key: string, responseId: string): string {
  const digits = hash('sha256', key + responseId);
  const part = (from: number, to: number) => digits.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-${part(12, 16)}-${part(16, 20)}-${part(20, 32)}`;
}

/**
 * Within an hour rows stand in the order of their random ids: the order of visitors is not told. What
 * was given at homes comes last, by its released months alone: no hour, station, counter or field.
 */
function* responseRows(
  { responses, homePools }: ExportSource,
  job: ExportJob,
  key: string,
): Generator<CellValue[]> {
  const hourCell = createHourCell();
  let stationHour = '';
  let rows: CellValue[][] = [];
  const findMonths = createHomeMonthsFinder(homePools());
  const fromHomes: CellValue[][] = [];
  for (const judged of responses.read()) {
    const [response, judgement] = judged;
    if (isAtHome(response)) {
      const months = findMonths(response);
      if (months === undefined || !areWithin(months, job)) continue;
      const id = exportIdOf(key, response.id);
      fromHomes.push(responseCells([placeless(response), judgement], id, writeMonths(months)));
      continue;
    }
    if (!isWithin(response, job)) continue;
    const hour = hourCell(response);
    if (`${response.incarnation_id}${hour}` !== stationHour) {
      yield* inRandomOrder(rows);
      rows = [];
      stationHour = `${response.incarnation_id}${hour}`;
    }
    rows.push(responseCells(judged, exportIdOf(key, response.id), hour));
  }
  yield* inRandomOrder(rows);
  yield* inRandomOrder(fromHomes);
}

function placeless(response: Response): Response {
  return {
    ...response,
    station_code: '',
    counter_code: null,
    counter_source: null,
    field_code: null,
    field_source: null,
  };
}

function inRandomOrder(rows: CellValue[][]): CellValue[][] {
  return rows.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
}

function* historyRows(
  { db, homePools }: ExportSource,
  job: ExportJob,
  key: string,
): Generator<CellValue[]> {
  const writeHour = createHourCell();
  const findMonths = createHomeMonthsFinder(homePools());
  let of = '';
  let exportId = '';
  let step = 0;
  for (const row of readFollowingRows(db)) {
    const first = {
      recorded_at_ms: row.first_recorded_at_ms,
      offset_minutes: row.first_offset_minutes,
    };
    const months = isAtHome(row) ? findMonths(row) : undefined;
    if (isAtHome(row) && (months === undefined || !areWithin(months, job))) continue;
    if (months === undefined && !isWithin(first, job)) continue;
    const hourCell = (given: Given) =>
      months === undefined ? writeHour(given) : writeMonths(months);
    if (row.response_id !== of) {
      of = row.response_id;
      exportId = exportIdOf(key, of);
      step = 1;
      yield [exportId, step, 'answer', hourCell(first), row.first_score, '', ''];
    }
    step += 1;
    const choices = row.choices === null ? '' : joinCodes(JSON.parse(row.choices));
    yield [exportId, step, row.kind, hourCell(row), row.score ?? '', row.question ?? '', choices];
  }
}

function isWithin(response: Given, { from, to }: ExportJob): boolean {
  if (from === undefined && to === undefined) return true;
  const day = dayAt(response.recorded_at_ms, response.offset_minutes);
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
