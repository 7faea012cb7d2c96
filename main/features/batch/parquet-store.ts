import type { DuckDBConnection } from '@duckdb/node-api';
import { ratingFields } from '#shared/features/batch/rating-fields.ts';

/** DuckDB's share of the memory, in megabytes; what does not fit it puts beside the file. */
const memoryMegabytes = 64;
/** Rows that are pressed together: few, because a group stands in memory whole. */
const rowsPerGroup = 20_480;

export interface ParquetTable {
  readonly csv: string;
  readonly parquet: string;
  /** DuckDB's type of each column, in their order. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Rows that are alike in what a batch says of its rows. */
export interface RowGroup {
  readonly questionnaire: string;
  readonly label_set: string;
  readonly kind: (typeof ratingFields.kind.values)[number];
  readonly clock_state: (typeof ratingFields.clock_state.values)[number];
  readonly rows: number;
  /** First and last local day. */
  readonly from_day: string;
  readonly to_day: string;
}

const ratingTypes = Object.fromEntries(
  Object.entries(ratingFields).map(([column, { duck }]) => [column, duck]),
);

/**
 * Writes the table of ratings as Parquet, from its CSV and with the same rows; and what rows they are.
 * `spill` is an empty folder for what does not fit into memory.
 */
export function writeRatings(
  { csv, parquet }: Pick<ParquetTable, 'csv' | 'parquet'>,
  spill: string,
): Promise<readonly RowGroup[]> {
  return inDuckDb(spill, async (connection) => {
    await copyAsParquet(connection, { csv, parquet, columns: ratingTypes });
    const groups = await connection.runAndReadAll(
      `SELECT questionnaire, label_set, kind, clock_state, CAST(count(*) AS INTEGER) AS rows,
         strftime(make_timestamp(min(local_us)), '%Y-%m-%d') AS from_day,
         strftime(make_timestamp(max(local_us)), '%Y-%m-%d') AS to_day
       FROM (SELECT *, (recorded_at_ms + offset_minutes * 60000) * 1000 AS local_us
             FROM read_parquet(${literal(parquet)}))
       GROUP BY ALL`,
    );
    return groups.getRowObjectsJS() as unknown as RowGroup[]; // as the statement names them
  });
}

/** Writes tables as Parquet, one after the other, each from its CSV; how many rows each has. */
export function writeParquets(
  tables: readonly ParquetTable[],
  spill: string,
): Promise<readonly number[]> {
  return inDuckDb(spill, async (connection) => {
    const written: number[] = [];
    for (const table of tables) {
      await copyAsParquet(connection, table);
      const counted = await connection.runAndReadAll(
        `SELECT num_rows FROM parquet_file_metadata(${literal(table.parquet)})`,
      );
      written.push(Number(counted.getRows()[0]?.[0]));
    }
    return written;
  });
}

async function inDuckDb<Result>(
  spill: string,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const { DuckDBInstance } = await import('@duckdb/node-api'); // 70 MB that most runs never need
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMegabytes}MB`,
    temp_directory: spill,
    threads: '1', // the private table is sealed meanwhile, and a tap needs a core
  });
  try {
    const connection = await instance.connect();
    const result = await work(connection);
    connection.closeSync();
    return result;
  } finally {
    instance.closeSync();
  }
}

async function copyAsParquet(
  connection: DuckDBConnection,
  { csv, parquet, columns }: ParquetTable,
): Promise<void> {
  const typed = Object.entries(columns).map(([name, duck]) => `'${name}': '${duck}'`);
  await connection.run(
    `COPY (SELECT * FROM read_csv(${literal(csv)}, columns = {${typed.join(', ')}},
       auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
       buffer_size = 4194304))
     TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,
       ROW_GROUP_SIZE ${rowsPerGroup})`,
  );
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
