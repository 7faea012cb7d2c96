import {
  BorderStyle,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  Table,
  TextRun,
  VerticalAlignTable,
  WidthType,
  convertMillimetersToTwip as mm,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionPropertiesOptions,
} from 'docx';
import wording from '#resources/letters/wording.json' with { type: 'json' };
import { styles, type Manner } from './styles.ts';

/*
 * The parts of a letter on A4, after Decree 30/2020/NĐ-CP, appendix I: margins, an invisible head of
 * two columns with its rules, sizes in points. What the program cannot verify there (spacing, rules)
 * follows official letters as they are seen.
 */

export type Content = Paragraph | Table;

/** 160 mm between the margins of 30 and 20. */
const margins = { left: mm(30), right: mm(20), top: mm(20), bottom: mm(20), header: mm(9) };
const columns = { agency: mm(67), nation: mm(93) };
/** The motto in 13 points bold; the rule below it is as long as the words. */
const mottoWidth = mm(57.5);

export function page(manner: Manner, isFramed: boolean): ISectionPropertiesOptions {
  const size = { width: mm(210), height: mm(297) };
  return {
    titlePage: true,
    page: {
      size,
      // within a frame everything moves inwards
      margin: isFramed ? { ...margins, top: mm(27), header: mm(16) } : margins,
      ...(isFramed && {
        borders: {
          pageBorders: { display: 'allPages', offsetFrom: 'page' },
          ...sides(manner === 'festive' ? festive : plain),
        },
      }),
    },
  };
}

const festive = {
  style: BorderStyle.THIN_THICK_THIN_SMALL_GAP,
  size: 18,
  space: 22,
  color: 'A33B20',
} as const;

const plain = { style: BorderStyle.SINGLE, size: 8, space: 24, color: '000000' } as const;

function sides(border: typeof festive | typeof plain) {
  return {
    pageBorderTop: border,
    pageBorderRight: border,
    pageBorderBottom: border,
    pageBorderLeft: border,
  };
}

/** The draft's mark on every page, from the second one on below the number. */
export function headers(isDraft: boolean) {
  const mark = isDraft ? [paragraph(styles.draft, wording.draft)] : [];
  const number = new Paragraph({
    style: styles.pageNumber,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  return {
    first: new Header({ children: mark.length > 0 ? mark : [new Paragraph({})] }),
    default: new Header({ children: [number, ...mark] }),
  };
}

/** Who writes, on the left; the nation, place and date on the right. */
export function head(parts: { readonly numbered: boolean }): Table {
  const { nation, motto, number, date } = wording.head;
  return invisibleTable(
    [columns.agency, columns.nation],
    [
      [
        [
          paragraph(styles.headUpright, '{#co_quan_cap_tren}{co_quan_cap_tren}{/co_quan_cap_tren}'),
          paragraph(styles.headBold, '{co_quan}'),
          rule(columns.agency, columns.agency * 0.4),
        ],
        [
          paragraph(styles.headBold, nation),
          paragraph(styles.motto, motto),
          rule(columns.nation, mottoWidth),
        ],
      ],
      [[paragraph(styles.number, parts.numbered ? number : '')], [paragraph(styles.date, date)]],
    ],
  );
}

/** Only the agency, for a sheet that is no letter of the office. */
export function plainHead(): Content[] {
  return [
    paragraph(styles.headUpright, '{#co_quan_cap_tren}{co_quan_cap_tren}{/co_quan_cap_tren}'),
    paragraph(styles.headBold, '{co_quan}'),
    rule(mm(160), mm(30)),
  ];
}

/** A line in the middle of a column; its height is next to nothing. */
function rule(column: number, length: number): Paragraph {
  const side = Math.round((column - length) / 2);
  return new Paragraph({
    style: styles.rule,
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  });
}

/** What the office answers for, with room for a hand and a seal. */
export function signature(copies: boolean): Table {
  const { authority, title, name } = wording.signature;
  const list = copies
    ? [
        paragraph(styles.copiesTitle, wording.copies.title),
        ...wording.copies.list.map((line) => paragraph(styles.copies, line)),
      ]
    : [new Paragraph({})];
  const hand = [
    paragraph(styles.signer, authority, { keepNext: true }),
    paragraph(styles.signer, title, { keepNext: true }),
    paragraph(styles.signerName, name),
  ];
  return invisibleTable([mm(72), mm(88)], [[list, hand]]);
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
