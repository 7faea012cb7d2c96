import {
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  convertMillimetersToTwip as mm,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { styles } from './styles.ts';

/*
 * The parts of an official paper on A4, after Decree 30/2020/NĐ-CP, appendix I: margins, an invisible head of
 * two columns with its rules, sizes in points. What the program cannot verify there (spacing, rules)
 * follows official letters as they are seen.
 */

export type Content = Paragraph | Table;

/** 160 mm between the margins of 30 and 20. */
export const margins = { left: mm(30), right: mm(20), top: mm(20), bottom: mm(20), header: mm(9) };
export const paper = { width: mm(210), height: mm(297) };
export const headColumns = { agency: mm(67), nation: mm(93) };
export const signatureColumns = { copies: mm(72), hand: mm(88) };
/** The motto in 13 points bold; the rule below it is as long as the words. */
export const mottoWidth = mm(57.5);

/** A line in the middle of a column; its height is next to nothing. */
export function rule(column: number, length: number): Paragraph {
  const side = Math.round((column - length) / 2);
  return new Paragraph({
    style: styles.rule,
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  });
}

/** Rows of cells of paragraphs, without a line. */
export function invisibleTable(
  widths: readonly number[],
  rows: readonly (readonly Content[][])[],
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const borders = { top: none, bottom: none, left: none, right: none };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                children,
                borders,
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.TOP,
              }),
          ),
        }),
    ),
  });
}

/** Word wants a paragraph behind a table; this one takes no room. */
export function afterTable(): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
  });
}

/** A paragraph of a style; `**` around words makes them bold. */
export function paragraph(style: string, text: string, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style, ...options, children: runsOf(text) });
}

export function runsOf(text: string, options: IRunOptions = {}): TextRun[] {
  return text
    .split('**')
    .flatMap((piece, at) =>
      piece === ''
        ? []
        : [new TextRun({ ...options, text: piece, ...(at % 2 === 1 && { bold: true }) })],
    );
}

export function gridTable(widths: readonly number[], rows: readonly (readonly Content[])[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    margins: { left: mm(2), right: mm(2), top: mm(1), bottom: mm(1) },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: row === 0,
          children: cells.map(
            (child, at) =>
              new TableCell({
                children: [child],
                width: { size: widths[at] ?? 0, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.CENTER,
              }),
          ),
        }),
    ),
  });
}

export { mm };
