import { findUnsoundColumn, type OfficeRow, type OfficeTable } from './office-tables.ts';

/**
 * A table as CSV (RFC 4180, CRLF), its rows in one order, whatever order they came in: the same content
 * is the same bytes. Throws where a row is not what its columns say.
 */
export function officeCsv(table: OfficeTable, rows: readonly OfficeRow[]): string {
  const columns = Object.keys(table.fields);
  const lines = rows.map((row) => {
    const unsound = findUnsoundColumn(row, table);
    if (unsound !== undefined) throw new Error(`${table.csv}: ${unsound} is not what it should be`);
    return columns.map((column) => cellOf(row[column] ?? null)).join(',');
  });
  return [columns.join(','), ...lines.toSorted(), ''].join('\r\n');
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
