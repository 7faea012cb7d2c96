import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterTemplates, templateOf } from '#shared/features/letter/letter-templates.ts';
import { aDocx, aParagraph, aTable, partsOf, textOf } from '#tests/support/docx.ts';
import {
  aBareOffice,
  aLetter,
  anOffice,
  contentsFor,
  fullContents,
  fullOverdue,
  shippedTemplate,
} from '#tests/support/letters.ts';
import { asLine, asText } from './letter-text.ts';
import { mergeLetter } from './merge-letter.ts';
import { isWellFormed } from './well-formed.ts';

async function written(name: (typeof letterTemplates)[number], how: 'full' | 'bare') {
  const office = how === 'full' ? anOffice : aBareOffice;
  return mergeLetter(await shippedTemplate(name), aLetter(contentsFor(name, how), office));
}

describe('an apology for an overdue dossier', () => {
  it('says all that the rules ask of one, and the blanks stay blank', async () => {
    const docx = await mergeLetter(await shippedTemplate('overdue'), aLetter(fullOverdue));
    const text = textOf(docx);
    expect(text).toContain('Kính gửi: Bà Trần Thị Ví Dụ');
    expect(text).toContain('- Số giấy tiếp nhận hồ sơ: H52.21609-260105-0007');
    expect(text).toContain('- Loại hồ sơ: Đăng ký biến động đất đai');
    expect(text).toContain('- Ngày hẹn trả kết quả: 26/01/2026');
    expect(text).toContain('- Tình trạng giải quyết: Đang chờ kết quả đo đạc');
    expect(text).toContain('Lý do: Bảng niêm yết chưa được cập nhật.');
    expect(text).toContain('Thời gian hẹn trả kết quả lại: ngày 05 tháng 02 năm 2026.');
    expect(text.join('\n')).toContain('chân thành xin lỗi Bà');
    expect(text.map((line) => line.replaceAll(/ +/g, ' ').trim())).toEqual(
      expect.arrayContaining(['Số: /', 'Thử Nghiệm, ngày tháng năm 20']),
    );
  });
});

describe('a condolence', () => {
  it('says who died, who is written to and how they were related, each once and apart', async () => {
    const template = await shippedTemplate('condolence');
    const text = textOf(await mergeLetter(template, aLetter(fullContents.condolence))).join('\n');
    expect(text).toContain('Kính gửi: Ông Đinh Văn Thắng cùng gia quyến');
    expect(text).toContain(
      'Cụ Đinh Văn Nghĩa, thân phụ của Ông Đinh Văn Thắng, đã qua đời ngày 05 tháng 02 năm 2026.',
    );
    expect(text.match(/Đinh Văn Nghĩa/g)).toHaveLength(1);
  });

  it('bears no colour, no frame and no picture', async () => {
    const parts = [...partsOf(await written('condolence', 'full'))];
    const shown = parts.filter(([name]) => /^word\/(?:document|header\d)\.xml$/.test(name));
    const art = shown.filter(([, part]) =>
      /pgBorders|w:drawing|w:color w:val/.test(part.toString()),
    );
    const title = String(parts.find(([name]) => name === 'word/styles.xml')?.[1]).match(
      /w:styleId="TenThu".*?<\/w:style>/s,
    );
    expect({ parts: shown.length, art, coloured: title?.[0].includes('w:color') }).toEqual({
      parts: 3,
      art: [],
      coloured: false,
    });
  });
});

describe('a letter', () => {
  it.each(letterTemplates)('of %s in which little is known has no empty label', async (name) => {
    for (const line of textOf(await written(name, 'bare'))) {
      expect(line).not.toMatch(/[{}]|\(\s*\)|[,;:]\s*[.;,]|\s[,.;]|theo số\s*[.]|“”/);
      const isLabel = /:\s*$/.test(line) && !/Nơi nhận:|như sau:|ý nghĩa:/.test(line);
      expect(isLabel, line).toBe(false);
    }
  });

  it.each(letterTemplates.filter((name) => !/check|note/.test(name)))(
    'of %s is marked as a draft on every page, and as unverified until somebody verified it',
    async (name) => {
      const template = await shippedTemplate(name);
      const letter = aLetter(contentsFor(name, 'full'));
      const heads = (docx: Buffer) =>
        ['word/header1.xml', 'word/header2.xml'].map((part) => textOf(docx, part).at(-1));
      const open = await mergeLetter(template, { ...letter, verified: false });
      expect(heads(await mergeLetter(template, letter))).toEqual(['DỰ THẢO', 'DỰ THẢO']);
      expect(heads(open)[0]).toBe('DỰ THẢO (Mẫu tham khảo – chưa đối chiếu văn bản)');
    },
  );

  it('is the same, byte for byte, when it is written again', async () => {
    expect(await written('overdue', 'full')).toEqual(await written('overdue', 'full'));
  });

  it('tells nothing of who made it, when, and from what', async () => {
    const template = partsOf(await shippedTemplate('thanks'));
    const settings = `<w:settings xmlns:w="w" xmlns:r="r"><w:attachedTemplate r:id="rId1"/></w:settings>`;
    const more = {
      'docProps/core.xml': '<a>Nguyễn Văn Soạn</a>',
      'docProps/custom.xml': '<a>Nguyễn Văn Soạn</a>',
      'word/people.xml': '<a>Nguyễn Văn Soạn</a>',
      'word/settings.xml': settings,
      'word/_rels/settings.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://x/relationships/attachedTemplate" Target="file:///C:/Users/nguyen.van.soan/a.dotx" TargetMode="External"/></Relationships>',
    };
    const docx = aDocx({
      body: '<w:p/>',
      more: {
        ...Object.fromEntries([...template].map(([name, part]) => [name, part.toString('utf8')])),
        ...more,
      },
    });
    const merged = partsOf(await mergeLetter(docx, aLetter(fullContents.thanks)));
    const text = [...merged.values()].map((part) => part.toString('utf8')).join('\n');
    expect(text).toContain('Trần Thị Ví Dụ');
    expect(text).not.toMatch(/Soạn|soan|attachedTemplate|<dcterms|<dc:/);
  });

  it('writes lines of somebody’s words in their order, and what follows them after them', async () => {
    const body = aParagraph('Trước “{loi_cam_on}” sau') + aParagraph('{gui_toi}');
    const letter = aLetter(fullContents['thanks-note']);
    expect(textOf(await mergeLetter(aDocx({ body }), letter))[0]).toBe(
      'Trước “Cảm ơn chị đã đọc từng dòng cho tôi nghe.\nTôi mắt kém.” sau',
    );
  });

  it('takes a row away whose section has no value, and leaves a cell its paragraph', async () => {
    const row = [aParagraph('{#dia_chi}Nơi ở'), aParagraph('{dia_chi}{/dia_chi}')];
    const cell = [aParagraph('Tên'), aParagraph('{#dia_chi}{dia_chi}{/dia_chi}')];
    const docx = aDocx({ body: aTable(row, cell) });
    const letter = aLetter(contentsFor('thanks', 'bare'));
    const merged = partsOf(await mergeLetter(docx, letter))
      .get('word/document.xml')
      ?.toString();
    expect(merged?.match(/<w:tr>/g)).toHaveLength(1);
    expect(merged?.match(/<w:tc><w:p/g)).toHaveLength(2);
  });

  it('picks its template by what it is about', () => {
    expect([fullContents.apology, fullOverdue, fullContents.birth].map(templateOf)).toEqual([
      'apology',
      'overdue',
      'birth',
    ]);
  });
});

describe('whatever somebody writes', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.string({
      minLength: 1,
      maxLength: 30,
      unit: fc.constantFrom(
        ...['<', '>', '&', '"', "'", '{', '}', '#', '/', ']]>', '\n', '\r\n', '\t', ' ', '\u0000'],
        ...[
          '\uFFFE',
          '\uD800',
          'ờ',
          'o\u031B\u0300',
          'ơ̆',
          'ខ្មែរ',
          '👵🏽',
          '&lt;',
          '{ten_chau}',
          '{/dia_chi}',
        ],
      ),
    }),
  );

  it('arrives unharmed, and the document stays whole', async () => {
    const body = aParagraph('a{ten_nguoi_nhan}b') + aParagraph('{#viec_lam}{viec_lam}|{/viec_lam}');
    const template = aDocx({ body });
    await fc.assert(
      fc.asyncProperty(anything, anything, async (name, deed) => {
        const { addressee } = fullContents.thanks;
        const letter = aLetter({ kind: 'thanks', addressee: { ...addressee, name }, deed });
        const docx = await mergeLetter(template, letter);
        const xml = partsOf(docx).get('word/document.xml')?.toString('utf8') ?? '';
        expect(isWellFormed(xml)).toBe(true);
        const expected = [
          `a${asLine(name)}b`,
          ...(asText(deed) === '' ? [] : [`${asText(deed)}|`]),
        ];
        expect(textOf(docx)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('loses only what no document can hold', () => {
    const speakable = fc
      .string({ unit: 'binary' })
      .filter((text) => !/[\s\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text));
    fc.assert(
      fc.property(speakable, (text) => {
        expect(asText(text)).toBe(text);
      }),
    );
  });
});
