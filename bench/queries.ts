import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckDatabase, type DuckDatabase } from '#main/features/gather/duck-database.ts';
import { typicalQueries } from '#main/features/gather/typical-queries-store.ts';
import { keptColumns } from '#main/features/gather/warehouse-columns.ts';
import { openWarehouse } from '#main/features/gather/warehouse-store.ts';
import { noDecisions } from '#shared/features/batch/ledger.ts';
import { generatedRows } from './gathered-batches.ts';
import type { Measured } from './measured.ts';

/** Whoever measures wants the machine back; 100 million rows are written in some 14 minutes on two cores. */
const mostMinutes = 25;
/** A row with its share of what writing it needs for a while. */
const bytesPerRow = 200;
const rowsAtOnce = 5e6;
const communes = 3_321;

/** What evaluations ask, of more and more rows: the figures show whether it grows with them. */
export async function measureQueries(place: string, sizes: readonly number[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const rows of sizes) {
    const { bavail, bsize } = statfsSync(place);
    if (bavail * bsize < rows * bytesPerRow) {
      console.log(`  ${rows / 1e6}M rows: left out, no room on this disk`);
      continue;
    }
    const path = join(place, 'queried');
    const found = await measureSize(path, rows).finally(() => rmSync(path, { recursive: true }));
    if (found === undefined) {
      console.log(`  ${rows / 1e6}M rows: given up after ${mostMinutes} minutes`);
      break;
    }
    measured.push(found);
  }
  return measured;
}

/** The ten queries one after the other; `p99` is the slowest of them. Undefined if time ran out. */
async function measureSize(place: string, rows: number): Promise<Measured | undefined> {
  const untilMs = performance.now() + mostMinutes * 60_000;
  const file = join(place, 'warehouse.duckdb');
  const scratch = join(place, 'scratch');
  (await openWarehouse(file, scratch, { kind: 'real', decisions: () => noDecisions })).close();
  const db = await openDuckDatabase(file, scratch);
  try {
    await fillBatches(db);
    for (let from = 0; from < rows; from += rowsAtOnce) {
      if (performance.now() > untilMs) return undefined;
      await fillRows(db, from, Math.min(rows, from + rowsAtOnce));
    }
    await db.run('CHECKPOINT');
    const taken: Taken[] = [];
    for (const [name, query] of Object.entries(typicalQueries)) {
      if (performance.now() > untilMs) return undefined;
      const took = await timeOf(db, query);
      console.log(`  ${name}: ${took.seconds.toFixed(2)} s, CPU ${took.cpuSeconds.toFixed(2)} s`);
      taken.push(took);
    }
    const plain = await timeOf(
      db,
      'SELECT unit_code, score, COUNT(*) FROM rating_once GROUP BY ALL',
    );
    const seconds = taken.map((took) => took.seconds);
    return {
      what: `ten queries over ${rows / 1e6}M rows`,
      unit: 's',
      own: {
        median: seconds.reduce((sum, each) => sum + each, 0),
        p99: Math.max(...seconds),
        cpuSeconds: taken.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
      },
      comparedTo: {
        what: 'one count by unit and score',
        sample: { median: plain.seconds, cpuSeconds: plain.cpuSeconds },
      },
    };
  } finally {
    db.close();
  }
}

/** Of every commune one. */
function fillBatches(db: DuckDatabase): Promise<void> {
  return db.run(
    `INSERT INTO batch SELECT range, 'batch-' || range, 'key', CAST(10000 + range AS VARCHAR), '', '',
       'may-1', '', uuid(), 1, NULL, NULL, NULL, '', NULL, NULL, 0, 0, 'trusted', 0, 0, '[]', '', NULL, '',
       'counted', NULL FROM range(${communes})`,
  );
}

/**
 * Rows where entering would have put them: every tenth answer has a fact, every twentieth a change, and of
 * two hundred one came in two batches.
 */
async function fillRows(db: DuckDatabase, from: number, to: number): Promise<void> {
  const columns = keptColumns.map(({ name }) => name).join(', ');
  const unit = `CAST(10000 + n // 300 % ${communes} AS VARCHAR)`;
  const answers = `SELECT CAST(unit_code AS INTEGER) - 10000 AS batch, *
    FROM (${generatedRows(
      { unit, station: `'may-1'`, life: `CAST(md5(${unit}) AS UUID)` },
      // the same in every statement
      `SELECT CAST(md5(CAST(range AS VARCHAR)) AS UUID) AS id, range AS n FROM range(${from}, ${to})`,
    )})`;
  const isChanged = 'hash(id) % 20 = 2';
  const isShared = 'hash(id) % 200 = 1';
  await db.run(
    `INSERT INTO rating_once (batch, ${columns})
     SELECT batch, ${columns} FROM (${answers}) WHERE NOT ${isChanged} AND NOT ${isShared}`,
  );
  await db.run(
    `INSERT INTO rating_once BY NAME
     SELECT * REPLACE (uuid() AS id, 'fact' AS kind, NULL AS score, 'reasons' AS question,
       '["' || counter_code || '"]' AS choices)
     FROM (${answers}) WHERE model_code IS NOT NULL`,
  );
  await db.run(
    `INSERT INTO rating_changed BY NAME
     SELECT * FROM (${answers}) WHERE ${isChanged}
     UNION ALL BY NAME
     SELECT * REPLACE (uuid() AS id, 'change' AS kind, 6 - score AS score, 1 AS step)
     FROM (${answers}) WHERE ${isChanged}`,
  );
  await db.run(
    `INSERT INTO rating_shared BY NAME
     SELECT * EXCLUDE (more) REPLACE (batch + more AS batch) FROM (${answers})
     CROSS JOIN (SELECT CAST(range AS INTEGER) AS more FROM range(2)) WHERE ${isShared}`,
  );
}

interface Taken {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

async function timeOf(db: DuckDatabase, query: string): Promise<Taken> {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  await db.all(`SELECT COUNT(*) FROM (${query})`);
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - startedMs) / 1000,
    cpuSeconds: (user + system) / 1e6,
  };
}
