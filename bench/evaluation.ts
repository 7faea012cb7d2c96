import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDuckDatabase, type DuckDatabase } from '#main/features/gather/duck-database.ts';
import { openEvaluationStore } from '#main/features/gather/evaluation-store.ts';
import { createStore, storeFolderAt } from '#main/features/gather/store-folder.ts';
import { keptColumns } from '#main/features/gather/warehouse-columns.ts';
import { openWarehouse } from '#main/features/gather/warehouse-store.ts';
import { batchFiles } from '#main/gather-files.ts';
import { noDecisions } from '#shared/features/batch/ledger.ts';
import { generatedRows } from './gathered-batches.ts';
import { summarize, type Measured, type Sample } from './measured.ts';
import { runCounted } from './run-counted.ts';

const script = fileURLToPath(import.meta.resolve('./open-evaluation.ts'));
const units = 100;
/** Of each unit one on every working day of a year. */
const batchesEach = 250;
const rowsAtOnce = 2e6;

/** What a desk saw that evaluated a store. */
export interface OpenedEvaluation {
  readonly openingMs: number;
  readonly openingCpuSeconds: number;
  readonly changesMs: readonly number[];
  readonly docxMs: number;
  readonly reportMs: number;
}

/** A year of a province: opening its evaluation, and changing the filter, as the desk does both. */
export async function measureEvaluation(
  within: string,
  sizes: readonly number[],
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const rows of sizes) {
    const path = join(within, 'evaluated');
    measured.push(
      ...(await measureSize(path, rows).finally(() => rmSync(path, { recursive: true }))),
    );
  }
  return measured;
}

async function measureSize(place: string, rows: number): Promise<readonly Measured[]> {
  const path = join(place, 'store');
  const counting = await prepareStore(path, rows);
  const result = join(place, 'opened.json');
  const run = await runCounted(script, [place, path, result]);
  const { openingMs, openingCpuSeconds, changesMs, docxMs, reportMs } = JSON.parse(
    readFileSync(result, 'utf8'),
  ) as OpenedEvaluation;
  const size = `${rows / 1e6}M ratings of ${units} units`;
  return [
    {
      what: `open an evaluation, ${size}`,
      unit: 's',
      own: {
        median: openingMs / 1000,
        cpuSeconds: openingCpuSeconds,
        peakBytes: run.peakBytes,
      },
      target: '≤ 2 s for 10M',
      comparedTo: {
        what: 'one count of all by unit, month, day and score',
        sample: counting.afresh,
      },
    },
    {
      what: `change the filter, ${size}`,
      unit: 'ms',
      own: summarize(changesMs),
      target: '≤ 300 ms',
      comparedTo: {
        what: 'count once when batches come (s)',
        sample: { ...counting.whenTakenIn, median: counting.whenTakenIn.median },
      },
    },
    {
      what: `report as DOCX, PDF and XLSX, ${size}`,
      unit: 's',
      own: { median: reportMs / 1000 },
      target: '≤ 10 s',
      comparedTo: { what: 'DOCX alone', sample: { median: docxMs / 1000 } },
    },
  ];
}

/** A simulated store of so many ratings, counted when they had come. */
export async function prepareStore(
  path: string,
  rows: number,
): Promise<{ readonly whenTakenIn: Sample; readonly afresh: Sample }> {
  const unit = { code: '01', codeSystem: 'QD19-2025', name: 'Tỉnh thử' };
  await createStore(path, { kind: 'simulated', unit }, batchFiles);
  const { warehouse: file, scratch } = storeFolderAt(path);
  const around = { kind: 'simulated', decisions: () => noDecisions } as const;
  (await openWarehouse(file, scratch, around)).close();
  const db = await openDuckDatabase(file, scratch);
  try {
    await fillBatches(db, rows);
    for (let from = 0; from < rows; from += rowsAtOnce) {
      await fillRows(db, from, Math.min(rows, from + rowsAtOnce));
    }
    await db.run('CHECKPOINT');
    const { level } = await openEvaluationStore(db);
    return { whenTakenIn: await timeOf(level), afresh: await timeOf(() => countAfresh(db)) };
  } finally {
    db.close();
  }
}

/** One answer after the other in their series: no batch is in doubt. */
function fillBatches(db: DuckDatabase, rows: number): Promise<void> {
  const unit = `CAST(10000 + range // ${batchesEach} AS VARCHAR)`;
  const number = `range % ${batchesEach} + 1`;
  return db.run(
    `INSERT INTO batch
     SELECT range, md5(CAST(range AS VARCHAR)), ${unit}, ${unit}, '', CONCAT('Xã ', ${unit}), 'may-1', '',
       CAST(md5(${unit}) AS UUID), ${number},
       CASE WHEN range % ${batchesEach} > 0 THEN md5(CAST(range - 1 AS VARCHAR)) END,
       NULL, NULL, CONCAT('2026-12-31T17:', lpad(CAST(${number} // 60 AS VARCHAR), 2, '0'), ':00+07:00'),
       '2026-01-02', '2026-12-31', 0, ${Math.ceil(rows / units / batchesEach)}, 'trusted', 0, 0, '[]', '',
       NULL, '', 'counted', NULL
     FROM range(${units * batchesEach})`,
  );
}

/** Every tenth answer has a fact, every twentieth was changed. */
async function fillRows(db: DuckDatabase, from: number, to: number): Promise<void> {
  const columns = keptColumns.map(({ name }) => name).join(', ');
  const place = `n // 300 % ${units}`;
  const unit = `CAST(10000 + ${place} AS VARCHAR)`;
  const answers = `SELECT CAST(${place} AS INTEGER) * ${batchesEach} + CAST(hash(id) % ${batchesEach} AS INTEGER)
      AS batch, * REPLACE ('hl5.1' AS label_set, 2000 AS ready_ms, NULL::INTEGER AS gap_ms)
    FROM (SELECT *, n FROM (${generatedRows(
      { unit, station: `'may-1'`, life: `CAST(md5(${unit}) AS UUID)` },
      `SELECT CAST(md5(CAST(range AS VARCHAR)) AS UUID) AS id, range AS n FROM range(${from}, ${to})`,
    ).replace(' FROM (SELECT CAST', ', n FROM (SELECT CAST')}))`;
  await db.run(`CREATE OR REPLACE TEMP TABLE made AS ${answers}`);
  const isChanged = 'hash(id) % 20 = 2';
  await db.run(
    `INSERT INTO rating_once (batch, ${columns})
     SELECT batch, ${columns} FROM made WHERE NOT ${isChanged}`,
  );
  await db.run(
    `INSERT INTO rating_once (batch, ${columns})
     SELECT batch, ${columns} FROM (SELECT * REPLACE (uuid() AS id, 'fact' AS kind, NULL AS score,
       'reasons' AS question, '["waiting"]' AS choices) FROM made WHERE model_code IS NOT NULL)`,
  );
  await db.run(
    `INSERT INTO rating_changed (batch, ${columns})
     SELECT batch, ${columns} FROM made WHERE ${isChanged}
     UNION ALL SELECT batch, ${columns} FROM (SELECT * REPLACE (uuid() AS id, 'change' AS kind,
       6 - score AS score, 1 AS step) FROM made WHERE ${isChanged})`,
  );
  await db.run('DROP TABLE made');
}

async function countAfresh(db: DuckDatabase): Promise<void> {
  await db.all(
    `SELECT COUNT(*) FROM (
       SELECT unit_code, model_code, calendar.month, response.day, final_score, COUNT(*)
       FROM response JOIN calendar ON calendar.day = response.day
       GROUP BY unit_code, model_code, calendar.month, response.day, final_score)`,
  );
}

async function timeOf(work: () => Promise<void>): Promise<Sample> {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { median: (performance.now() - startedMs) / 1000, cpuSeconds: (user + system) / 1e6 };
}
