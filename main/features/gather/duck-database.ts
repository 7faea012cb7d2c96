import { mkdirSync } from 'node:fs';
import { StartError } from '#main/platform/start-error.ts';

/** What a column can be here: lists, dates and structures stay within DuckDB. */
export type Cell = string | number | bigint | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** The one connection to a warehouse; statements run one after the other, off the main thread. */
export interface DuckDatabase {
  run(sql: string, values?: readonly Cell[]): Promise<void>;
  /** Numbers of 64 bits and more come as `bigint`. */
  all(sql: string, values?: readonly Cell[]): Promise<readonly Row[]>;
  /** The same by column, which is quicker where rows are many. */
  columns(sql: string): Promise<Readonly<Record<string, readonly Cell[]>>>;
  /** All of it or nothing, whatever ends the process. */
  transaction(work: () => Promise<void>): Promise<void>;
  close(): void;
}

/** More would not make it faster, and an office PC has other things to do. */
const memoryLimit = '1GB';

/**
 * Opens a warehouse, or makes an empty one. It can read files of `folder` alone and fetches nothing:
 * what it reads was made by others.
 */
export async function openDuckDatabase(file: string, folder: string): Promise<DuckDatabase> {
  mkdirSync(folder, { recursive: true });
  // loaded by whoever gathers and by nobody else: it is larger than all the rest
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(file, {
    memory_limit: memoryLimit,
    temp_directory: folder,
    preserve_insertion_order: 'false', // no query relies on it, and keeping it costs a fifth of entering
    enable_external_file_cache: 'false', // batches' tables are small and read at once
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }).catch((error: unknown) => {
    throw new StartError('warehouseUnreadable', { reason: firstLineOf(error) });
  });
  const connection = await instance.connect();
  const run: DuckDatabase['run'] = async (sql, values = []) => {
    await connection.run(sql, [...values]);
  };
  await run(`SET allowed_directories = [${sqlText(folder)}]`);
  await run('SET enable_external_access = false');
  await run('SET lock_configuration = true');
  return {
    run,
    async all(sql, values = []) {
      const reader = await connection.runAndReadAll(sql, [...values]);
      return reader.getRowObjectsJS() as Row[]; // no statement asks for another type
    },
    async columns(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getColumnsObjectJS() as Record<string, Cell[]>; // no statement asks for another type
    },
    async transaction(work) {
      await run('BEGIN');
      try {
        await work();
      } catch (error) {
        await run('ROLLBACK');
        throw error;
      }
      await run('COMMIT');
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text as SQL has it; for names of files, which no parameter can stand for. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function firstLineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
