import {
  calculateRowHeight,
  writeXlsx,
  type Cell,
  type CellStyle,
  type CellValue,
} from 'hucre/xlsx';
import words from '#resources/letters/register.json' with { type: 'json' };
import type { Day } from '#shared/calendar.ts';
import type { LetterKind } from '#shared/features/letter/letter-contents.ts';
import { shortLetterDate } from '#shared/features/letter/letter-date.ts';
import type { HandOverWay } from '#shared/features/letter/letter-words.ts';
import { asLine, asText } from './letter-text.ts';

/** One letter's line. What is not known yet is left out and stays a blank cell. */
export interface RegisterLine {
  readonly symbol?: string | undefined;
  readonly signedOn?: Day | undefined;
  readonly kind: LetterKind;
  readonly addressee?: string | undefined;
  readonly brief?: string | undefined;
  readonly signer?: string | undefined;
  readonly handedOverOn?: Day | undefined;
  readonly way?: HandOverWay | undefined;
  readonly note?: string | undefined;
}

export interface Register {
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  /** Said in the head: such a register proves nothing. */
  readonly trial: boolean;
  readonly lines: readonly RegisterLine[];
}

const text = { wrapText: true, vertical: 'top' } as const;
const line = { style: 'thin' } as const;
const border = { top: line, right: line, bottom: line, left: line } as const;
const font = { name: 'Times New Roman', size: 12 } as const;
const dateFormat = 'dd/mm/yyyy';
/** A cell of text stays text even when somebody edits it: what begins with `=` is never reckoned. */
const textFormat = '@';

const columns = {
  running: { width: 6, style: { numFmt: '0', alignment: { ...text, horizontal: 'center' } } },
  symbol: { width: 14, style: { numFmt: textFormat, alignment: text } },
  signedOn: {
    width: 12,
    style: { numFmt: dateFormat, alignment: { ...text, horizontal: 'center' } },
  },
  kind: { width: 18, style: { numFmt: textFormat, alignment: text } },
  addressee: { width: 26, style: { numFmt: textFormat, alignment: text } },
  brief: { width: 36, style: { numFmt: textFormat, alignment: text } },
  signer: { width: 20, style: { numFmt: textFormat, alignment: text } },
  handedOverOn: {
    width: 12,
    style: { numFmt: dateFormat, alignment: { ...text, horizontal: 'center' } },
  },
  way: { width: 15, style: { numFmt: textFormat, alignment: text } },
  note: { width: 18, style: { numFmt: textFormat, alignment: text } },
} as const satisfies Record<string, { width: number; style: CellStyle }>;

type Column = keyof typeof columns;
const names = Object.keys(columns) as Column[];

/** The rows above the lines: unit, title, period, a gap, and the head that stays in sight. */
const headRow = 4;

/** The register (sổ) as XLSX, for the screen and for A4 across. */
export async function writeRegister(register: Register): Promise<Buffer> {
  const period = words.period
    .replace('{from}', shortLetterDate(register.from))
    .replace('{to}', shortLetterDate(register.to));
  const lines = register.lines.map(cellsOf);
  const rows: CellValue[][] = [
    [asLine(register.unit).toLocaleUpperCase('vi')],
    [words.title.toLocaleUpperCase('vi')],
    [register.trial ? `${period} – ${words.trial}` : period],
    [],
    names.map((name) => words.columns[name]),
    ...(lines.length > 0 ? lines : [[words.empty]]),
  ];
  const last = { startCol: 0, endCol: names.length - 1 };
  const merged = [0, 1, 2, ...(lines.length > 0 ? [] : [headRow + 1])];
  const bytes = await writeXlsx({
    defaultFont: font,
    sheets: [
      {
        name: words.sheet,
        columns: names.map((name) => ({ width: columns[name].width })),
        rows,
        cells: stylesOf(rows),
        rowDefs: new Map(lines.map((cells, at) => [headRow + 1 + at, { height: heightOf(cells) }])),
        merges: merged.map((row) => ({ startRow: row, endRow: row, ...last })),
        freezePane: { rows: headRow + 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$${headRow + 1}:$${headRow + 1}`,
          horizontalCentered: true,
          margins: { left: 0.5, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
        },
        headerFooter: { oddFooter: `&C${words.footer}` },
      },
    ],
  });
  return Buffer.from(bytes);
}

function cellsOf(one: RegisterLine, at: number): CellValue[] {
  const cells: Record<Column, CellValue> = {
    running: at + 1,
    symbol: asLine(one.symbol),
    signedOn: dateOf(one.signedOn),
    kind: words.kind[one.kind],
    addressee: asLine(one.addressee),
    brief: asText(one.brief),
    signer: asLine(one.signer),
    handedOverOn: dateOf(one.handedOverOn),
    way: one.way === undefined ? '' : words.way[one.way],
    note: asText(one.note),
  };
  return names.map((name) => (cells[name] === '' ? null : cells[name]));
}

/** Not every program fits a row to its text when it opens a file. */
function heightOf(cells: readonly CellValue[]): number {
  const texts = cells.map((cell) => (cell instanceof Date ? null : cell)); // a date fits its column
  const columnWidths = names.map((name) => columns[name].width * 0.9); // words are not cut
  return calculateRowHeight(texts, { fontSize: font.size, wrapText: true, columnWidths });
}

function dateOf(day: Day | undefined): Date | null {
  return day === undefined ? null : new Date(`${day}T00:00:00Z`);
}

function stylesOf(rows: readonly CellValue[][]): Map<string, Partial<Cell>> {
  const centred = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
  const bold = { ...font, bold: true };
  const styles: [string, CellStyle][] = [
    ['0,0', { font: bold, alignment: { horizontal: 'left' } }],
    ['1,0', { font: { ...bold, size: 14 }, alignment: centred }],
    ['2,0', { font: { ...font, italic: true }, alignment: centred }],
    ...names.map((_name, at): [string, CellStyle] => [
      `${headRow},${at}`,
      { font: bold, border, alignment: centred },
    ]),
  ];
  for (let row = headRow + 1; row < rows.length; row += 1) {
    for (const [at, name] of names.entries()) {
      styles.push([`${row},${at}`, { font, border, ...columns[name].style }]);
    }
  }
  return new Map(
    styles.map(([place, style]) => {
      const [row = 0, column = 0] = place.split(',').map(Number);
      return [place, { style, value: rows[row]?.[column] ?? null }];
    }),
  );
}
