import { randomUUID } from 'node:crypto';
import type { BatchFault } from '#shared/features/batch/batch-fault.ts';
import { ratingsTable } from '#shared/features/batch/station-tables.ts';
import { sqlText, type DuckDatabase, type Row } from './duck-database.ts';
import { keptColumns, rowRules } from './warehouse-columns.ts';

/** The tables of a verified batch, unpacked to be looked at. */
export interface UnpackedTables {
  /** Stands for the batch in this warehouse; the folder it is unpacked in bears it as its name. */
  readonly key: number;
  /** With `/` between folders, on Windows too. */
  readonly folder: string;
}

/** What the rows of one batch are, all together. */
export interface StagedSummary {
  readonly key: number;
  readonly rows: number;
  readonly kinds: Readonly<Record<'answer' | 'change' | 'fact' | 'comment' | 'redaction', number>>;
  readonly clocks: Readonly<Record<'trusted' | 'suspect' | 'unset', number>>;
  /** Undefined where rows differ, or there are none. */
  readonly unitCode: string | undefined;
  readonly stationCode: string | undefined;
  readonly trial: 0 | 1 | undefined;
}

/** Rows of batches that may yet be refused: they lie apart from the warehouse until all are checked. */
export interface Staging {
  /** Forgets whatever was read before. */
  empty(): Promise<void>;
  /**
   * Reads tables and proves that each batch's Parquet and CSV hold the same sound rows.
   * Batches with a fault have no row here afterwards.
   */
  read(tables: readonly UnpackedTables[]): Promise<ReadonlyMap<number, BatchFault>>;
  summarize(): Promise<readonly StagedSummary[]>;
  remove(keys: readonly number[]): Promise<void>;
}

const columns = keptColumns.map(({ name }) => name);
const keyOfFile = `CAST(split_part(filename, '/', -3) AS INTEGER)`;

const typedColumns = keptColumns.map(({ name, type }) => `TRY_CAST(${name} AS ${type}) AS ${name}`);
/** A value that is no value of its column's type is not silently none. */
const lostInCast = keptColumns.map(
  ({ name, type }) => `(${name} IS NULL) = (TRY_CAST(${name} AS ${type}) IS NULL)`,
);
const soundColumns = keptColumns.flatMap(({ name, isAlways, isSound }) => [
  ...(isAlways ? [`${name} IS NOT NULL`] : []),
  ...(isSound === undefined ? [] : [`COALESCE(${isSound(name)}, ${name} IS NULL)`]),
]);
export async function createStaging(db: DuckDatabase): Promise<Staging> {
  /** Made anew: what is deleted of a temporary table keeps its memory, and its place in every scan. */
  const empty = () =>
    db.run(`CREATE OR REPLACE TEMP TABLE staged (
      batch INTEGER, is_sound BOOLEAN,
      ${keptColumns.map(({ name, type }) => `${name} ${type}`).join(', ')})`);
  await empty();

  async function read(tables: readonly UnpackedTables[]): Promise<Map<number, BatchFault>> {
    if (tables.length === 0) return new Map();
    try {
      const strange = await findStrange(tables);
      const readable = tables.filter(({ key }) => !strange.has(key));
      await readParquet(readable);
      const unequal = await findUnequal(readable);
      return new Map([...strange, ...unequal].map((key) => [key, 'rowsInvalid']));
    } catch (error) {
      if (!isAboutFiles(error)) throw error;
      // one file that cannot be read hides the others: it is looked for half by half
      await remove(tables.map(({ key }) => key));
      if (tables.length === 1) return new Map(tables.map(({ key }) => [key, 'rowsInvalid']));
      const middle = tables.length >> 1;
      const first = await read(tables.slice(0, middle));
      return new Map([...first, ...(await read(tables.slice(middle)))]);
    }
  }

  /** Whose Parquet has other columns than a batch has. */
  async function findStrange(tables: readonly UnpackedTables[]): Promise<Set<number>> {
    const found = await db.all(
      `SELECT CAST(split_part(file_name, '/', -3) AS INTEGER) AS key,
              string_agg(name, ',' ORDER BY column_id) AS columns
       FROM parquet_schema(${listOf(tables, ratingsTable.parquet)})
       WHERE column_id > 0 GROUP BY key`,
    );
    const usual = new Map(found.map((row) => [row['key'], row['columns'] === columns.join(',')]));
    return new Set(tables.map(({ key }) => key).filter((key) => usual.get(key) !== true));
  }

  async function readParquet(tables: readonly UnpackedTables[]): Promise<void> {
    if (tables.length === 0) return;
    await db.run(
      `INSERT INTO staged
       SELECT batch, is_whole AND ${[...soundColumns, ...rowRules].join(' AND ')},
              ${columns.join(', ')}
       FROM (
         SELECT ${keyOfFile} AS batch, ${lostInCast.join(' AND ')} AS is_whole,
                ${typedColumns.join(', ')}
         FROM read_parquet(${listOf(tables, ratingsTable.parquet)}, filename = true))`,
    );
  }

  /**
   * Batches with an unsound row, with one twice, or whose CSV has other rows. Both tables are summed up,
   * each row as a hash under a salt that is drawn here: nobody who signed a batch could aim at it.
   */
  async function findUnequal(tables: readonly UnpackedTables[]): Promise<readonly number[]> {
    if (tables.length === 0) return [];
    const keys = tables.map(({ key }) => key).join(', ');
    const salt = sqlText(randomUUID());
    const sum = `COUNT(*) AS total, SUM(CAST(hash(${salt}, ${columns.join(', ')}, ${salt}) AS HUGEINT)) AS content`;
    const found = await db.all(
      `SELECT COALESCE(own.batch, csv.batch) AS key
       FROM (SELECT batch, ${sum}, bool_and(COALESCE(is_sound, false)) AS is_sound
             FROM staged WHERE batch IN (${keys}) GROUP BY batch) AS own
       FULL OUTER JOIN (
         SELECT batch, ${sum}
         FROM (SELECT *, ${keyOfFile} AS batch
               FROM read_csv(${listOf(tables, ratingsTable.csv)}, auto_detect = false,
                 header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
                 strict_mode = true, filename = true, max_line_size = 65536,
                 buffer_size = 4194304,
                 columns = {${keptColumns.map(({ name, type }) => `'${name}': '${type}'`).join(', ')}}))
         GROUP BY batch) AS csv
       ON csv.batch = own.batch
       WHERE own.is_sound IS DISTINCT FROM true
         OR own.total IS DISTINCT FROM csv.total OR own.content IS DISTINCT FROM csv.content
       UNION
       SELECT batch FROM staged WHERE batch IN (${keys}) GROUP BY batch, id HAVING COUNT(*) > 1`,
    );
    const unequal = found.map((row) => Number(row['key']));
    await remove(unequal);
    return unequal;
  }

  async function remove(keys: readonly number[]): Promise<void> {
    if (keys.length > 0) await db.run(`DELETE FROM staged WHERE batch IN (${keys.join(', ')})`);
  }

  return {
    empty,
    read,
    remove,
    async summarize() {
      const rows = await db.all(
        `SELECT batch, COUNT(*) AS total,
                ${['answer', 'change', 'fact', 'comment', 'redaction']
                  .map((kind) => `COUNT(*) FILTER (WHERE kind = '${kind}') AS ${kind}`)
                  .join(', ')},
                ${['trusted', 'suspect', 'unset']
                  .map((state) => `COUNT(*) FILTER (WHERE clock_state = '${state}') AS ${state}`)
                  .join(', ')},
                MIN(unit_code) AS first_unit, MAX(unit_code) AS last_unit,
                MIN(station_code) AS first_station, MAX(station_code) AS last_station,
                MIN(trial) AS least_trial, MAX(trial) AS most_trial
         FROM staged GROUP BY batch`,
      );
      return rows.map(summaryOf);
    },
  };
}

function summaryOf(row: Row): StagedSummary {
  const count = (name: string) => Number(row[name]);
  const only = (first: string, last: string) =>
    row[first] === row[last] ? String(row[first]) : undefined;
  const trial = only('least_trial', 'most_trial');
  return {
    key: count('batch'),
    rows: count('total'),
    kinds: {
      answer: count('answer'),
      change: count('change'),
      fact: count('fact'),
      comment: count('comment'),
      redaction: count('redaction'),
    },
    clocks: { trusted: count('trusted'), suspect: count('suspect'), unset: count('unset') },
    unitCode: only('first_unit', 'last_unit'),
    stationCode: only('first_station', 'last_station'),
    trial: trial === '0' ? 0 : trial === '1' ? 1 : undefined,
  };
}

function listOf(tables: readonly UnpackedTables[], path: string): string {
  return `[${tables.map(({ folder }) => sqlText(`${folder}/${path}`)).join(', ')}]`;
}

/** What DuckDB says of a file that is not what it should be; a full disk is another matter. */
export function isAboutFiles(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:Invalid Input|Conversion|Binder|Serialization|TProtocol|Out of Range|IO) Error|^don't know/.test(
      error.message,
    ) &&
    !/No space left/.test(error.message)
  );
}
