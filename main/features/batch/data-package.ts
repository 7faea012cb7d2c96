import { ratingFields } from '#shared/features/batch/rating-fields.ts';
import { officeForms, type OfficeTable } from '#shared/features/batch/office-tables.ts';
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
  const schema = schemaOf(fields, ['id']);
  return packageOf({ name, createdAt }, [
    csvResource('ratings', ratingsTable.csv, csv, schema),
    parquetResource('ratings-parquet', ratingsTable.parquet, parquet, schema),
  ]);
}

export interface DescribedOfficeTable {
  readonly name: string;
  readonly table: OfficeTable;
  readonly csv: WrittenTable;
  readonly parquet?: WrittenTable;
}

/** The tables of an office or of a superior, for strangers too. */
export function describeOfficeTables(
  head: Pick<Described, 'name' | 'createdAt'>,
  tables: readonly DescribedOfficeTable[],
) {
  const resources = tables.flatMap(
    ({ name: table, table: { csv, parquet, fields, key }, ...written }) => {
      const schema = schemaOf(
        Object.entries(fields).map(([column, { form, required, values, says }]) => ({
          name: column,
          type: officeForms[form].type,
          description: says,
          constraints: {
            ...(required && { required: true }),
            ...(values !== undefined && { enum: values }),
          },
        })),
        key.every((column) => fields[column]?.required) ? key : [],
      );
      const name = table.replaceAll('_', '-');
      return [
        csvResource(name, csv, written.csv, schema),
        ...(written.parquet === undefined
          ? []
          : [parquetResource(`${name}-parquet`, parquet, written.parquet, schema)]),
      ];
    },
  );
  return packageOf(head, resources);
}

type Schema = ReturnType<typeof schemaOf>;

function schemaOf(fields: readonly object[], primaryKey: readonly string[]) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields,
    ...(primaryKey.length > 0 && { primaryKey }),
    missingValues: [''],
  };
}

function packageOf(
  { name, createdAt }: Pick<Described, 'name' | 'createdAt'>,
  resources: readonly object[],
) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name,
    created: createdAt,
    resources,
  };
}

function csvResource(name: string, path: string, written: WrittenTable, schema: Schema) {
  return {
    name,
    type: 'table',
    path,
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
    ...measured(written, schema),
  };
}

function parquetResource(name: string, path: string, written: WrittenTable, schema: Schema) {
  return {
    name,
    type: 'table',
    path,
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    ...measured(written, schema),
  };
}

function measured({ bytes, sha256 }: WrittenTable, schema: Schema) {
  return { bytes, hash: `sha256:${sha256}`, schema };
}
