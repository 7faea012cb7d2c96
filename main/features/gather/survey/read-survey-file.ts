import { readFileSync, statSync } from 'node:fs';
import type { MergeRange } from 'hucre/xlsx';
import type { SurveyRow } from '#shared/features/survey/locate-survey.ts';
import { largestSurveyFile, type SurveyFileFault } from '#shared/features/survey/survey-file.ts';

/** How a table was read: which letters, and what parts its cells; `sheet` is a workbook's. */
export interface SurveyReading {
  readonly encoding: 'unicode' | 'windows-1258';
  readonly separator: 'comma' | 'semicolon' | 'tab' | 'other' | 'sheet';
}

export type ReadSurveyFile =
  | ({ readonly rows: readonly SurveyRow[] } & SurveyReading)
  | { readonly fault: SurveyFileFault };

const mostRows = 500_000;
const mostColumns = 200;
/** No score, day or name of a unit is longer; a citizen's words are cut and then left out. */
const longestCell = 300;

/** Reads a table of text or the first filled sheet of a workbook; days of a workbook as ISO writes them. */
export async function readSurveyFile(file: string): Promise<ReadSurveyFile> {
  const bytes = bytesOf(file);
  if (typeof bytes === 'string') return { fault: bytes };
  const read = await readTable(bytes);
  if (typeof read === 'string') return { fault: read };
  const rows = read.table.flatMap((cells, at): SurveyRow[] => {
    const texts = withoutEnd(cells.slice(0, mostColumns).map(textOf));
    return texts.length === 0 ? [] : [{ line: at + 1, cells: texts }];
  });
  if (rows.length === 0) return { fault: 'empty' };
  const { encoding, separator } = read;
  return rows.length > mostRows ? { fault: 'tooMany' } : { rows, encoding, separator };
}

function bytesOf(file: string): Uint8Array | SurveyFileFault {
  try {
    return statSync(file).size > largestSurveyFile ? 'tooLarge' : readFileSync(file);
  } catch {
    return 'unreadable'; // it is not there, or belongs to somebody else: it has to be looked for
  }
}

type Table = readonly (readonly unknown[])[];
type ReadTable = ({ readonly table: Table } & SurveyReading) | SurveyFileFault;

async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'oldExcel';
  if (startsWith(bytes, [0x50, 0x4b])) return await readWorkbook(bytes);
  const { text, encoding } = decode(bytes);
  if (/[\0\uFFFD]/.test(text)) return 'notATable';
  const { detectDelimiter, parseCsv } = await import('hucre/csv');
  // Excel itself writes this line where the separator is not the machine's own
  const named = /^\uFEFF?sep=(?<delimiter>.)\r?\n/.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const delimiter = named?.groups?.['delimiter'] ?? detectDelimiter(body);
  const rows = parseCsv(body, { maxRows: mostRows + 1, delimiter });
  const separator = separators[delimiter] ?? 'other';
  return { table: named === null ? rows : [[], ...rows], encoding, separator };
}

const separators: Readonly<Record<string, SurveyReading['separator']>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
};

async function readWorkbook(bytes: Uint8Array): Promise<ReadTable> {
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: ({ hidden, veryHidden }) => hidden !== true && veryHidden !== true,
      maxRows: mostRows + 1,
    });
    const filled = sheets.find(({ rows }) => rows.some((cells) => cells.some(isFilled)));
    if (filled === undefined) return 'empty';
    const table = unmerged(filled.rows, filled.merges ?? []);
    return { table, encoding: 'unicode', separator: 'sheet' };
  } catch {
    return 'notATable'; // damaged, or something else in a ZIP: what to do about it is the same
  }
}

/** Merged cells of no honest sheet overlap, so that none has more than this. */
const mostMerged = 5_000_000;

/** What cells are merged for holds for each of them: a name over a group of columns, a unit beside its rows. */
function unmerged(rows: Table, merges: readonly MergeRange[]): Table {
  if (merges.length === 0) return rows;
  const table = rows.map((cells) => [...cells]);
  let left = mostMerged;
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = table[startRow]?.[startCol];
    for (const cells of table.slice(startRow, endRow + 1)) {
      const end = Math.min(endCol, mostColumns);
      left -= end - startCol + 1;
      if (left < 0) return table;
      while (cells.length <= end) cells.push(null);
      cells.fill(value, startCol, end + 1);
    }
  }
  return table;
}

/** UTF-8 or UTF-16 by their marks or by being valid; else what old Vietnamese Windows programs wrote. */
function decode(bytes: Uint8Array): { text: string; encoding: 'unicode' | 'windows-1258' } {
  if (startsWith(bytes, [0xff, 0xfe])) return unicode('utf-16le', bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return unicode('utf-16be', bytes);
  try {
    return unicode('utf-8', bytes);
  } catch {
    // the decoder throws at the first byte that is not UTF-8
    return { text: new TextDecoder('windows-1258').decode(bytes), encoding: 'windows-1258' };
  }
}

function unicode(label: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array) {
  const decoder = new TextDecoder(label, { fatal: label === 'utf-8' });
  return { text: decoder.decode(bytes), encoding: 'unicode' as const };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}

function isFilled(cell: unknown): boolean {
  return textOf(cell) !== '';
}

/** A workbook's day has no zone: it is the wall's clock where it was written. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : wallClock(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string') return cell.normalize('NFC').trim().slice(0, longestCell);
  return typeof cell === 'boolean' ? String(cell) : '';
}

function wallClock(date: Date): string {
  const stamp = date.toISOString().slice(0, 19);
  return stamp.endsWith('T00:00:00') ? stamp.slice(0, 10) : stamp;
}

function withoutEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}
