import {
  AlignmentType,
  Document,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import {
  afterTable,
  headColumns,
  invisibleTable,
  margins,
  mm,
  mottoWidth,
  paper,
  paragraph,
  rule,
  runsOf,
  signatureColumns,
  type Content,
} from '#main/platform/official-paper/parts.ts';
import { documentStyles, styles } from '#main/platform/official-paper/styles.ts';
import type { ReportBlock, ReportDocument, ReportTable } from '../report-document.ts';
import { textOfCell } from '../table.ts';
import { fill, wording } from '../wording.ts';
import type { DrawChart, DrawnChart } from './draw-chart.ts';

const textWidth = mm(160);

/** The report as a DOCX for a person to read, change and sign; black on A4 as Decree 30/2020/NĐ-CP asks. */
export async function writeDocx(report: ReportDocument, draw: DrawChart): Promise<Buffer> {
  // room for the page's number and the marks below it
  const page = { size: paper, margin: { ...margins, top: mm(25) } };
  const document = new Document({
    creator: '',
    title: '',
    lastModifiedBy: '',
    description: '',
    styles: documentStyles('official'),
    compatibility: { doNotExpandShiftReturn: true, version: 15 },
    sections: [
      {
        properties: { titlePage: true, page },
        headers: {
          first: new Header({ children: markParagraphs(report) }),
          default: new Header({ children: [pageNumber(), ...markParagraphs(report)] }),
        },
        children: [
          head(report),
          paragraph(styles.title, wording.title),
          paragraph(styles.subtitle, report.subject),
          shortRule(),
          ...addressee(report),
          ...contents(report.body, draw),
          paragraph(styles.body, report.end, { keepNext: true }),
          paragraph(styles.cell, '', { keepNext: true }),
          signature(report),
          afterTable(),
        ],
      },
      {
        // an appendix counts its own pages from one
        properties: {
          type: SectionType.NEXT_PAGE,
          titlePage: true,
          page: { ...page, pageNumbers: { start: 1 } },
        },
        headers: {
          first: new Header({ children: markParagraphs(report) }),
          default: new Header({ children: [pageNumber(), ...markParagraphs(report)] }),
        },
        children: [
          paragraph(styles.title, wording.section.appendix, { spacing: { before: 0 } }),
          paragraph(styles.subtitle, report.subject),
          paragraph(styles.addresseeMore, wording.section.appendixOf),
          ...contents(report.appendix, draw),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function markParagraphs({ marks }: ReportDocument): Paragraph[] {
  return marks.map((mark) => paragraph(styles.draft, mark));
}

function pageNumber(): Paragraph {
  return new Paragraph({
    style: styles.pageNumber,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
}

/** Who reports, on the left; the nation, place and date on the right. */
function head({ agency, parent, place }: ReportDocument): Table {
  const { nation, motto, number, date } = wording.head;
  const above = parent === undefined ? [] : [paragraph(styles.headUpright, parent)];
  return invisibleTable(
    [headColumns.agency, headColumns.nation],
    [
      [
        [
          ...above,
          paragraph(styles.headBold, agency),
          rule(headColumns.agency, headColumns.agency * 0.4),
        ],
        [
          paragraph(styles.headBold, nation),
          paragraph(styles.motto, motto),
          rule(headColumns.nation, mottoWidth),
        ],
      ],
      [
        [paragraph(styles.number, number)],
        [paragraph(styles.date, fill(date, { place: place ?? wording.blankPlace }))],
      ],
    ],
  );
}

/** Below the subject. */
function shortRule(): Paragraph {
  return rule(textWidth, mm(45));
}

function addressee({ parent }: ReportDocument): Content[] {
  return parent === undefined
    ? []
    : [paragraph(styles.addressee, fill(wording.addressee, { parent }))];
}

function signature({ signer, parent }: ReportDocument): Table {
  const { copies, blankTitle } = wording;
  const receivers = [...(parent === undefined ? [] : [copies.asAbove]), copies.file];
  const authority =
    signer.authority?.split('\n').map((line) => paragraph(styles.signer, line, next)) ?? [];
  return invisibleTable(
    [signatureColumns.copies, signatureColumns.hand],
    [
      [
        [
          paragraph(styles.copiesTitle, copies.title),
          ...receivers.map((line) => paragraph(styles.copies, line)),
        ],
        [
          ...authority,
          paragraph(styles.signer, signer.title ?? blankTitle, next),
          paragraph(styles.signerName, signer.name ?? ''),
        ],
      ],
    ],
  );
}

const next = { keepNext: true } as const;

function contents(blocks: readonly ReportBlock[], draw: DrawChart): Content[] {
  return blocks.flatMap((block, at) => contentOf(block, draw, blocks[at + 1]?.is === 'chart'));
}

/** What leads to a picture stays on its page. */
function contentOf(block: ReportBlock, draw: DrawChart, isLead: boolean): Content[] {
  switch (block.is) {
    case 'part':
      return [bold(block.title, 240)];
    case 'section':
      return [bold(block.title, 160)];
    case 'paragraph':
      return [paragraph(styles.body, block.text, { keepNext: isLead })];
    case 'item':
      return [paragraph(styles.body, block.text, { spacing: { before: 80 } })];
    case 'basis':
      return [
        new Paragraph({
          style: styles.body,
          children: runsOf(block.text, { italics: true }),
        }),
      ];
    case 'note':
      return [
        new Paragraph({
          style: styles.body,
          spacing: { before: 80 },
          children: runsOf(block.text, { italics: true }),
        }),
      ];
    case 'blank':
      return [paragraph(styles.cell, block.text, { spacing: { before: 160 } })];
    case 'table':
      return tableOf(block.table);
    case 'chart':
      return chartOf(draw(block.chart));
    default:
      return block satisfies never;
  }
}

function bold(text: string, before: number): Paragraph {
  return new Paragraph({
    style: styles.body,
    spacing: { before },
    alignment: AlignmentType.LEFT,
    keepNext: true,
    children: [new TextRun({ text, bold: true })],
  });
}

/** So many rows stand on one page together. */
const longestUnbroken = 9;

/** A title above, which never stands alone, and a head that every page repeats. */
function tableOf({ title, columns, rows }: ReportTable): Content[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((textWidth * width) / all));
  const size = columns.length > 6 ? 20 : 24; // half points
  const isShort = rows.length <= longestUnbroken;
  const cell = (
    text: string,
    at: number,
    look: { readonly bold: boolean; readonly isNumber: boolean; readonly keepNext: boolean },
  ) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new Paragraph({
          style: styles.cell,
          alignment: look.bold
            ? AlignmentType.CENTER
            : look.isNumber
              ? AlignmentType.RIGHT
              : AlignmentType.LEFT,
          keepNext: look.keepNext,
          children: [new TextRun({ text, bold: look.bold, size })],
        }),
      ],
    });
  return [
    caption(title, { before: 200, after: 80 }, true),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      margins: { left: mm(1.5), right: mm(1.5), top: mm(0.6), bottom: mm(0.6) },
      rows: [
        new TableRow({
          cantSplit: true,
          tableHeader: true,
          children: columns.map(({ title: name }, at) =>
            cell(name, at, { bold: true, isNumber: false, keepNext: true }),
          ),
        }),
        ...rows.map(
          (row, place) =>
            new TableRow({
              cantSplit: true,
              children: row.map((each, at) =>
                cell(textOfCell(each), at, {
                  bold: false,
                  isNumber: each.is !== 'words',
                  keepNext: isShort && place < rows.length - 1,
                }),
              ),
            }),
        ),
      ],
    }),
    afterTable(),
  ];
}

function chartOf({ png, ratio, description, title }: DrawnChart): Content[] {
  const width = 604; // 160 mm at 96 to the inch
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 160 },
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: png,
          transformation: { width, height: Math.round(width * ratio) },
          altText: { title, description, name: title },
        }),
      ],
    }),
    caption(title, { before: 60, after: 120 }, false),
  ];
}

function caption(
  text: string,
  spacing: { readonly before: number; readonly after: number },
  keepNext: boolean,
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing,
    keepNext,
    children: [new TextRun({ text, bold: true, size: 26 })],
  });
}
