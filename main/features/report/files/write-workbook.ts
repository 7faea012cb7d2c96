import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import type { NumberForm, ReportCell, ReportDocument, ReportTable } from '../report-document.ts';
import { wording } from '../wording.ts';

const font = { name: 'Times New Roman', size: 12 } as const;
const line = { style: 'thin' } as const;
const border = { top: line, right: line, bottom: line, left: line } as const;

const formats: Readonly<Record<NumberForm, string>> = {
  count: '#,##0',
  share: '0.0%',
  points: '0.0',
  chance: '0.000',
  amount: '#,##0.##',
};

/** Every table of the report, a sheet each, with numbers that a spreadsheet can reckon with. */
export async function writeWorkbook(report: ReportDocument): Promise<Buffer> {
  const sheets = [
    aboutSheet(report),
    ...report.tables.map((table) => sheetOf(table, report.marks)),
  ];
  return Buffer.from(await writeXlsx({ defaultFont: font, sheets }));
}

/** Whose figures these are, what they are marked with and what has to be known of them. */
function aboutSheet({ facts, tables }: ReportDocument): WriteSheet {
  const { about, list } = wording.sheet;
  const rows: CellValue[][] = [
    ...facts.map(([name, text]) => [name, text]),
    ...tables.map(({ sheet, title }) => [list, `${sheet}: ${title}`]),
  ];
  const look = (at: number): CellStyle => ({
    font: at === 0 ? { ...font, bold: true } : font,
    numFmt: '@',
    alignment: { wrapText: true, vertical: 'top' },
  });
  return {
    name: about,
    columns: [{ width: 24 }, { width: 110 }],
    rows,
    cells: styled(rows, (_row, at) => look(at)),
    pageSetup: page,
  };
}

const page = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;

/** The rows above the head: marks and title. */
function sheetOf(
  { sheet, title, columns, rows }: ReportTable,
  marks: readonly string[],
): WriteSheet {
  const above: CellValue[][] = [...marks.map((mark) => [mark]), [title], []];
  const all: CellValue[][] = [
    ...above,
    columns.map(({ title: name }) => name),
    ...rows.map((row) => row.map(valueOf)),
  ];
  const headRow = above.length;
  return {
    name: sheet,
    columns: columns.map(({ width }) => ({ width: 6 + width * 6 })),
    rows: all,
    cells: styled(all, (row, at) => {
      if (row < headRow) return { font: { ...font, bold: true } };
      const centred = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
      if (row === headRow) return { font: { ...font, bold: true }, border, alignment: centred };
      return { font, border, ...lookOf(rows[row - headRow - 1]?.[at]) };
    }),
    freezePane: { rows: headRow + 1 },
    pageSetup: { ...page, printTitlesRow: `$${headRow + 1}:$${headRow + 1}` },
  };
}

function valueOf(cell: ReportCell): CellValue {
  switch (cell.is) {
    case 'words':
      return cell.text;
    case 'number':
      return cell.value;
    case 'blank':
      return null;
    default:
      return cell satisfies never;
  }
}

/** Text stays text even when somebody edits it: what begins with `=` is never reckoned. */
function lookOf(cell: ReportCell | undefined): CellStyle {
  return cell?.is === 'number'
    ? { numFmt: formats[cell.form], alignment: { vertical: 'top' } }
    : { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } };
}

function styled(
  rows: readonly (readonly CellValue[])[],
  look: (row: number, column: number) => CellStyle,
): Map<string, Partial<Cell>> {
  return new Map(
    rows.flatMap((cells, row) =>
      cells.map((value, column) => [`${row},${column}`, { value, style: look(row, column) }]),
    ),
  );
}
