import {
  BorderStyle,
  Header,
  PageNumber,
  Paragraph,
  TextRun,
  convertMillimetersToTwip as mm,
  type ISectionPropertiesOptions,
  type Table,
} from 'docx';
import {
  headColumns as columns,
  invisibleTable,
  margins,
  mottoWidth,
  paper,
  paragraph,
  rule,
  signatureColumns,
  type Content,
} from '#main/platform/official-paper/parts.ts';
import { styles, type Manner } from '#main/platform/official-paper/styles.ts';
import wording from '#resources/letters/wording.json' with { type: 'json' };

/* The parts of a letter that are filled in by tags. */

export function page(manner: Manner, isFramed: boolean): ISectionPropertiesOptions {
  return {
    titlePage: true,
    page: {
      size: paper,
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
  return invisibleTable([signatureColumns.copies, signatureColumns.hand], [[list, hand]]);
}
