import Sqlite from 'better-sqlite3';
import { StartError } from '#main/platform/start-error.ts';

export type Database = Sqlite.Database;

/** Opens the writer's connection, durable on every commit. */
export function openDatabase(file: string): Database {
  return openOrRefuse(file, {}, (db) => {
    db.pragma('busy_timeout = 5000');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL'); // a kiosk loses power without warning
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('recursive_triggers = ON'); // so that REPLACE meets the delete triggers
    assertDurable(db);
  });
}

/** Opens a connection that cannot write, for what scans much. */
export function openReader(file: string): Database {
  return openOrRefuse(file, { readonly: true, fileMustExist: true }, (db) => {
    db.pragma('busy_timeout = 5000');
  });
}

/** Opens a copy that nobody else has open yet, to change it before it is put away. */
export function openCopy(file: string): Database {
  return openOrRefuse(file, { fileMustExist: true }, (db) => {
    db.pragma('secure_delete = ON');
  });
}

/**
 * better-sqlite3 is built to fall back to NORMAL in WAL mode, which loses commits in a power cut;
 * so the setting is not believed but read back.
 */
function assertDurable(db: Database): void {
  const synchronous = db.pragma('synchronous', { simple: true });
  const journal = db.pragma('journal_mode', { simple: true });
  const inMemory = db.name === ':memory:' || db.name === '';
  if (synchronous !== 2 || (journal !== 'wal' && !inMemory)) {
    throw new Error(
      `database is not durable: synchronous=${String(synchronous)} journal_mode=${String(journal)}`,
    );
  }
}

function openOrRefuse(
  file: string,
  options: Sqlite.Options,
  prepare: (db: Database) => void,
): Database {
  let db: Database | undefined;
  try {
    db = new Sqlite(file, options);
    db.pragma('schema_version'); // the first read finds a file that is no database
    prepare(db);
    return db;
  } catch (error) {
    db?.close();
    throw toStartError(error, file);
  }
}

/** Translates what SQLite says about a file into a foreseen end, at this one place. */
export function toStartError(error: unknown, file: string): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new StartError('databaseDamaged', { file, detail: code });
  }
  if (isFull(error)) return new StartError('diskFull', { file });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StartError('anotherInstance', { folder: file });
  }
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_PERM')
  ) {
    return new StartError('folderNotWritable', { folder: file });
  }
  return error;
}

/** Bytes of the database, without its log. */
export function sizeOf(db: Database): number {
  const pages = Number(db.pragma('page_count', { simple: true }));
  return pages * Number(db.pragma('page_size', { simple: true }));
}

/** No room was left: for the data, or for the log's index, which SQLite calls an I/O error. */
export function isFull(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE';
}

/** One durable commit. A full disk gives `whenFull` and leaves nothing behind; what else fails is thrown. */
export function commitUnlessFull<Outcome, const Full>(
  db: Database,
  step: () => Outcome,
  whenFull: Full,
): Outcome | Full {
  try {
    return db.transaction(step).immediate();
  } catch (error) {
    if (isFull(error)) return whenFull;
    throw error;
  }
}

/** SQLite's own name of an error, such as `SQLITE_FULL`. */
function sqliteCode(error: unknown): string | undefined {
  return error instanceof Sqlite.SqliteError ? error.code : undefined;
}
