import type { ActivityFigure, VisitOrigin } from './activity-figures.ts';
import { readMonth, withoutMarks, type Month } from './month.ts';
import { readNumber, type NumberFault } from './read-number.ts';

/** A row of a file: its number there, from 1, and its cells as text. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a column is taken for: the month, a figure by its code, or nothing. */
export type Taken = string;
export const takenForMonth = 'month';
export const notTaken = '';

/** How the columns of files with one header are taken, as somebody chose and the office remembers. */
export interface ImportMapping {
  readonly taken: readonly Taken[];
  /** How the number of visits was come by. */
  readonly origin?: VisitOrigin | undefined;
}

/** Where a table lies in a file. */
export interface LocatedTable {
  readonly header: readonly string[];
  readonly monthColumn: number;
  readonly rows: readonly SheetRow[];
}

/** Why no table was found; each has its sentence in the locales. */
export type TableFault = 'noMonths' | 'noHeader';

/**
 * Finds the table: the column in which most cells are months, and the nearest row above the first
 * of them that has other words in at least two cells. A title over it is passed over.
 */
export function locateTable(
  rows: readonly SheetRow[],
): { readonly found: LocatedTable } | { readonly fault: TableFault } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    cells.forEach((cell, column) => {
      if (readMonth(cell) !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
    });
  }
  const monthColumn = [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
  if (monthColumn === undefined) return { fault: 'noMonths' };
  const isMonthRow = ({ cells }: SheetRow) => readMonth(cells[monthColumn] ?? '') !== undefined;
  const isHeader = (row: SheetRow) =>
    !isMonthRow(row) && row.cells.filter((cell) => cell.trim() !== '').length >= 2;
  for (const [place, row] of rows.entries()) {
    if (!isMonthRow(row)) continue;
    const header = rows.slice(0, place).findLast(isHeader);
    if (header === undefined) continue;
    const after = rows.filter(({ line }) => line > header.line);
    return { found: { header: header.cells.map((cell) => cell.trim()), monthColumn, rows: after } };
  }
  return { fault: 'noHeader' };
}

/** How a header is known again, whatever its spaces, capitals and marks. */
export function keyOfHeader(header: readonly string[]): string {
  return JSON.stringify(header.map(withoutMarks));
}

/** Takes each column for the figure that its header names; a figure is taken once. */
export function guessMapping(
  { header, monthColumn }: LocatedTable,
  figures: readonly ActivityFigure[],
): ImportMapping {
  const left = new Set(figures);
  const taken = header.map((text, column) => {
    if (column === monthColumn) return takenForMonth;
    const named = withoutMarks(text);
    const figure = [...left].find((figure) => namesOf(figure).includes(named));
    if (figure === undefined) return notTaken;
    left.delete(figure);
    return figure.code;
  });
  return { taken };
}

function namesOf({ code, names, short, aliases }: ActivityFigure): readonly string[] {
  return [code, names.vi, names.en, short.vi, short.en, ...aliases].map(withoutMarks);
}

/** Why something in a file cannot be taken; each has its sentence in the locales. */
export type ImportFault =
  | NumberFault
  | 'notMonth'
  | 'monthTwice'
  | 'monthAhead'
  | 'figureTwice'
  | 'noFigure'
  | 'noMonthColumn'
  | 'originMissing';

export interface FaultyPlace {
  readonly fault: ImportFault;
  /** Row in the file, from 1; undefined where the whole is meant. */
  readonly line?: number | undefined;
  /** The column as its header calls it. */
  readonly column?: string | undefined;
  /** What stands there. */
  readonly text?: string | undefined;
}

/** A value as it is kept. */
export interface KeptValue {
  readonly value: number;
  readonly origin?: VisitOrigin | undefined;
}
export type KeptValues = ReadonlyMap<Month, Readonly<Record<string, KeptValue | undefined>>>;

export interface PlannedValue {
  readonly month: Month;
  readonly figure: string;
  readonly value: number;
  readonly origin?: VisitOrigin | undefined;
  /** What it takes the place of. */
  readonly before?: number | undefined;
}

export interface ImportPlan {
  readonly faults: readonly FaultyPlace[];
  readonly changes: readonly PlannedValue[];
  /** Values that stand there already. */
  readonly same: number;
  /** Rows passed over because they add up others. */
  readonly totals: readonly number[];
}

export interface ImportOrder {
  readonly table: LocatedTable;
  readonly mapping: ImportMapping;
  readonly figures: readonly ActivityFigure[];
  readonly kept: KeptValues;
  readonly thisMonth: Month;
}

/** What taking a file in would write, and everything that speaks against it. Blanks change nothing. */
export function planImport({ table, mapping, figures, kept, thisMonth }: ImportOrder): ImportPlan {
  const faults: FaultyPlace[] = mappingFaults(table.header, mapping, figures);
  const changes: PlannedValue[] = [];
  const totals: number[] = [];
  const seen = new Set<Month>();
  let same = 0;
  const monthColumn = mapping.taken.indexOf(takenForMonth);

  for (const { line, cells } of monthColumn < 0 ? [] : table.rows) {
    const text = (cells[monthColumn] ?? '').trim();
    if (isTotal(cells)) totals.push(line);
    if (isTotal(cells) || isBlank(cells, mapping)) continue;
    const place = { line, column: table.header[monthColumn], text };
    const month = readMonth(text);
    if (month === undefined) faults.push({ fault: 'notMonth', ...place });
    else if (month > thisMonth) faults.push({ fault: 'monthAhead', ...place });
    else if (seen.has(month)) faults.push({ fault: 'monthTwice', ...place });
    if (month !== undefined) seen.add(month);

    mapping.taken.forEach((code, column) => {
      const figure = figures.find((figure) => figure.code === code);
      const text = cells[column] ?? '';
      if (figure === undefined) return;
      const read = readNumber(text, figure.kind);
      if (read.is === 'fault') {
        faults.push({ fault: read.fault, line, column: table.header[column], text: text.trim() });
      }
      if (read.is !== 'number' || month === undefined) return;
      const { value } = read;
      const origin = figure.origins.length > 0 ? mapping.origin : undefined;
      const before = kept.get(month)?.[code];
      if (before?.value === value && (before.origin === origin || origin === undefined)) same += 1;
      else changes.push({ month, figure: code, value, origin, before: before?.value });
    });
  }
  return { faults, changes, same, totals };
}

function mappingFaults(
  header: readonly string[],
  { taken, origin }: ImportMapping,
  figures: readonly ActivityFigure[],
): FaultyPlace[] {
  const faults: FaultyPlace[] = [];
  const used = taken.filter((code) => code !== notTaken);
  taken.forEach((code, column) => {
    if (code !== notTaken && taken.indexOf(code) < column) {
      faults.push({ fault: 'figureTwice', column: header[column] });
    }
  });
  if (!used.includes(takenForMonth)) faults.push({ fault: 'noMonthColumn' });
  if (!used.some((code) => code !== takenForMonth)) faults.push({ fault: 'noFigure' });
  const needsOrigin = figures.some(
    ({ code, origins }) => used.includes(code) && origins.length > 0,
  );
  if (needsOrigin && origin === undefined) faults.push({ fault: 'originMissing' });
  return faults;
}

/** `Cộng`, `Tổng cộng`, `Total`: a row that adds up the months above it. */
function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return /^(tong|cong|total|luy ke|ca nam)\b/.test(withoutMarks(first));
}

function isBlank(cells: readonly string[], { taken }: ImportMapping): boolean {
  return taken.every((code, column) => code === notTaken || (cells[column] ?? '').trim() === '');
}
