import type { ChartTable } from './chart.ts';

/** RFC 4180 with CRLF and the mark that spreadsheets need for Vietnamese, as the tables' files; numbers stay bare. */
export function chartCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  return `\uFEFF${lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** No cell is taken for a formula. */
function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
