import { rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlText, type DuckDatabase } from '../duck-database.ts';
import type { ColumnType, ExtractTable } from './extract-tables.ts';

const duckTypes: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

/** Writes a table as Parquet: in the scratch, where alone DuckDB can write, and from there to its place. */
export async function writeParquet(
  { db, scratch }: { readonly db: DuckDatabase; readonly scratch: string },
  { columns, rows }: ExtractTable,
  file: string,
): Promise<void> {
  const made = join(scratch, 'extract.parquet');
  const shape = Object.fromEntries(columns.map(({ name, type }) => [name, duckTypes[type]]));
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])),
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE extract AS
     SELECT unnest(from_json($1, ${sqlText(JSON.stringify([shape]))}), recursive := true)`,
    [JSON.stringify(objects)],
  );
  await db.run(
    `COPY extract TO ${sqlText(made.replaceAll('\\', '/'))} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await db.run('DROP TABLE extract');
  await copyFile(made, file);
  rmSync(made);
}
