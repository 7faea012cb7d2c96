import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { sealBatch, signManifest } from '#main/features/batch/file/write-batch.ts';
import { ratingsTable } from '#shared/features/batch/station-tables.ts';
import { aLife, contentOf, writeCard } from '#tests/support/station-batches.ts';

/** How many batches, one of each commune, and about how many rows each. */
export interface Fleet {
  readonly batches: number;
  readonly rowsEach: number;
}

/** A year of answers as one statement; `source` gives each its `id` and its `n`, which the rest follows. */
export function generatedRows(
  { unit, station, life }: Readonly<Record<'unit' | 'station' | 'life', string>>,
  source: string,
): string {
  return `SELECT id, id AS response_id, 'answer' AS kind, NULL::UUID AS refers_to,
    ${life} AS incarnation_id, (1 + floor(5 * sqrt(random())))::UTINYINT AS score,
    NULL::INTEGER AS step,
    1767250800000 + 3600000 * (24 * (n % 300) + n % 8) AS recorded_at_ms,
    420 AS offset_minutes, 'trusted' AS clock_state, ${unit} AS unit_code,
    ${station} AS station_code, 'quay-' || n % 4 AS counter_code, 'field-' || n % 7 AS field_code,
    'counter' AS field_source, NULL AS stage, 'kiosk' AS channel, 'self' AS device_mode,
    'vi' AS language, 'five-levels-1' AS label_set, 'kiosk-2' AS questionnaire,
    CASE WHEN n % 10 = 0 THEN 'model-1' END AS model_code, 1 AS settings_version, 0 AS trial,
    300 AS ready_ms, 5000 AS gap_ms, 1 AS burst_position, 'open' AS hour_status,
    NULL::VARCHAR AS question, NULL::VARCHAR AS choices, 'descending' AS scale_order
    FROM (${source})`;
}

/** Writes real sealed batches of as many communes, with their cards. */
export async function makeFleet(
  place: string,
  recipient: string,
  { batches, rowsEach }: Fleet,
): Promise<{ readonly files: string; readonly cards: string }> {
  const files = join(place, 'carried');
  const cards = join(place, 'cards');
  for (const folder of [files, cards]) mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const csv = join(place, 'ratings.csv');
  const parquet = join(place, 'ratings.parquet');
  for (let at = 0; at < batches; at++) {
    const life = aLife({ unitCode: String(10_000 + at) });
    writeCard(cards, life);
    await connection.run(
      `CREATE OR REPLACE TABLE rows AS
       ${generatedRows(
         {
           unit: `'${life.unitCode}'`,
           station: `'${life.stationCode}'`,
           life: `'${life.incarnation}'::UUID`,
         },
         `SELECT uuid() AS id, range AS n FROM range(${rowsEach})`,
       )}`,
    );
    await connection.run(`COPY rows TO '${csv}' (HEADER, DELIMITER ',')`);
    await connection.run(`COPY rows TO '${parquet}' (FORMAT parquet, COMPRESSION zstd)`);
    const parts = [
      { path: ratingsTable.csv, file: csv, mediaType: 'text/csv', rows: rowsEach },
      {
        path: ratingsTable.parquet,
        file: parquet,
        mediaType: 'application/vnd.apache.parquet',
        rows: rowsEach,
      },
    ];
    const signed = await signManifest(
      {
        ...contentOf(life, 1, null, []),
        counts: { answer: rowsEach, change: 0, fact: 0, comment: 0, redaction: 0 },
        clock: { state: 'trusted', rows: { trusted: rowsEach, suspect: 0, unset: 0 } },
        period: { from: '2026-01-01', to: '2026-10-27' },
      },
      parts,
      life.privateKey,
    );
    await sealBatch(signed, parts, {
      sealedFor: [recipient],
      key: life.privateKey,
      scratch: join(place, 'sealed'),
      file: join(files, `${at}.hlb`),
    });
  }
  connection.closeSync();
  instance.closeSync();
  return { files, cards };
}
