import { openDatabase, type Database } from '#main/storage/database.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import { cellsBy, chainedColumns, type Cells, type ChainedRow, type Words } from './chained-row.ts';

/** A row that waits to be entered, in the order it was recorded in. */
export type StagedRow = ChainedRow & {
  readonly place: number;
  readonly hash: Buffer;
  readonly salt: Buffer | null;
  readonly body: string | null;
};

const columns: readonly (keyof ChainedRow | 'hash')[] = [...chainedColumns, 'hash'];

/**
 * A database of its own in which a batch is put together, so that the folder's store is written to
 * for moments only. Its table of ratings is the store's own, with every check.
 */
export function createStage(file: string, store: Database) {
  const db = openDatabase(file);
  db.pragma('foreign_keys = OFF'); // what the rows refer to lies in the store
  db.pragma('journal_mode = OFF'); // made again from the file, whatever happens to it
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -65536');
  const sql = store
    .prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'rating'`)
    .pluck()
    .get();
  if (sql === undefined) throw new Error('a store has ratings');
  db.exec(`${sql};
    CREATE TABLE open (id TEXT PRIMARY KEY, cells TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE chained (incarnation TEXT NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL,
      leader INTEGER NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (incarnation, sequence))
      STRICT, WITHOUT ROWID;
    CREATE TABLE words (rating_id TEXT PRIMARY KEY, salt BLOB NOT NULL, body TEXT NOT NULL)
      STRICT, WITHOUT ROWID;`);
  const insertOpen = db.prepare<[string, string]>(`INSERT INTO open VALUES (?, ?)`);
  const insertChained = db.prepare<[unknown, unknown, unknown, number, string]>(
    `INSERT INTO chained VALUES (?, ?, ?, ?, ?)`,
  );
  const halves = db.prepare<[string, number, number], { open: string | null; chained: string }>(
    `SELECT open.cells AS open, chained.cells AS chained
     FROM chained LEFT JOIN open USING (id)
     WHERE incarnation = ? AND sequence BETWEEN ? AND ? ORDER BY sequence`,
  );
  const counts = db.prepare<[], { chained: number; open: number; leader: number }>(
    `SELECT (SELECT count(*) FROM chained) AS chained, (SELECT count(*) FROM open) AS open,
            (SELECT count(*) FROM chained WHERE leader) AS leader`,
  );
  const insertRow = db.prepare(
    `INSERT INTO rating (received_at_ms, ${columns.join(', ')})
     VALUES (0, ${columns.map(() => '?').join(', ')})`,
  );
  const insertWords = db.prepare<[string, Buffer, string]>(`INSERT INTO words VALUES (?, ?, ?)`);

  return {
    begin: () => void db.exec('BEGIN'),
    commit: () => void db.exec('COMMIT'),
    close: () => void db.close(),
    // kept as they stand in the file: their columns are named when they are read again
    keepOpen: (cells: readonly string[]) =>
      void insertOpen.run(cells[0] ?? '', JSON.stringify(cells)),
    keepChained(cells: readonly string[]): void {
      const { incarnation_id: incarnation, sequence, id, leader_row: leader } = chainedBy(cells);
      const json = JSON.stringify(cells);
      insertChained.run(incarnation, sequence, id, leader === null ? 0 : 1, json);
    },
    counts: () => counts.get() ?? { chained: 0, open: 0, leader: 0 },
    /** Both halves of a stretch of a chain, in its order. */
    *rowsOf(range: { incarnation: string; afterSequence: number; toSequence: number }) {
      const { incarnation, afterSequence, toSequence } = range;
      // what is read here is finished before anything else is written: a page at a time
      for (let from = afterSequence + 1; from <= toSequence; from += pageRows) {
        const to = Math.min(from + pageRows - 1, toSequence);
        for (const { open, chained } of halves.all(incarnation, from, to)) {
          yield {
            open: open === null ? undefined : cellsBy(ratingsTable.columns, textsOf(open)),
            chained: chainedBy(textsOf(chained)),
          };
        }
      }
    },
    keepRow(row: ChainedRow & { readonly hash: Buffer }, words: Words | undefined): void {
      insertRow.run(columns.map((column) => row[column]));
      if (words !== undefined) insertWords.run(row.id, words.salt, words.body);
    },
  };
}
export type Stage = ReturnType<typeof createStage>;

const pageRows = 1_000;

const chainedBy = (cells: readonly string[]): Cells => cellsBy(chainTable.columns, cells);

function textsOf(json: string): readonly string[] {
  return JSON.parse(json) as string[]; // written by `keepOpen` and `keepChained` alone
}

/** The staged rows after a place, at most so many. */
export function stagedRows(stage: Database, after: number, limit: number): StagedRow[] {
  return stage
    .prepare<[number, number], StagedRow>(
      `SELECT arrival AS place, rating.*, words.salt, words.body
       FROM rating LEFT JOIN words ON words.rating_id = rating.id
       WHERE arrival > ? ORDER BY arrival LIMIT ?`,
    )
    .all(after, limit);
}
