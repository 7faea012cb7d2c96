import {
  officeForms,
  officeParts,
  officeTableNames,
  officeTables,
  reviewedWords,
  type OfficeField,
  type OfficePartName,
  type OfficeTable,
} from '#shared/features/batch/office-tables.ts';
import type { OfficeManifest } from '#shared/features/batch/manifest.ts';
import { sqlText, type DuckDatabase } from './duck-database.ts';
import { officeColumns } from './office-schema-store.ts';
import { isAboutFiles } from './staging-store.ts';

/** A batch of an office, unpacked: its key is the name of its folder. */
export interface UnpackedOffice {
  readonly key: number;
  /** With `/` between folders, on Windows too. */
  readonly folder: string;
  readonly author: string;
  readonly manifest: OfficeManifest;
}

export interface OfficeStore {
  /** Keys of batches with a table that is not what the manifest and the columns say. */
  findFaulty(offices: readonly UnpackedOffice[]): Promise<ReadonlySet<number>>;
  /** Enters the tables of batches that were found right; call it in a transaction. */
  enter(offices: readonly UnpackedOffice[]): Promise<void>;
  /** Numbers of a series that went elsewhere, by author and life. */
  listElsewhere(): Promise<readonly { author: string; incarnation: string; number: number }[]>;
  /** What the newest batch of each office says of its stations', and which of them have not come. */
  listAwaited(): Promise<readonly { unitCode: string; stationCode: string; number: number }[]>;
  /** Sums of what counts, a line for each table: the same in every store with the same batches. */
  contentLines(): Promise<readonly string[]>;
}

interface Part {
  readonly name: OfficePartName;
  readonly table: OfficeTable;
  readonly of: readonly UnpackedOffice[];
}

export function createOfficeStore(db: DuckDatabase): OfficeStore {
  async function findFaulty(offices: readonly UnpackedOffice[]): Promise<ReadonlySet<number>> {
    if (offices.length === 0) return new Set();
    try {
      const faulty = new Set(offices.filter((one) => !isNamed(one)).map(({ key }) => key));
      for (const part of partsOf(offices.filter(({ key }) => !faulty.has(key)))) {
        for (const key of await faultyIn(part)) faulty.add(key);
      }
      return faulty;
    } catch (error) {
      if (!isAboutFiles(error)) throw error;
      // one file that cannot be read hides the others: it is looked for half by half
      if (offices.length === 1) return new Set(offices.map(({ key }) => key));
      const middle = offices.length >> 1;
      const first = await findFaulty(offices.slice(0, middle));
      return new Set([...first, ...(await findFaulty(offices.slice(middle)))]);
    }
  }

  async function faultyIn({ table, of }: Part): Promise<readonly number[]> {
    const columns = officeColumns(table);
    const names = columns.map(({ name }) => name).join(', ');
    const key = table.key.length === 0 ? names : table.key.join(', ');
    const isUnique = table.key.length > 0;
    await db.run(
      `CREATE OR REPLACE TEMP TABLE office_staged AS
       SELECT ${keyOfFile} AS batch, ${names} FROM ${csvOf(table, of)}`,
    );
    const expected = JSON.stringify(
      of.map((one) => ({ batch: one.key, expected: rowsOf(one.manifest, table) ?? 0 })),
    );
    const strange = await db.all(
      `SELECT CAST(split_part(file_name, '/', -3) AS INTEGER) AS batch
       FROM parquet_schema(${listOf(of, table.parquet)}) WHERE column_id > 0
       GROUP BY batch
       HAVING string_agg(name, ', ' ORDER BY column_id) <> ${sqlText(names)}`,
    );
    if (strange.length > 0) return strange.map((row) => Number(row['batch']));
    const found = await db.all(
      `SELECT expected.batch AS batch
       FROM (SELECT unnest(from_json($1, '[{"batch":"INTEGER","expected":"BIGINT"}]'),
                           recursive := true)) AS expected
       LEFT JOIN (SELECT batch, COUNT(*) AS total, bool_and(COALESCE(${soundOf(columns)}, false)) AS is_sound
                  FROM office_staged GROUP BY batch) AS own
       ON own.batch = expected.batch
       WHERE COALESCE(own.total, 0) <> expected.expected OR COALESCE(own.is_sound, true) = false
       UNION
       SELECT batch FROM (SELECT batch, ${names} FROM office_staged
         EXCEPT ALL SELECT ${keyOfFile} AS batch, ${names}
         FROM read_parquet(${listOf(of, table.parquet)}, filename = true)) AS missing
       UNION
       SELECT batch FROM (SELECT ${keyOfFile} AS batch, ${names}
         FROM read_parquet(${listOf(of, table.parquet)}, filename = true)
         EXCEPT ALL SELECT batch, ${names} FROM office_staged) AS added
       ${isUnique ? `UNION SELECT batch FROM office_staged GROUP BY batch, ${key} HAVING COUNT(*) > 1` : ''}`,
      [expected],
    );
    return found.map((row) => Number(row['batch']));
  }

  return {
    findFaulty,
    async enter(offices) {
      for (const { name, table, of } of partsOf(offices)) {
        if (name === 'answered') continue; // words stay in the archive
        const names = officeColumns(table)
          .map((column) => column.name)
          .join(', ');
        await db.run(
          `INSERT INTO office_${name} (batch, ${names})
           SELECT ${keyOfFile}, ${names} FROM ${csvOf(table, of)}`,
        );
      }
      const told = offices.flatMap(({ key, manifest }) =>
        officeTableNames.flatMap((part) => {
          const rows = rowsOf(manifest, officeTables[part]);
          const builtAtMs = Date.parse(manifest.builtAt);
          return rows === undefined ? [] : [{ batch: key, part, rows, built_at_ms: builtAtMs }];
        }),
      );
      await insert('office_part', told, {
        batch: 'INTEGER',
        part: 'VARCHAR',
        rows: 'BIGINT',
        built_at_ms: 'BIGINT',
      });
      const stations = offices.flatMap(({ key, manifest }) =>
        manifest.stations.map(({ stationCode, place, manifest: name }) => ({
          batch: key,
          station_code: stationCode,
          ...place,
          name,
        })),
      );
      await insert('office_station_batch', stations, {
        batch: 'INTEGER',
        station_code: 'VARCHAR',
        incarnation: 'VARCHAR',
        number: 'INTEGER',
        name: 'VARCHAR',
      });
      const elsewhere = offices.flatMap(({ key, author, manifest }) =>
        manifest.elsewhere.map(({ number }) => ({
          batch: key,
          author_key: author,
          incarnation: manifest.place.incarnation,
          number,
        })),
      );
      await insert('office_elsewhere', elsewhere, {
        batch: 'INTEGER',
        author_key: 'VARCHAR',
        incarnation: 'VARCHAR',
        number: 'INTEGER',
      });
    },
    async listElsewhere() {
      const rows = await db.all(
        `SELECT DISTINCT author_key, incarnation, number FROM office_elsewhere
         WHERE batch IN (SELECT key FROM batch WHERE state = 'counted')`,
      );
      return rows.map((row) => ({
        author: String(row['author_key']),
        incarnation: String(row['incarnation']),
        number: Number(row['number']),
      }));
    },
    async listAwaited() {
      const rows = await db.all(
        `SELECT DISTINCT newest.unit_code, named.station_code, named.number
         FROM (SELECT DISTINCT unit_code, batch FROM office_newest WHERE part = 'activity') AS newest
         JOIN office_station_batch AS named ON named.batch = newest.batch
         WHERE named.name NOT IN (SELECT name FROM batch)
         ORDER BY newest.unit_code, named.station_code, named.number`,
      );
      return rows.map((row) => ({
        unitCode: String(row['unit_code']),
        stationCode: String(row['station_code']),
        number: Number(row['number']),
      }));
    },
    async contentLines() {
      const lines: string[] = [];
      for (const name of officeTableNames) {
        const columns = officeColumns(officeTables[name]).map((column) =>
          column.name === 'unit_code' ? 'task_unit_code' : column.name,
        );
        const text = ['unit_code', ...columns].map(
          (column) => `COALESCE(CAST(${column} AS VARCHAR), '')`,
        );
        const [sum] = await db.all(
          `SELECT COUNT(*) AS total, SUM(CAST(md5_number_upper(content) AS HUGEINT)) AS high,
                  SUM(CAST(md5_number_lower(content) AS HUGEINT)) AS low
           FROM (SELECT ${text.join(` || chr(31) || `)} AS content FROM ${name}) AS told`,
        );
        if (sum?.['total'] === 0n) continue;
        lines.push([name, sum?.['total'], sum?.['high'], sum?.['low']].join(' '));
      }
      return lines;
    },
  };

  async function insert(
    table: string,
    rows: readonly object[],
    shape: Readonly<Record<string, string>>,
  ): Promise<void> {
    if (rows.length === 0) return;
    await db.run(
      `INSERT INTO ${table} BY NAME
       SELECT unnest(from_json($1, '${JSON.stringify([shape])}'), recursive := true)`,
      [JSON.stringify(rows)],
    );
  }
}

const keyOfFile = `CAST(split_part(filename, '/', -3) AS INTEGER)`;

/** Rows of a table as the manifest counts them; undefined where the batch does not have it. */
function rowsOf({ parts }: OfficeManifest, { csv }: OfficeTable): number | undefined {
  return parts.find(({ path }) => path === csv)?.rows;
}

/** Whether every table stands there twice with as many rows, and nothing that nobody knows. */
function isNamed({ manifest }: UnpackedOffice): boolean {
  const { parts, withheld } = manifest;
  const tables = Object.values<OfficeTable>(officeParts);
  const rowsAt = (path: string) => parts.find((part) => part.path === path)?.rows;
  const usual = new Set(['codebook.json', 'datapackage.json', 'SHA256SUMS']);
  return (
    tables.every(({ csv, parquet }) => rowsAt(csv) === rowsAt(parquet)) &&
    rowsAt(officeTables.activity.csv) !== undefined &&
    withheld.every(({ table }) => rowsAt(`data/${table}.csv`) === undefined) &&
    parts.every(
      ({ path }) =>
        usual.has(path) || tables.some(({ csv, parquet }) => path === csv || path === parquet),
    )
  );
}

function partsOf(offices: readonly UnpackedOffice[]): readonly Part[] {
  const all: readonly (readonly [OfficePartName, OfficeTable])[] = [
    ...officeTableNames.map((name) => [name, officeTables[name]] as const),
    ['answered', reviewedWords],
  ];
  return all.flatMap(([name, table]) => {
    const of = offices.filter(({ manifest }) => rowsOf(manifest, table) !== undefined);
    return of.length === 0 ? [] : [{ name, table, of }];
  });
}

function csvOf(table: OfficeTable, of: readonly UnpackedOffice[]): string {
  const typed = officeColumns(table).map(({ name, type }) => `'${name}': '${type}'`);
  return `read_csv(${listOf(of, table.csv)}, auto_detect = false, header = true, delim = ',',
    quote = '"', escape = '"', nullstr = '', strict_mode = true, filename = true,
    max_line_size = 65536, columns = {${typed.join(', ')}})`;
}

function listOf(of: readonly UnpackedOffice[], path: string): string {
  return `[${of.map(({ folder }) => sqlText(`${folder}/${path}`)).join(', ')}]`;
}

/** As `isSoundCell` has it, as a condition. */
function soundOf(columns: ReturnType<typeof officeColumns>): string {
  return columns
    .map(({ name, field }) => {
      const holds = conditionOf(name, field);
      return field.required
        ? `(${name} IS NOT NULL AND ${holds})`
        : `(${name} IS NULL OR ${holds})`;
    })
    .join(' AND ');
}

function conditionOf(name: string, { form: named, values }: OfficeField): string {
  const form = officeForms[named];
  const among =
    values === undefined
      ? ''
      : ` AND ${name} IN (${values.map((each) => (typeof each === 'number' ? each : sqlText(each))).join(', ')})`;
  if ('most' in form) return `(${name} BETWEEN 0 AND ${form.most}${among})`;
  if ('longest' in form) return `(length(${name}) BETWEEN 1 AND ${form.longest})`;
  return `(regexp_full_match(${name}, ${sqlText(form.pattern)})${among})`;
}
