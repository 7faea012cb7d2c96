import { ratingFields } from '#shared/features/batch/rating-fields.ts';
import { ratingsTable } from '#shared/features/batch/station-tables.ts';

/** A table that was written, as it lies on the disk. */
export interface WrittenTable {
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
}

interface Described {
  /** The batch's place, in words of codes. */
  readonly name: string;
  readonly createdAt: string;
  readonly csv: WrittenTable;
  readonly parquet: WrittenTable;
}

/** Both tables for whoever has never heard of the program: Data Package 2.0 and Table Schema. */
export function describeTables({ name, createdAt, csv, parquet }: Described) {
  const fields = Object.entries(ratingFields).map(([column, field]) => ({
    name: column,
    type: field.type,
    description: field.says,
    constraints: {
      ...(field.required && { required: true }),
      ...(column === 'id' && { unique: true }),
      ...('values' in field && { enum: field.values }),
    },
  }));
  const schema = {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields,
    primaryKey: ['id'],
    missingValues: [''],
  };
  const table = ({ bytes, sha256 }: WrittenTable) => ({ bytes, hash: `sha256:${sha256}`, schema });
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name,
    created: createdAt,
    resources: [
      {
        name: 'ratings',
        type: 'table',
        path: ratingsTable.csv,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: {
          $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
          header: true,
          delimiter: ',',
          lineTerminator: '\r\n',
          quoteChar: '"',
          doubleQuote: true,
        },
        ...table(csv),
      },
      {
        name: 'ratings-parquet',
        type: 'table',
        path: ratingsTable.parquet,
        format: 'parquet',
        mediatype: 'application/vnd.apache.parquet',
        ...table(parquet),
      },
    ],
  };
}
