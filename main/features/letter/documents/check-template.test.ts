import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { letterTemplates } from '#shared/features/letter/letter-templates.ts';
import { aDocx, aParagraph, aTable, partsOf } from '#tests/support/docx.ts';
import { shippedTemplate } from '#tests/support/letters.ts';
import { checkTemplate } from './check-template.ts';
import { writeZip } from '#main/platform/write-zip.ts';

const required = [
  '{du_thao}',
  '{co_quan}',
  'Kính gửi: {danh_xung} {ten_nguoi_nhan}',
  '{viec_lam}',
  '{chuc_vu_nguoi_ky}',
];
/** A letter of thanks that says what it must, and then this. */
const thanks = (more: string) => required.map((text) => aParagraph(text)).join('') + more;
const check = (docx: Buffer) => checkTemplate(docx, 'thanks');
const checkBody = (more: string) => check(aDocx({ body: thanks(more) }));
const inBody = (words: string) => ({ part: 'body', inTable: false, words });

describe('a template', () => {
  it.each(letterTemplates)('that ships as %s has no fault', async (name) => {
    expect(await checkTemplate(await shippedTemplate(name), name)).toEqual([]);
  });

  it('may have its tags cut into runs, as Word does', async () => {
    const cut = aParagraph('Nhà {', 'dia', '_chi}', ' và {#', 'ten_nguoi_ky}ký{/ten_', 'nguoi_ky}');
    expect(await checkBody(cut)).toEqual([]);
  });

  it('is refused for each tag that nobody knows, with its place', async () => {
    const faults = await checkBody(
      aParagraph('Thưa {ten_nguoi_nhna}, chúc ông {Ten} mạnh khỏe') +
        aTable([aParagraph('Lý do {ly_do}'), aParagraph('{ten_chau}')]),
    );
    const words = 'Thưa {ten_nguoi_nhna}, chúc ông {Ten} mạnh khỏe';
    expect(faults).toEqual([
      { fault: 'tag-malformed', tag: '{Ten}', place: inBody(words) },
      { fault: 'tag-unknown', tag: '{ten_nguoi_nhna}', place: inBody(words) },
      {
        fault: 'tag-not-here',
        tag: '{ly_do}',
        place: { part: 'body', inTable: true, words: 'Lý do {ly_do}' },
      },
      {
        fault: 'tag-not-here',
        tag: '{ten_chau}',
        place: { part: 'body', inTable: true, words: '{ten_chau}' },
      },
    ]);
  });

  it('is refused for braces that make no tag', async () => {
    expect(await checkBody(aParagraph('Nhà {dia_chi') + aParagraph('thôn} 3'))).toEqual([
      { fault: 'brace-unclosed', tag: '{dia_chi', place: inBody('Nhà {dia_chi') },
      { fault: 'brace-unopened', place: inBody('thôn} 3') },
    ]);
  });

  it('is refused for sections that are not closed, not opened, or cross', async () => {
    expect(
      await checkBody(
        aParagraph('{/ten_nguoi_ky}') +
          aParagraph('{#dia_chi}{#co_quan_cap_tren}{/dia_chi}{/co_quan_cap_tren}') +
          aParagraph('{#tham_quyen_ky}'),
      ),
    ).toMatchObject([
      { fault: 'section-unopened', tag: '{/ten_nguoi_ky}' },
      { fault: 'section-crossing', tag: '{/dia_chi}' },
      { fault: 'section-crossing', tag: '{/co_quan_cap_tren}' },
      { fault: 'section-unclosed', tag: '{#tham_quyen_ky}' },
    ]);
  });

  it('may open and close a section in one row, but not within and without a table', async () => {
    const row = [aParagraph('{#dia_chi}Nhà'), aParagraph('{dia_chi}{/dia_chi}')];
    expect(await checkBody(aTable(row, [aParagraph('x'), aParagraph('y')]))).toEqual([]);
    const apart = aParagraph('{#dia_chi}') + aTable([aParagraph('{/dia_chi}')]);
    expect(await checkBody(apart)).toMatchObject([{ fault: 'section-apart', tag: '{#dia_chi}' }]);
  });

  it('is refused without what every such letter must say, also where it might vanish', async () => {
    const [, ...others] = required.map((text) => aParagraph(text));
    const docx = aDocx({
      body: `${others.join('')}${aParagraph('{#dia_chi}{du_thao}{/dia_chi}')}`,
    });
    expect(await check(docx)).toEqual([{ fault: 'tag-missing', tag: '{du_thao}' }]);
  });

  it('names nobody in a header, which letters of one print share', async () => {
    const docx = aDocx({
      body: thanks(''),
      header: aParagraph('{du_thao} {ten_nguoi_nhan}'),
      relations: '',
    });
    expect(await check(docx)).toEqual([
      {
        fault: 'tag-in-head',
        tag: '{ten_nguoi_nhan}',
        place: { part: 'header', inTable: false, words: '{du_thao} {ten_nguoi_nhan}' },
      },
    ]);
  });

  it('has no tags where the program does not write: in notes and beside pictures', async () => {
    const note = `<w:footnotes xmlns:w="w">${aParagraph('Xem {dia_chi}')}</w:footnotes>`;
    const picture = '<w:p><w:r><wp:docPr id="1" name="Logo" descr="{co_quan}"/></w:r></w:p>';
    const docx = aDocx({ body: thanks(picture), more: { 'word/footnotes.xml': note } });
    expect(await check(docx)).toEqual([
      {
        fault: 'tag-out-of-reach',
        place: { part: 'picture', inTable: false, words: '{co_quan}' },
      },
      {
        fault: 'tag-out-of-reach',
        tag: '{dia_chi}',
        place: { part: 'note', inTable: false, words: 'Xem {dia_chi}' },
      },
    ]);
  });

  it('is judged by the merge itself in the end', async () => {
    const control = `<w:sdt><w:sdtContent>${aParagraph('{#dia_chi}x{/dia_chi}')}</w:sdtContent></w:sdt>`;
    expect(await checkBody(control)).toEqual([{ fault: 'not-mergeable' }]);
  });
});

describe('a file', () => {
  const linked = (type: string, target: string) =>
    `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`;
  const withPart = (name: string, text = '') => aDocx({ body: thanks(''), more: { [name]: text } });

  it.each([
    ['is no DOCX', Buffer.from('Kính gửi'), 'not-docx'],
    ['is an old DOC', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-docx'],
    ['is a workbook', writeZip(new Map([['xl/workbook.xml', Buffer.from('')]])), 'not-docx'],
    ['is a DOTX', aDocx({ body: thanks(''), type: 'x.template.main+xml' }), 'not-docx'],
    ['has broken XML', withPart('word/header2.xml', '<w:hdr><w:p>'), 'not-docx'],
    [
      'has entities',
      withPart('word/header2.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
      'not-docx',
    ],
    ['weighs too much', randomBytes(5 * 1024 ** 2 + 1), 'too-big'],
    [
      'grows when it is opened',
      withPart('word/header2.xml', 'a'.repeat(4_000_000)),
      'too-big-inside',
    ],
    ['holds macros', withPart('word/vbaProject.bin'), 'macros'],
    [
      'says that it holds macros',
      aDocx({
        body: thanks(''),
        type: 'application/vnd.ms-word.document.macroEnabled.main+xml',
      }),
      'macros',
    ],
    ['holds another program', withPart('word/embeddings/oleObject1.bin'), 'active-content'],
    [
      'fetches a picture',
      aDocx({ body: thanks(''), relations: linked('image', 'http://example.org/a.png') }),
      'linked-content',
    ],
    [
      'fetches a text',
      aDocx({
        body: thanks(
          '<w:p><w:r><w:instrText> INCLUDETEXT "C:\\\\a.docx" </w:instrText></w:r></w:p>',
        ),
      }),
      'linked-content',
    ],
    [
      'holds tracked changes',
      aDocx({ body: thanks('<w:p><w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins></w:p>') }),
      'tracked-changes',
    ],
    [
      'holds comments',
      withPart('word/comments.xml', '<w:comments xmlns:w="w"><w:comment w:id="0"/></w:comments>'),
      'comments',
    ],
  ])('that %s is refused', async (_what, docx, fault) => {
    expect(await check(docx)).toEqual([{ fault }]);
  });

  it('may have links to follow by hand, and lines in its tables', async () => {
    const lines =
      '<w:tbl><w:tblPr><w:tblBorders><w:insideH w:val="none"/></w:tblBorders></w:tblPr></w:tbl>';
    const docx = aDocx({
      body: thanks(lines),
      relations: linked('hyperlink', 'https://dichvucong.gov.vn'),
    });
    expect(await check(docx)).toEqual([]);
  });

  it('that Word saved itself, with many parts of its own, is taken', async () => {
    const parts = partsOf(await shippedTemplate('thanks'));
    const more = {
      'docProps/thumbnail.jpeg': randomBytes(2_000),
      'word/theme/theme1.xml': Buffer.from('<a/>'),
    };
    expect(await check(writeZip(new Map([...parts, ...Object.entries(more)])))).toEqual([]);
  });
});
