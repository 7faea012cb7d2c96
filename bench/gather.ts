import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDuckDatabase, type DuckDatabase } from '#main/features/gather/duck-database.ts';
import { openGatherStore } from '#main/features/gather/index.ts';
import { createStore } from '#main/features/gather/store-folder.ts';
import { typicalQueries } from '#main/features/gather/typical-queries-store.ts';
import { openWarehouse } from '#main/features/gather/warehouse-store.ts';
import { batchFiles } from '#main/gather-files.ts';
import { noDecisions } from '#shared/features/batch/ledger.ts';
import { keptColumns } from '#main/features/gather/warehouse-columns.ts';
import { generatedRows, makeFleet, type Fleet } from './gathered-batches.ts';
import type { Measured } from './measured.ts';
import { inProject } from './place.ts';
import type { Plan } from './plan.ts';
import { runCounted } from './run-counted.ts';

const plainScript = fileURLToPath(import.meta.resolve('./hash-plainly.ts'));

/** Many offices' batches taken in by the command line, and what evaluations ask of so many rows. */
export async function measureGathering(place: string, plan: Plan): Promise<Measured[]> {
  const measured = [await measureImport(join(place, 'gather'), plan.gathered)];
  for (const rows of plan.queriedRows) {
    measured.push(await measureQueries(join(place, 'queried'), rows));
  }
  return measured;
}

async function measureImport(place: string, fleet: Fleet): Promise<Measured> {
  const path = join(place, 'store');
  await createStore(
    path,
    { kind: 'real', unit: { code: '01', codeSystem: 'QD19-2025', name: 'Sở Nội vụ' } },
    batchFiles,
  );
  const store = await openGatherStore(path, batchFiles);
  const { recipient } = JSON.parse(store.ownCard('2026-11-21').document) as { recipient: string };
  const { files, cards } = await makeFleet(place, recipient, fleet);
  store.trust([cards]);
  store.close();
  const own = await runCounted(inProject('out/main/cli.js'), [
    'gather',
    'import',
    files,
    '--store',
    path,
  ]);
  const plain = await runCounted(plainScript, [files, join(place, 'copied')]);
  rmSync(place, { recursive: true });
  const rows = (fleet.batches * fleet.rowsEach) / 1e6;
  return {
    what: `gather ${fleet.batches} batches, ${rows.toPrecision(2)}M ratings`,
    unit: 's',
    own: { median: own.seconds, peakBytes: own.peakBytes },
    target: '≤ 90 s for 3,321 with 10M',
    comparedTo: {
      what: 'the same files copied durably and hashed',
      sample: { median: plain.seconds, peakBytes: plain.peakBytes },
    },
  };
}

/** The ten queries one after the other; `p99` is the slowest of them. */
async function measureQueries(place: string, rows: number): Promise<Measured> {
  const file = join(place, 'warehouse.duckdb');
  const scratch = join(place, 'scratch');
  (await openWarehouse(file, scratch, { kind: 'real', decisions: () => noDecisions })).close();
  const db = await openDuckDatabase(file, scratch);
  await fill(db, rows);
  const seconds: number[] = [];
  for (const [name, query] of Object.entries(typicalQueries)) {
    const took = await secondsOf(db, query);
    console.log(`  ${name}: ${took.toFixed(2)} s`);
    seconds.push(took);
  }
  const plain = await secondsOf(
    db,
    'SELECT unit_code, score, COUNT(*) FROM rating_once GROUP BY ALL',
  );
  db.close();
  rmSync(place, { recursive: true });
  return {
    what: `ten queries over ${rows / 1e6}M rows`,
    unit: 's',
    own: { median: seconds.reduce((sum, each) => sum + each, 0), p99: Math.max(...seconds) },
    comparedTo: { what: 'one count by unit and score', sample: { median: plain } },
  };
}

/**
 * Of 3,321 communes, one batch each; every tenth answer has a fact, every twentieth a change, and of two
 * hundred one came in two batches.
 */
async function fill(db: DuckDatabase, rows: number): Promise<void> {
  const columns = keptColumns.map(({ name }) => name).join(', ');
  await db.run(
    `INSERT INTO batch SELECT range, 'batch-' || range, 'key', CAST(10000 + range AS VARCHAR), '', '',
       'may-1', '', uuid(), 1, NULL, NULL, NULL, '', NULL, NULL, 0, 0, 'trusted', 0, 0, '[]', '', NULL, '',
       'counted', NULL FROM range(3321)`,
  );
  await db.run(
    `INSERT INTO rating_once (batch, ${columns})
     SELECT CAST(unit_code AS INTEGER) - 10000, ${columns} FROM
     (${generatedRows('CAST(10000 + n // 300 % 3321 AS VARCHAR)', `'may-1'`, 'uuid()', String(rows))})`,
  );
  await db.run(
    `INSERT INTO rating_once BY NAME
     SELECT * REPLACE (uuid() AS id, 'fact' AS kind, NULL AS score, 'reasons' AS question,
       '["' || counter_code || '"]' AS choices)
     FROM rating_once WHERE model_code IS NOT NULL`,
  );
  await db.run(
    `INSERT INTO rating_once BY NAME
     SELECT * REPLACE (uuid() AS id, 'change' AS kind, 6 - score AS score, 1 AS step)
     FROM rating_once WHERE kind = 'answer' AND hash(id) % 20 = 2`,
  );
  await db.run(
    `INSERT INTO rating_shared BY NAME
     SELECT * EXCLUDE (more) REPLACE (batch + more AS batch)
     FROM (SELECT * FROM rating_once WHERE kind = 'answer' AND hash(id) % 200 = 1)
     CROSS JOIN (SELECT CAST(range AS INTEGER) AS more FROM range(2))`,
  );
  await db.run(`DELETE FROM rating_once WHERE kind = 'answer' AND hash(id) % 200 = 1`);
  await db.run('CHECKPOINT');
}

async function secondsOf(db: DuckDatabase, query: string): Promise<number> {
  const startedMs = performance.now();
  await db.all(`SELECT COUNT(*) FROM (${query})`);
  return (performance.now() - startedMs) / 1000;
}
