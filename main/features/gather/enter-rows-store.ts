import type { DuckDatabase } from './duck-database.ts';
import { keptColumns } from './warehouse-columns.ts';

type RowsTable = 'rating_once' | 'rating_changed' | 'rating_shared';

const names = ['batch', ...keptColumns.map(({ name }) => name)].join(', ');
const isShared = `id IN (SELECT id FROM again)`;
const isChanged = `(kind = 'change' OR (kind = 'answer' AND id IN (SELECT id FROM changed)))`;

/**
 * Puts staged rows where they stand: alone, with a change, or with those of other batches. What stood
 * alone until a new row touched it moves, so where a row lies follows from which batches there are,
 * never from their order. Runs in the transaction of whoever enters.
 */
export async function enterStagedRows(db: DuckDatabase): Promise<void> {
  // what is asked again and again of rows that may lie in files
  await db.run(
    `CREATE OR REPLACE TEMP TABLE arrived AS
     SELECT id, CASE WHEN kind = 'change' THEN response_id END AS about FROM staged`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE met AS
     SELECT rowid AS place, id, kind FROM rating_once
     WHERE id IN (SELECT id FROM arrived
                  UNION ALL SELECT about FROM arrived WHERE about IS NOT NULL)`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE again AS
     SELECT id FROM arrived GROUP BY id HAVING COUNT(*) > 1
     UNION SELECT id FROM met WHERE id IN (SELECT id FROM arrived)
     UNION SELECT id FROM rating_changed WHERE id IN (SELECT id FROM arrived)
     UNION SELECT id FROM rating_shared WHERE id IN (SELECT id FROM arrived)`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE changed AS
     SELECT about AS id FROM arrived WHERE about IS NOT NULL
     UNION SELECT response_id FROM rating_changed
           WHERE kind = 'change' AND response_id IN (SELECT id FROM arrived)
     UNION SELECT response_id FROM rating_shared
           WHERE kind = 'change' AND response_id IN (SELECT id FROM arrived)`,
  );
  const [found] = await db.all(
    `SELECT (SELECT COUNT(*) FROM met) AS met, (SELECT COUNT(*) FROM again) AS again,
            (SELECT COUNT(*) FROM changed) AS changed`,
  );
  const has = (what: 'met' | 'again' | 'changed') => found?.[what] !== 0n;

  // by their places, for the table of those that stand alone is searched once: it grows with the store
  if (has('met')) {
    const placesOf = (which: string) => `rowid IN (SELECT place FROM met WHERE ${which})`;
    await move(db, 'rating_once', 'rating_shared', placesOf(isShared));
    await move(db, 'rating_once', 'rating_changed', placesOf(`${isChanged} AND NOT ${isShared}`));
  }
  if (has('again')) {
    await move(db, 'rating_changed', 'rating_shared', isShared);
    await enter(db, 'rating_shared', isShared);
  }
  if (has('changed')) await enter(db, 'rating_changed', `${isChanged} AND NOT ${isShared}`);
  const isAlone = has('changed') || has('again') ? `NOT ${isChanged} AND NOT ${isShared}` : 'true';
  await enter(db, 'rating_once', isAlone);
}

async function move(db: DuckDatabase, from: RowsTable, to: RowsTable, which: string) {
  await db.run(`INSERT INTO ${to} (${names}) SELECT ${names} FROM ${from} WHERE ${which}`);
  await db.run(`DELETE FROM ${from} WHERE ${which}`);
}

async function enter(db: DuckDatabase, to: RowsTable, which: string) {
  await db.run(`INSERT INTO ${to} (${names}) SELECT ${names} FROM staged WHERE ${which}`);
}
