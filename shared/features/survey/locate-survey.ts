import { withoutMarks } from '../activity/month.ts';
import { readMoment } from './read-moment.ts';

/** A row of a table: where it stands, from 1, and its cells as text. */
export interface SurveyRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where a form's answers lie in a table. */
export interface SurveyTable {
  /** Each column by a name of its own. */
  readonly header: readonly string[];
  readonly timeColumn: number;
  /** Where the names of the columns stand, from 1. */
  readonly headerLine: number;
  readonly rows: readonly SurveyRow[];
}

/** Enough to see what a column holds. */
const rowsLookedAt = 2000;

/**
 * Finds the column in which most cells are days, and the nearest row above the first of them that has
 * different words in at least two cells. A title over it, of however many merged cells, is passed over; a
 * row of groups over the names is joined to them.
 */
export function locateSurvey(
  rows: readonly SurveyRow[],
): { readonly found: SurveyTable } | { readonly fault: 'noDays' | 'noHeader' } {
  const counts = new Map<number, number>();
  for (const { cells } of rows.slice(0, rowsLookedAt)) {
    cells.forEach((cell, column) => {
      if (isMoment(cell)) counts.set(column, (counts.get(column) ?? 0) + 1);
    });
  }
  const timeColumn = [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
  if (timeColumn === undefined) return { fault: 'noDays' };
  const isAnswer = ({ cells }: SurveyRow) => isMoment(cells[timeColumn] ?? '');
  const first = rows.findIndex(isAnswer);
  const above = rows.slice(0, first);
  const at = above.findLastIndex(isHeader);
  const header = above[at];
  if (header === undefined) return { fault: 'noHeader' };
  const groups = above[at - 1];
  const isGrouped = groups !== undefined && groups.line === header.line - 1 && isHeader(groups);
  const after = rows.filter(({ line }) => line > header.line);
  const width = Math.max(header.cells.length, timeColumn + 1);
  const names = Array.from({ length: width }, (_, column) =>
    isGrouped
      ? joined(groups.cells[column] ?? '', header.cells[column] ?? '')
      : (header.cells[column] ?? ''),
  );
  return {
    found: {
      header: columnNames(names, width),
      timeColumn,
      headerLine: header.line,
      rows: after,
    },
  };
}

function isHeader({ cells }: SurveyRow): boolean {
  return new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')).size >= 2;
}

/** A name below its group's; a cell that is merged over both rows has one. */
function joined(group: string, name: string): string {
  const both = [group.trim(), name.trim()].filter((each) => each !== '');
  return [...new Set(both)].join(' – ');
}

function isMoment(cell: string): boolean {
  return readMoment(cell, 'dmy') !== undefined || readMoment(cell, 'mdy') !== undefined;
}

/** Two columns of one name are told apart by a number, one without a name by its letter. */
function columnNames(cells: readonly string[], width: number): readonly string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, at) => {
    const text = (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 280) || letterOf(at);
    const nth = (seen.get(text) ?? 0) + 1;
    seen.set(text, nth);
    return nth === 1 ? text : `${text} (${nth})`;
  });
}

/** `A` to `Z`, then `AA`, as spreadsheets call their columns. */
export function letterOf(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? last : `${letterOf(Math.floor(column / 26) - 1)}${last}`;
}

/** How a form is known again, whatever the spaces, capitals and marks of its header. */
export function keyOfForm(header: readonly string[]): string {
  return JSON.stringify(header.map(withoutMarks));
}
