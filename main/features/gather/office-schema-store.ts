import {
  officeForms,
  officeTableNames,
  officeTables,
  type OfficeTable,
} from '#shared/features/batch/office-tables.ts';

/** Columns of an office's table as the warehouse has them, in the order in which a batch does. */
export function officeColumns({ fields }: OfficeTable) {
  return Object.entries(fields).map(([name, field]) => ({
    name,
    field,
    type: officeForms[field.form].duck,
  }));
}

const tables = officeTableNames.map((name) => {
  const columns = officeColumns(officeTables[name]);
  const typed = columns.map(
    (column) => `  ${column.name} ${column.type}${column.field.required ? ' NOT NULL' : ''}`,
  );
  // the office is `unit_code` everywhere; a task names besides who has to do it
  const shown = columns.map((column) =>
    column.name === 'unit_code' ? 'told.unit_code AS task_unit_code' : `told.${column.name}`,
  );
  return `
CREATE TABLE office_${name} (
  batch INTEGER NOT NULL,
${typed.join(',\n')}
);
CREATE VIEW ${name} AS
SELECT newest.unit_code, ${shown.join(', ')}
FROM office_${name} AS told
JOIN office_newest AS newest ON newest.batch = told.batch AND newest.part = '${name}';
`;
});

/**
 * What offices tell as a whole. A batch holds each of its tables whole, so the newest that has a table
 * says what holds: in one life by its number, between lives by when it was closed. Ask the views.
 */
export const officeSchema = /* sql */ `
-- which tables each batch has
CREATE TABLE office_part (
  batch INTEGER NOT NULL, part VARCHAR NOT NULL, rows BIGINT NOT NULL, built_at_ms BIGINT NOT NULL
);
-- stations' batches that an office says belong to it
CREATE TABLE office_station_batch (
  batch INTEGER NOT NULL, station_code VARCHAR NOT NULL, incarnation VARCHAR NOT NULL,
  number INTEGER NOT NULL, name VARCHAR NOT NULL
);
-- numbers of an office's series that went to its stations and never come here
CREATE TABLE office_elsewhere (
  batch INTEGER NOT NULL, author_key VARCHAR NOT NULL, incarnation VARCHAR NOT NULL,
  number INTEGER NOT NULL
);
-- no window over windows: DuckDB 1.5 fails at one within a join
CREATE VIEW office_newest AS
SELECT part, unit_code, argMax(batch, newest) AS batch
FROM (
  SELECT office_part.part, batch.unit_code, argMax(office_part.batch, batch.number) AS batch,
         argMax(CONCAT(CAST(office_part.built_at_ms AS VARCHAR), batch.name), batch.number) AS newest
  FROM office_part JOIN batch ON batch.key = office_part.batch
  WHERE batch.state = 'counted'
  GROUP BY office_part.part, batch.unit_code, batch.author_key, batch.incarnation
) AS of_life
GROUP BY part, unit_code;
${tables.join('')}`;
