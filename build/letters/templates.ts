import { Document, Packer } from 'docx';
import { readZip } from '#main/features/letter/documents/read-zip.ts';
import { withoutTraces } from '#main/features/letter/documents/without-traces.ts';
import { writeZip } from '#main/platform/write-zip.ts';
import wording from '#resources/letters/wording.json' with { type: 'json' };
import type { LetterTemplate } from '#shared/features/letter/letter-templates.ts';
import {
  afterTable,
  gridTable,
  invisibleTable,
  mm,
  paragraph,
  type Content,
} from '#main/platform/official-paper/parts.ts';
import { documentStyles, styles, type Manner } from '#main/platform/official-paper/styles.ts';
import { head, headers, page, plainHead, signature } from './layout.ts';

/** The template of that name as the program ships it; the same sources give the same bytes. */
export async function makeTemplate(name: LetterTemplate): Promise<Buffer> {
  const isDraft = name !== 'thanks-note' && name !== 'condolence-check';
  const manner = manners[name];
  const document = new Document({
    styles: documentStyles(manner),
    // a line of a citizen's words is not stretched to the margin
    compatibility: { doNotExpandShiftReturn: true, version: 15 },
    sections: [
      {
        properties: page(manner, manner === 'festive' || name === 'thanks-note'),
        headers: headers(isDraft),
        children: contentsOf(name),
      },
    ],
  });
  const packed = await Packer.toBuffer(document);
  return writeZip(withoutTraces(readZip(packed, { parts: 100, bytes: 10 * 1024 ** 2 })));
}

const manners: Readonly<Record<LetterTemplate, Manner>> = {
  apology: 'official',
  overdue: 'official',
  thanks: 'personal',
  birth: 'festive',
  marriage: 'festive',
  condolence: 'personal', // no colour, no frame
  'condolence-check': 'sheet',
  'thanks-note': 'sheet',
};

function contentsOf(name: LetterTemplate): Content[] {
  switch (name) {
    case 'condolence-check':
      return checkingSheet();
    case 'thanks-note':
      return thanksNote();
    case 'apology':
    case 'overdue':
      return letter(name, { numbered: true });
    case 'thanks':
    case 'birth':
    case 'marriage':
    case 'condolence':
      return letter(name, { numbered: false });
  }
}

interface LetterWording {
  readonly title: string;
  readonly subtitle?: string;
  readonly addressee?: string;
  readonly body: readonly string[];
}

type Letter = Exclude<LetterTemplate, 'condolence-check' | 'thanks-note'>;

/** A letter with a number says where its copies go; one without is a person's word to another. */
function letter(name: Letter, { numbered }: { readonly numbered: boolean }): Content[] {
  const { title, subtitle, addressee = wording.addressee, body }: LetterWording = wording[name];
  return [
    head({ numbered }),
    paragraph(styles.title, title),
    ...(subtitle === undefined ? [] : [paragraph(styles.subtitle, subtitle)]),
    paragraph(styles.addressee, addressee),
    paragraph(styles.addresseeMore, wording.addresseeAddress),
    ...(name === 'overdue' ? [paragraph(styles.addresseeMore, wording.addresseePhone)] : []),
    paragraph(styles.addresseeMore, ''),
    ...body.map((text, at) =>
      paragraph(isItem(text) ? styles.item : styles.body, text, {
        // a signature never stands alone on its page
        keepNext: at >= body.length - 2,
      }),
    ),
    paragraph(styles.addresseeMore, '', { keepNext: true }),
    signature(numbered),
    afterTable(),
  ];
}

/** A line of facts, also where it begins with its section. */
function isItem(text: string): boolean {
  return /^(?:\{#\w+\})?- /.test(text);
}

function checkingSheet(): Content[] {
  const { title, subtitle, intro, table, checks, box, verdict, signatures } =
    wording['condolence-check'];
  const headRow = ['', ...table.head].map((text) => paragraph(styles.cellHead, text));
  return [
    head({ numbered: false }),
    paragraph(styles.title, title),
    paragraph(styles.note, subtitle, { spacing: { before: 60 } }),
    paragraph(styles.body, intro),
    paragraph(styles.cell, ''),
    gridTable(
      [mm(42), mm(62), mm(40), mm(16)],
      [
        headRow,
        ...table.rows.map(([label = '', value = '', papers = '']) => [
          paragraph(styles.cell, label),
          paragraph(styles.cell, `**${value}**`),
          paragraph(styles.cell, papers),
          paragraph(styles.cellHead, box),
        ]),
      ],
    ),
    ...checks.map((text) => paragraph(styles.item, `${box}  ${text}`)),
    paragraph(styles.body, `**${verdict}**`),
    paragraph(styles.cell, ''),
    invisibleTable(
      [mm(80), mm(80)],
      [
        signatures.map(({ title: signer, hint }) => [
          paragraph(styles.signer, signer),
          paragraph(styles.note, hint, { spacing: { before: 0 } }),
        ]),
      ],
    ),
    afterTable(),
  ];
}

function thanksNote(): Content[] {
  const { title, to, words, from, note } = wording['thanks-note'];
  return [
    ...plainHead(),
    paragraph(styles.title, title),
    paragraph(styles.addressee, to),
    paragraph(styles.words, words),
    paragraph(styles.wordsFrom, from),
    paragraph(styles.note, note),
  ];
}
