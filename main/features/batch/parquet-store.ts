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

interface Writing extends ParquetTable {
  /** An empty folder for what does not fit into memory. */
  readonly spill: string;
}

/** Writes a table as Parquet, from its CSV and with the same rows; how many they are. */
export async function writeParquet({ spill, ...table }: Writing): Promise<number> {
  const [rows = 0] = await writeParquets([table], spill);
  return rows;
}

/** The same for several, one after the other; how many rows each has. */
export async function writeParquets(
  tables: readonly ParquetTable[],
  spill: string,
): Promise<readonly number[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api'); // 70 MB that most runs never need
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${memoryMegabytes}MB`,
    temp_directory: spill,
    threads: '1', // the private table is sealed meanwhile, and a tap needs a core
  });
  try {
    const connection = await instance.connect();
    const written: number[] = [];
    for (const { csv, parquet, columns } of tables) {
      const typed = Object.entries(columns).map(([name, duck]) => `'${name}': '${duck}'`);
      await connection.run(
        `COPY (SELECT * FROM read_csv(${literal(csv)}, columns = {${typed.join(', ')}},
           auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
           buffer_size = 4194304))
         TO ${literal(parquet)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1,
           ROW_GROUP_SIZE ${rowsPerGroup})`,
      );
      const counted = await connection.runAndReadAll(
        `SELECT num_rows FROM parquet_file_metadata(${literal(parquet)})`,
      );
      written.push(Number(counted.getRows()[0]?.[0]));
    }
    connection.closeSync();
    return written;
  } finally {
    instance.closeSync();
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
