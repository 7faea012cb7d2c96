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

/** What came of looking at tables. */
export interface LookedAt {
  /** Batches whose tables are not twice the same sound rows. */
  readonly faults: ReadonlyMap<number, BatchFault>;
  /** Of each other batch that has rows. */
  readonly summaries: ReadonlyMap<number, StagedSummary>;
}

/** Rows of batches that may yet be refused: they stay in their files until all are checked. */
export interface Staging {
  /** Reads tables and proves that each batch's Parquet and CSV hold the same sound rows. */
  look(tables: readonly UnpackedTables[]): Promise<LookedAt>;
  /**
   * Lets `staged` stand for the rows that were looked at last, but for those of some batches. They are read
   * from their files again: to keep a copy until then would cost more.
   */
  stage(without: Iterable<number>): Promise<void>;
}

const columns = keptColumns.map(({ name }) => name);

const typedColumns = keptColumns.map(({ name, type }) => `TRY_CAST(${name} AS ${type}) AS ${name}`);
/** A value that is no value of its column's type is not silently none. */
const lostInCast = keptColumns.map(
  ({ name, type }) => `(${name} IS NULL) = (TRY_CAST(${name} AS ${type}) IS NULL)`,
);
const soundColumns = keptColumns.flatMap(({ name, isAlways, isSound }) => [
  ...(isAlways ? [`${name} IS NOT NULL`] : []),
  ...(isSound === undefined ? [] : [`COALESCE(${isSound(name)}, ${name} IS NULL)`]),
]);
const isSoundRow = `COALESCE(is_whole AND ${[...soundColumns, ...rowRules].join(' AND ')}, false)`;

const summary = [
  ...['answer', 'change', 'fact', 'comment', 'redaction'].map(
    (kind) => `COUNT(*) FILTER (WHERE kind = '${kind}') AS ${kind}`,
  ),
  ...['trusted', 'suspect', 'unset'].map(
    (state) => `COUNT(*) FILTER (WHERE clock_state = '${state}') AS ${state}`,
  ),
  'MIN(unit_code) AS first_unit, MAX(unit_code) AS last_unit',
  'MIN(station_code) AS first_station, MAX(station_code) AS last_station',
  'MIN(trial) AS least_trial, MAX(trial) AS most_trial',
].join(', ');

export function createStaging(db: DuckDatabase): Staging {
  /** Tables that were read together: of their files the first one's types are taken for all. */
  let groups: readonly (readonly UnpackedTables[])[] = [];

  async function look(tables: readonly UnpackedTables[]): Promise<LookedAt> {
    if (tables.length === 0) return { faults: new Map(), summaries: new Map() };
    try {
      const strange = await findStrange(tables);
      const readable = tables.filter(({ key }) => !strange.has(key));
      const { unequal, summaries } = await compare(readable);
      groups = [...groups, readable];
      return { faults: asFaults([...strange, ...unequal]), summaries };
    } catch (error) {
      if (!isAboutFiles(error)) throw error;
      // one file that cannot be read hides the others: it is looked for half by half
      if (tables.length === 1) {
        return { faults: asFaults(tables.map(({ key }) => key)), summaries: new Map() };
      }
      const middle = tables.length >> 1;
      const first = await look(tables.slice(0, middle));
      const second = await look(tables.slice(middle));
      return {
        faults: new Map([...first.faults, ...second.faults]),
        summaries: new Map([...first.summaries, ...second.summaries]),
      };
    }
  }

  /** Whose Parquet has other columns than a batch has. */
  async function findStrange(tables: readonly UnpackedTables[]): Promise<Set<number>> {
    const found = await db.all(
      `SELECT ${keyOf('file_name')} AS key, string_agg(name, ',' ORDER BY column_id) AS columns
       FROM parquet_schema(${listOf(tables, ratingsTable.parquet)})
       WHERE column_id > 0 GROUP BY key`,
    );
    const usual = new Map(found.map((row) => [row['key'], row['columns'] === columns.join(',')]));
    return new Set(tables.map(({ key }) => key).filter((key) => usual.get(key) !== true));
  }

  /**
   * Finds batches with an unsound row, with one twice, or whose CSV has other rows. Both tables are summed
   * up, each row as a hash under a salt that is drawn here: nobody who signed a batch could aim at it.
   */
  async function compare(tables: readonly UnpackedTables[]): Promise<{
    readonly unequal: readonly number[];
    readonly summaries: ReadonlyMap<number, StagedSummary>;
  }> {
    if (tables.length === 0) return { unequal: [], summaries: new Map() };
    const salt = sqlText(randomUUID());
    // of numbers that JavaScript would round
    const sum = `COUNT(*) AS total, CAST(SUM(CAST(hash(${salt}, ${columns.join(', ')}, ${salt}) AS HUGEINT)) AS VARCHAR) AS content`;
    const own = await db.all(
      `SELECT ${keyOf('filename')} AS key, *
       FROM (SELECT filename, ${sum}, bool_and(${isSoundRow}) AS is_sound, ${summary}
             FROM (${rowsOf(tables)}) GROUP BY filename)`,
    );
    const csv = await db.all(
      `SELECT ${keyOf('filename')} AS key, total, content
       FROM (SELECT filename, ${sum} FROM ${csvOf(tables)} GROUP BY filename)`,
    );
    const twice = await db.all(
      `SELECT DISTINCT ${keyOf('filename')} AS key
       FROM (SELECT filename, id FROM (${rowsOf(tables)})
             WHERE id IN (SELECT id FROM (${rowsOf(tables)}) GROUP BY id HAVING COUNT(*) > 1)
             GROUP BY filename, id HAVING COUNT(*) > 1)`,
    );
    const said = new Map(csv.map((row) => [Number(row['key']), row]));
    const sound = own.filter((row) => {
      const other = said.get(Number(row['key']));
      const isSame = other?.['total'] === row['total'] && other?.['content'] === row['content'];
      return row['is_sound'] === true && isSame;
    });
    const summaries = new Map(sound.map((row) => [Number(row['key']), summaryOf(row)]));
    for (const row of twice) summaries.delete(Number(row['key']));
    const read = new Set([...own, ...csv].map((row) => Number(row['key'])));
    return { unequal: [...read].filter((key) => !summaries.has(key)), summaries };
  }

  return {
    async look(tables) {
      groups = [];
      return await look(tables);
    },
    async stage(without) {
      const left = [...without].join(', ');
      const names = columns.join(', ');
      // whoever is left out stays among the files, so that the others have the types that were looked at
      const parts = groups
        .filter((tables) => tables.length > 0)
        .map((tables) => `SELECT ${keyOf('filename')} AS batch, ${names} FROM (${rowsOf(tables)})`);
      const rows = parts.join(' UNION ALL ');
      await db.run(
        `CREATE OR REPLACE TEMP VIEW staged AS
         SELECT * FROM (${rows})${left === '' ? '' : ` WHERE batch NOT IN (${left})`}`,
      );
    },
  };
}

function asFaults(keys: readonly number[]): ReadonlyMap<number, BatchFault> {
  return new Map(keys.map((key) => [key, 'rowsInvalid']));
}

/** The folder that a table lies in bears its batch's key. */
function keyOf(file: string): string {
  return `CAST(split_part(${file}, '/', -3) AS INTEGER)`;
}

/** The rows of Parquet tables in the types of the warehouse, and whether that lost something of them. */
function rowsOf(tables: readonly UnpackedTables[]): string {
  return `SELECT filename, ${lostInCast.join(' AND ')} AS is_whole, ${typedColumns.join(', ')}
          FROM read_parquet(${listOf(tables, ratingsTable.parquet)}, filename = true)`;
}

function csvOf(tables: readonly UnpackedTables[]): string {
  const types = keptColumns.map(({ name, type }) => `'${name}': '${type}'`).join(', ');
  return `read_csv(${listOf(tables, ratingsTable.csv)}, auto_detect = false, header = true,
            delim = ',', quote = '"', escape = '"', nullstr = '', strict_mode = true,
            filename = true, max_line_size = 65536, buffer_size = 4194304, columns = {${types}})`;
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
