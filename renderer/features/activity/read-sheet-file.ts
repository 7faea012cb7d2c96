import {
  longestCell,
  mostSheetColumns,
  mostSheetRows,
} from '#shared/features/activity/sheet-limits.ts';
import type { SheetRow } from '#shared/features/activity/plan-import.ts';

/** Why a file could not be read; each has its sentence in the locales. */
export type SheetFault = 'tooLarge' | 'tooMany' | 'notUtf8' | 'oldExcel' | 'notReadable' | 'empty';

export type ReadSheet = { readonly rows: readonly SheetRow[] } | { readonly fault: SheetFault };

const largestFile = 10 * 1024 * 1024;
/** What one call may carry, with room for what stands around it. */
const largestCall = 56 * 1024;

/** Reads the rows of a table in a file as text, on the page: nothing of it leaves the page as it is. */
export async function readSheetFile(file: Blob): Promise<ReadSheet> {
  if (file.size > largestFile) return { fault: 'tooLarge' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const table = await readTable(bytes);
  if (typeof table === 'string') return { fault: table };
  const rows = table
    .map((cells, place) => ({ line: place + 1, cells: withoutEnd(cells.map(textOf)) }))
    .filter(({ cells }) => cells.length > 0);
  if (rows.length === 0) return { fault: 'empty' };
  const isTooWide = rows.some(({ cells }) => cells.length > mostSheetColumns);
  const bytesSent = new TextEncoder().encode(JSON.stringify(rows)).length;
  if (rows.length > mostSheetRows || isTooWide || bytesSent > largestCall) {
    return { fault: 'tooMany' };
  }
  return { rows };
}

type Table = readonly (readonly unknown[])[];

async function readTable(bytes: Uint8Array): Promise<Table | SheetFault> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'oldExcel';
  if (startsWith(bytes, [0x50, 0x4b])) return readWorkbook(bytes);
  const text = decode(bytes);
  if (text === undefined) return 'notUtf8';
  if (text.includes('\0')) return 'notReadable';
  const { parseCsv } = await import('hucre/csv');
  // Excel itself writes this line where the separator is not the machine's own
  const named = /^sep=(?<delimiter>.)\r?\n/.exec(text);
  const delimiter = named?.groups?.['delimiter'];
  const body = named ? text.slice(named[0].length) : text;
  const rows = parseCsv(body, delimiter === undefined ? {} : { delimiter });
  return named ? [[], ...rows] : rows;
}

async function readWorkbook(bytes: Uint8Array): Promise<Table | SheetFault> {
  const { readXlsx } = await import('hucre/xlsx');
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: ({ hidden, veryHidden }) => hidden !== true && veryHidden !== true,
      maxRows: mostSheetRows + 100,
    });
    return sheets.find(({ rows }) => rows.some((cells) => cells.some(isFilled)))?.rows ?? 'empty';
  } catch {
    return 'notReadable'; // a damaged file, or something else in a ZIP: what to do about it is the same
  }
}

/** UTF-8 with or without a mark, or what Excel calls Unicode text; anything else would be guessed. */
function decode(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // the decoder throws at the first byte that is not UTF-8
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}

function isFilled(cell: unknown): boolean {
  return textOf(cell) !== '';
}

/** A cell as somebody in Việt Nam would have written it. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (typeof cell === 'string') return cell.normalize('NFC').trim().slice(0, longestCell);
  return typeof cell === 'boolean' ? String(cell) : '';
}

function withoutEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}
