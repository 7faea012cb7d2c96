import { ratingFields } from '#shared/features/batch/rating-fields.ts';

/** DuckDB's share of the memory, in megabytes; what does not fit it puts beside the file. */
const memoryMegabytes = 64;
/** Rows that are pressed together: few, because a group stands in memory whole. */
const rowsPerGroup = 20_480;

interface Writing {
  readonly csv: string;
  readonly parquet: string;
  /** An empty folder for what does not fit into memory. */
  readonly spill: string;
}

/** Writes the table of ratings as Parquet, from its CSV and with the same rows; how many they are. */
export async function writeParquet({ csv, parquet, spill }: Writing): Promise<number> {
  const { DuckDBInstance } = await import('@duckdb/node-api'); // 70 MB that most runs never need
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMegabytes}MB`,
    temp_directory: spill,
    threads: '1', // the private table is sealed meanwhile, and a tap needs a core
  });
  try {
    const connection = await instance.connect();
    const columns = Object.entries(ratingFields).map(([name, { duck }]) => `'${name}': '${duck}'`);
    await connection.run(
      `COPY (SELECT * FROM read_csv(${literal(csv)}, columns = {${columns.join(', ')}},
         auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
         buffer_size = 4194304))
       TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,
         ROW_GROUP_SIZE ${rowsPerGroup})`,
    );
    const counted = await connection.runAndReadAll(
      `SELECT num_rows FROM parquet_file_metadata(${literal(parquet)})`,
    );
    connection.closeSync();
    return Number(counted.getRows()[0]?.[0]);
  } finally {
    instance.closeSync();
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
