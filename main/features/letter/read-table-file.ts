import { gunzipSync } from 'node:zlib';
import { mostDossiers } from '#shared/features/letter/overdue-list.ts';

/** Rows of the first sheet or of the text, as text; days are written `YYYY-MM-DD`. */
export type TableRows = readonly (readonly string[])[];

/** The headers, the dossiers, and one more, by which a longer list is known. */
const rowsRead = mostDossiers + 2;
const mostColumns = 200;
/** A list of that length as text, several times over; what unpacks to more is no list. */
const mostTextBytes = 16 * 1024 * 1024;

/** Reads a CSV, gzipped or not, or an XLSX file; undefined for what is none of these. */
export async function readTableFile(
  file: Uint8Array,
  readSheet: (file: Uint8Array) => Promise<TableRows | undefined>,
): Promise<TableRows | undefined | 'tooLong'> {
  const rows = await readRows(file, readSheet);
  const filled = rows?.slice(0, lastFilled(rows));
  if (filled !== undefined && filled.length > mostDossiers + 1) return 'tooLong';
  return filled
    ?.map((row) => row.slice(0, mostColumns))
    .filter((row, place) => place > 0 || row.some((cell) => cell.trim() !== ''));
}

/** The same as it stands, empty rows too: row by row as a spreadsheet numbers them. */
export async function readRows(
  file: Uint8Array,
  fromSheet: (file: Uint8Array) => Promise<TableRows | undefined> = readSheet,
): Promise<TableRows | undefined> {
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  return isZip ? fromSheet(file) : readText(unpack(file));
}

/** Spreadsheets end in thousands of empty rows that somebody once formatted. */
function lastFilled(rows: TableRows): number {
  return rows.findLastIndex((row) => row.some((cell) => cell.trim() !== '')) + 1;
}

/** A long text comes gzipped; what cannot be unpacked is read as it is, and refused there. */
function unpack(file: Uint8Array): Uint8Array {
  if (file[0] !== 0x1f || file[1] !== 0x8b) return file;
  try {
    return gunzipSync(file, { maxOutputLength: mostTextBytes });
  } catch {
    return file; // damaged, or far too long: its bytes are no text
  }
}

/** The first sheet of an XLSX file, however it is formatted; undefined for what is none. */
export async function readSheet(file: Uint8Array): Promise<TableRows | undefined> {
  const { read } = await import('hucre'); // only where somebody imports a sheet
  try {
    const { sheets } = await read(file, { maxRows: rowsRead });
    return sheets[0]?.rows.map((row) => Array.from(row, writeCell));
  } catch {
    return undefined; // hucre says in many ways that this is no sheet
  }
}

function writeCell(cell: string | number | boolean | Date | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** UTF-8, or UTF-16 as Excel writes "Unicode text"; undefined for bytes that are no text. */
function readText(file: Uint8Array): TableRows | undefined {
  const encoding =
    file[0] === 0xff && file[1] === 0xfe
      ? 'utf-16le'
      : file[0] === 0xfe && file[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(file);
    return text.includes('\0') ? undefined : readCsv(text);
  } catch {
    return undefined; // the decoder was asked to refuse what is no text
  }
}

const linesAtStart = 20;

/** RFC 4180 with the separator that the first lines use most: comma, semicolon or tab. */
export function readCsv(text: string): TableRows {
  const start = text.split('\n', linesAtStart).join('\n'); // a title may stand before the headers
  const separator = [',', ';', '\t'].reduce((best, each) =>
    start.split(each).length > start.split(best).length ? each : best,
  );
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
