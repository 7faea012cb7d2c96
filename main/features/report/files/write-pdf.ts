import pdfmake, { type PdfContent, type PdfDocument } from 'pdfmake';
import type { ReportBlock, ReportDocument, ReportTable } from '../report-document.ts';
import { textOfCell } from '../table.ts';
import { fill, wording } from '../wording.ts';
import type { DrawChart, DrawnChart } from './draw-chart.ts';
import { paperFonts } from './paper-fonts.ts';

const mm = (millimetres: number) => (millimetres * 72) / 25.4;
const textWidth = mm(160);

/** The same report as a PDF, to be read and printed where there is no word processor. */
export async function writePdf(report: ReportDocument, draw: DrawChart): Promise<Buffer> {
  pdfmake.setFonts({ Tinos: paperFonts() });
  // nothing is fetched, and of this machine only the fonts are read
  pdfmake.setUrlAccessPolicy(() => false);
  const own = new Set<string>(Object.values(paperFonts()));
  pdfmake.setLocalAccessPolicy((path) => own.has(path));
  return pdfmake.createPdf(definitionOf(report, draw)).getBuffer();
}

function definitionOf(report: ReportDocument, draw: DrawChart): PdfDocument {
  const { marks } = report;
  let appendixFrom = Number.POSITIVE_INFINITY;
  return {
    pageSize: 'A4',
    pageMargins: [mm(30), mm(22), mm(20), mm(20)],
    info: { title: `${wording.title}: ${report.subject}`, creator: '', producer: '' },
    language: 'vi',
    defaultStyle: { font: 'Tinos', fontSize: 13, lineHeight: 1.1 },
    header: (page) => {
      const number = page >= appendixFrom ? page - appendixFrom + 1 : page;
      return {
        margin: [mm(30), mm(8), mm(20), 0],
        columns: [
          { text: '', width: '*' },
          { text: number > 1 ? String(number) : '', alignment: 'center', width: 30 },
          {
            width: '*',
            stack: marks.map((mark) => ({
              text: mark,
              bold: true,
              fontSize: 9,
              alignment: 'right' as const,
            })),
          },
        ],
      };
    },
    pageBreakBefore: ({ id, headlineLevel, startPosition }, nodes) => {
      if (id === 'appendix') {
        // asked before the break, and once all that stands before it has its place
        appendixFrom = startPosition.pageNumber + 1;
        return true;
      }
      // a heading never stands alone at the foot of its page
      return headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0;
    },
    content: [
      head(report),
      {
        text: wording.title.toLocaleUpperCase('vi'),
        ...centred,
        bold: true,
        fontSize: 15,
        marginTop: 14,
      },
      { text: report.subject, ...centred, bold: true, fontSize: 14, marginTop: 3 },
      line(mm(45), textWidth),
      ...(report.parent === undefined
        ? []
        : [
            {
              text: fill(wording.addressee, { parent: report.parent }),
              ...centred,
              fontSize: 14,
              marginTop: 12,
            },
          ]),
      ...contents(report.body, draw),
      {
        unbreakable: true,
        stack: [{ ...running, text: report.end, marginTop: 6 }, signature(report)],
      },
      {
        id: 'appendix',
        text: wording.section.appendix.toLocaleUpperCase('vi'),
        ...centred,
        bold: true,
        fontSize: 15,
      },
      { text: report.subject, ...centred, bold: true, fontSize: 14, marginTop: 3 },
      { text: wording.section.appendixOf, ...centred, italics: true, marginTop: 2 },
      ...contents(report.appendix, draw),
    ],
  };
}

const centred = { alignment: 'center' } as const;

function head({ agency, parent, place }: ReportDocument): PdfContent {
  const { nation, motto, number, date } = wording.head;
  const upper = (text: string) => text.toLocaleUpperCase('vi');
  const [left, right] = [mm(67), mm(93)];
  const agencyLines = [
    ...(parent === undefined ? [] : [{ text: upper(parent), ...centred, fontSize: 12 }]),
    { text: upper(agency), ...centred, bold: true, fontSize: 12 },
    line(left * 0.4, left),
  ];
  const nationLines = [
    { text: upper(nation), ...centred, bold: true, fontSize: 11.5 },
    { text: motto, ...centred, bold: true },
    line(mm(57.5), right),
  ];
  const dated = fill(date, { place: place ?? wording.blankPlace });
  return {
    layout: bare,
    table: {
      widths: [left, right],
      body: [
        [{ stack: agencyLines }, { stack: nationLines }],
        [
          { text: number, ...centred, preserveLeadingSpaces: true, marginTop: 5 },
          { text: dated, ...centred, preserveLeadingSpaces: true, italics: true, marginTop: 5 },
        ],
      ],
    },
  };
}

/** A table that nobody sees. */
const bare = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** A rule in the middle of a column. */
function line(length: number, column: number): PdfContent {
  const from = (column - length) / 2;
  return {
    canvas: [{ type: 'line', x1: from, y1: 3, x2: from + length, y2: 3, lineWidth: 0.75 }],
  };
}

function signature({ signer, parent }: ReportDocument): PdfContent {
  const { copies, blankTitle } = wording;
  const receivers = [...(parent === undefined ? [] : [copies.asAbove]), copies.file];
  const hand = [signer.authority, signer.title ?? blankTitle].flatMap((text) =>
    text === undefined
      ? []
      : [{ text: text.toLocaleUpperCase('vi'), ...centred, bold: true, fontSize: 14 }],
  );
  return {
    marginTop: 16,
    columns: [
      {
        width: mm(72),
        stack: [
          { text: copies.title, bold: true, italics: true, fontSize: 12 },
          ...receivers.map((text) => ({ text, fontSize: 11 })),
        ],
      },
      {
        width: mm(88),
        stack: [
          ...hand,
          { text: signer.name ?? ' ', ...centred, bold: true, fontSize: 14, marginTop: 60 },
        ],
      },
    ],
  };
}

/** Headings, and a sentence that leads to a picture, stay with what follows them. */
function contents(blocks: readonly ReportBlock[], draw: DrawChart): PdfContent[] {
  return blocks.flatMap((block, at) => {
    const lead = leadBefore(blocks, at);
    if (lead.length > 0) {
      return [
        { unbreakable: true, stack: [...lead, block].flatMap((each) => contentOf(each, draw)) },
      ];
    }
    return isLead(blocks, at) ? [] : contentOf(block, draw);
  });
}

/** A picture, or a table that is not parted either. */
function isWhole(block: ReportBlock | undefined): boolean {
  if (block?.is === 'table') return block.table.rows.length <= longestUnbroken;
  return block?.is === 'chart';
}

/** What stands right before a picture and belongs to it: a sentence and the headings above. */
function leadBefore(blocks: readonly ReportBlock[], at: number): readonly ReportBlock[] {
  if (!isWhole(blocks[at])) return [];
  let from = at;
  if (blocks[from - 1]?.is === 'paragraph' && isHeading(blocks[from - 2])) from -= 1;
  while (isHeading(blocks[from - 1])) from -= 1;
  return blocks.slice(from, at);
}

function isLead(blocks: readonly ReportBlock[], at: number): boolean {
  const next = blocks.findIndex((block, place) => place > at && isWhole(block));
  return next > at && at >= next - leadBefore(blocks, next).length;
}

function isHeading(block: ReportBlock | undefined): boolean {
  return block?.is === 'part' || block?.is === 'section';
}

function contentOf(block: ReportBlock, draw: DrawChart): PdfContent[] {
  switch (block.is) {
    case 'part':
    case 'section':
      return [
        {
          text: block.title,
          bold: true,
          headlineLevel: 1,
          marginTop: block.is === 'part' ? 11 : 8,
          marginLeft: indent,
        },
      ];
    case 'paragraph':
    case 'item':
      return [{ ...running, text: runsOf(block.text), marginTop: block.is === 'item' ? 4 : 6 }];
    case 'basis':
    case 'note':
      return [{ ...running, text: runsOf(block.text), italics: true, marginTop: 5 }];
    case 'blank':
      return [{ text: block.text, marginTop: 8 }];
    case 'table':
      return tableOf(block.table);
    case 'chart':
      return chartOf(draw(block.chart));
    default:
      return block satisfies never;
  }
}

const indent = mm(12.7);
const running = { alignment: 'justify', leadingIndent: indent } as const;

function runsOf(text: string) {
  return text
    .split('**')
    .flatMap((piece, at) => (piece === '' ? [] : [{ text: piece, bold: at % 2 === 1 }]));
}

/** So many rows stand on one page together with their title. */
const longestUnbroken = 9;

function tableOf({ title, columns, rows }: ReportTable): PdfContent[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const padding = columns.length * 8 + columns.length + 1;
  const fontSize = columns.length > 6 ? 10 : 12;
  const body: PdfContent[][] = [
    columns.map(({ title: name }) => ({ text: name, bold: true, ...centred })),
    ...rows.map((row) =>
      row.map((cell) => ({
        text: textOfCell(cell),
        alignment: cell.is === 'words' ? ('left' as const) : ('right' as const),
      })),
    ),
  ];
  const isShort = rows.length <= longestUnbroken;
  const parts: PdfContent[] = [
    { text: title, ...centred, bold: true, headlineLevel: 1, marginTop: 10, marginBottom: 4 },
    {
      fontSize,
      lineHeight: 1,
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: columns.map(({ width }) => ((textWidth - padding) * width) / all),
        body,
      },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0.5,
        paddingTop: () => 2.5,
        paddingBottom: () => 2.5,
      },
    },
  ];
  return isShort ? [{ unbreakable: true, stack: parts }] : parts;
}

function chartOf({ png, title }: DrawnChart): PdfContent[] {
  return [
    {
      unbreakable: true,
      marginTop: 8,
      stack: [
        { image: `data:image/png;base64,${png.toString('base64')}`, width: textWidth },
        { text: title, ...centred, bold: true, marginTop: 3 },
      ],
    },
  ];
}
