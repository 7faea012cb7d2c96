import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { safe } from '@orpc/client';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import type { LetterContents } from '#shared/features/letter/letter-contents.ts';
import { letterTemplates } from '#shared/features/letter/letter-templates.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { textOf } from '#tests/support/docx.ts';
import {
  aCondolence,
  anApology,
  aNote,
  askFor,
  createLetterOffice,
  filesIn,
  openDeskOf,
  recordAt,
} from '#tests/support/letter-office.ts';
import { fullContents, fullOverdue, shippedTemplate } from '#tests/support/letters.ts';
import { convert, countPages, hasLibreOffice } from '#tests/support/libre-office.ts';
import { temporaryFolder, type TestApp } from '#tests/support/test-app.ts';

const unit = {
  code: '02155',
  codeSystem: 'QD19-2025',
  name: 'Trung tâm Phục vụ hành chính công xã Thử Nghiệm',
  parent: { code: '02155.1', name: 'Ủy ban nhân dân xã Thử Nghiệm' },
  namesBefore: [],
} satisfies OfficeSettings['unit'];
const signer = { name: 'Nguyễn Thị Mẫu', title: 'GIÁM ĐỐC', authority: 'TM. TRUNG TÂM' };

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice({ settings: { unit } });
});
afterEach(() => office.close());

type Desk = Awaited<ReturnType<typeof openDeskOf>>;

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(call);
  return error && { code: Reflect.get(error, 'code'), data: Reflect.get(error, 'data') };
}

async function drafted(desk: Desk, contents: LetterContents): Promise<string> {
  const id = randomUUID();
  await recordAt(desk, contents, id);
  await desk.letter.accept({ id, version: 1 });
  await desk.letter.draft({ id, version: 2, contents });
  return id;
}

const bytesOf = (base64: string) => Buffer.from(base64, 'base64');

const isExport = (file: string) => file.startsWith(office.folder.exports);

function auditOf(): unknown[] {
  const db = openReader(office.folder.letters);
  const rows = db.prepare<[], { action: string; detail: string }>(
    'SELECT action, detail FROM audit ORDER BY sequence',
  );
  const read = rows.all().map(({ action, detail }) => ({ action, ...JSON.parse(detail) }));
  db.close();
  return read;
}

describe('a letter as a document', () => {
  it('goes from a citizen’s wish to a draft that holds its contents, and into the register', async () => {
    office.close();
    const letters = { retentionDays: {}, signer, place: 'Thử Nghiệm' };
    office = await createLetterOffice({ settings: { unit, letters } });
    const { id } = await askFor(office, anApology);
    const desk = await openDeskOf(office, 'lanh-dao');
    expect(await refusalOf(desk.letter.document({ id }))).toEqual({
      code: 'NO_DOCUMENT',
      data: { letters: [{ id, why: 'state' }] },
    });
    const contents = { ...anApology, reason: 'Bảng niêm yết chưa được cập nhật.' };
    await desk.letter.accept({ id, version: 1 });
    await desk.letter.draft({ id, version: 2, contents });

    const docx = bytesOf((await desk.letter.document({ id })).file);
    const text = textOf(docx).join('\n');
    for (const said of [
      'Ủy ban nhân dân xã Thử Nghiệm',
      'Trung tâm Phục vụ hành chính công xã Thử Nghiệm',
      'Thử Nghiệm, ngày',
      'Bà Nguyễn Thị Hòa Bình',
      'Tôi phải đi lại ba lần mà chưa xong giấy khai sinh.',
      'Bảng niêm yết chưa được cập nhật.',
      'GIÁM ĐỐC',
      'Nguyễn Thị Mẫu',
    ]) {
      expect(text).toContain(said);
    }
    expect(textOf(docx, 'word/header1.xml')).toContain(
      'DỰ THẢO (Mẫu tham khảo – chưa đối chiếu văn bản)',
    );
    expect(auditOf()).toContainEqual({ action: 'letter.read', letter: id, document: 'apology' });

    const saved = await desk.letter.saveDrafts({ ids: [id] });
    expect(saved).toEqual({
      folder: join(office.folder.exports, 'thu-20261127'),
      files: ['thu-xin-loi.docx'],
      letters: 1,
    });
    expect(textOf(readFileSync(join(saved.folder, 'thu-xin-loi.docx'))).join('\n')).toBe(text);
    expect(auditOf()).toContainEqual({ action: 'letters.saved', letters: 1, files: 1 });

    const signing = { number: '07/TXL-UBND', signedOn: '2026-11-27', position: 'head' } as const;
    await desk.letter.sign({ id, version: 3, signer: 'lanh-dao', ...signing });
    const signed = textOf(bytesOf((await desk.letter.document({ id })).file)).join('\n');
    expect(signed).toContain('lanh-dao'); // whom the people's list calls so, not whom the settings name
    expect(signed).not.toMatch(/Nguyễn Thị Mẫu|GIÁM ĐỐC/);

    const { file, letters: n } = await desk.letter.register({
      from: '2026-11-01',
      to: '2026-11-27',
    });
    expect(n).toBe(1);
    const [sheet] = (await readXlsx(readFileSync(file))).sheets;
    expect(sheet?.rows[5]?.slice(0, 7)).toEqual([
      1,
      '07/TXL-UBND',
      new Date('2026-11-27T00:00:00Z'),
      'Thư xin lỗi',
      'Nguyễn Thị Hòa Bình',
      anApology.complaint,
      'lanh-dao',
    ]);
    expect((await desk.letter.register({ from: '2026-11-01', to: '2026-11-26' })).letters).toBe(0);
  });

  it('leaves blank what the office has not said', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const id = await drafted(desk, fullContents.thanks);
    const text = textOf(bytesOf((await desk.letter.document({ id })).file));
    expect(text.some((line) => /^……+, ngày {2,}tháng {2,}năm 20 +$/.test(line))).toBe(true);
    expect(text.join('\n')).not.toMatch(/[{}]|undefined|GIÁM ĐỐC|CHỦ TỊCH/);
  });

  it('has a checking sheet beside it where a second person looks at it, and there alone', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const id = await drafted(desk, aCondolence);
    const { file } = await desk.letter.document({ id, sheet: 'checking-sheet' });
    expect(textOf(bytesOf(file)).join('\n')).toMatch(/Lê Thị Sen[^]*Phạm Văn Thuận/);
    const other = await drafted(desk, fullContents.birth);
    expect(
      await refusalOf(desk.letter.document({ id: other, sheet: 'checking-sheet' })),
    ).toMatchObject({ data: { letters: [{ id: other, why: 'no-sheet' }] } });
  });

  it('is there only while letters are open', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const id = await drafted(desk, fullContents.birth);
    mkdirSync(office.folder.temporary, { recursive: true });
    writeFileSync(join(office.folder.temporary, 'thu.docx'), 'x');
    await desk.letter.close();
    expect(existsSync(join(office.folder.temporary, 'thu.docx'))).toBe(false);
    const days = { from: '2026-11-01', to: '2026-11-27' };
    for (const call of [
      desk.letter.document({ id }),
      desk.letter.saveDrafts({ ids: [id] }),
      desk.letter.register(days),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ code: 'LETTERS_CLOSED' });
    }
    expect(existsSync(office.folder.exports)).toBe(false);
  });
});

describe('an office’s own template', () => {
  it('is copied for editing, told with place and tag when it breaks, and loses nothing', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const id = await drafted(desk, fullContents.thanks);
    const { file } = await desk.letter.copyTemplate({ template: 'thanks' });
    expect(file).toBe(join(office.folder.letterTemplates, 'thanks.docx'));
    expect(readFileSync(file)).toEqual(await shippedTemplate('thanks'));
    expect(await refusalOf(desk.letter.copyTemplate({ template: 'thanks' }))).toEqual({
      code: 'TEMPLATE_EXISTS',
      data: { file },
    });

    writeFileSync(file, await shippedTemplate('birth')); // as if somebody mixed up two files
    const refusal = await refusalOf(desk.letter.document({ id }));
    expect(refusal).toMatchObject({
      code: 'TEMPLATE_FAULTY',
      data: { template: 'thanks', from: 'office', file },
    });
    const data: unknown = Reflect.get(Object(refusal), 'data');
    expect(Reflect.get(Object(data), 'faults')).toContainEqual({
      fault: 'tag-not-here',
      tag: '{ten_chau}',
      place: { part: 'body', inTable: false, words: expect.stringContaining('lời chúc mừng') },
    });
    const before = await desk.letter.read({ id });
    const other = await drafted(desk, fullContents.birth);
    expect(await refusalOf(desk.letter.saveDrafts({ ids: [other, id] }))).toMatchObject({
      code: 'TEMPLATE_FAULTY',
    });
    expect(existsSync(office.folder.exports)).toBe(false);
    expect(auditOf()).toContainEqual({ action: 'letters.not-saved' });
    expect(await desk.letter.read({ id })).toEqual(before);

    const listed = await desk.letter.templates();
    expect(listed.folder).toBe(dirname(file));
    expect(listed.templates.map(({ template }) => template)).toEqual(letterTemplates);
    expect(
      listed.templates.filter(({ faults }) => faults.length > 0).map(({ file }) => file),
    ).toEqual([file]);
    rmSync(file);
    expect((await desk.letter.document({ id })).file).not.toBe('');
  });
});

describe('many letters at once', () => {
  it('are 30 files of one folder, none where one of them cannot be written, nothing personal elsewhere', async () => {
    const desk = await openDeskOf(office, 'lanh-dao');
    const ids: string[] = [];
    for (let at = 0; at < 30; at += 1) {
      const { addressee, dossier } = fullOverdue;
      const name = `Quàng Thị Thứ ${at}`;
      ids.push(
        await drafted(desk, {
          ...fullOverdue,
          addressee: { ...addressee, name },
          dossier: { ...dossier, code: `H52-261105-${at}` },
        }),
      );
    }
    const { id: asked } = await askFor(office, anApology);
    expect(await refusalOf(desk.letter.saveDrafts({ ids: [...ids, asked, randomUUID()] }))).toEqual(
      {
        code: 'NO_DOCUMENT',
        data: {
          letters: [
            { id: asked, why: 'state' },
            { id: expect.any(String), why: 'unknown' },
          ],
        },
      },
    );
    expect(existsSync(office.folder.exports)).toBe(false);
    const outside = () => filesIn(office.folder.path).filter(({ file }) => !isExport(file));
    const before = outside().map(({ file }) => file);

    const { id: note } = await askFor(office, aNote);
    const saved = await desk.letter.saveDrafts({ ids: [...ids, note, note], as: 'each' });
    expect(saved.letters).toBe(31);
    expect(saved.files.slice(0, 2)).toEqual([
      'phieu-xin-loi-qua-han-01.docx',
      'phieu-xin-loi-qua-han-02.docx',
    ]);
    expect(readdirSync(saved.folder).sort()).toEqual([...saved.files].sort());
    expect(saved.files).toContain('loi-cam-on.docx');
    const last = readFileSync(join(saved.folder, 'phieu-xin-loi-qua-han-30.docx'));
    expect(textOf(last).join('\n')).toContain('Quàng Thị Thứ 29');

    const print = await desk.letter.saveDrafts({ ids, as: 'print' });
    expect(print).toMatchObject({
      folder: `${saved.folder}-2`,
      files: ['phieu-xin-loi-qua-han.docx'],
      letters: 30,
    });
    expect(auditOf()).toContainEqual({ action: 'letters.saved', letters: 30, files: 1 });

    expect(outside().map(({ file }) => file)).toEqual(before);
    const telling = ['Quàng Thị', 'H52-261105'];
    const betrayed = outside().filter(({ bytes }) =>
      telling.some((words) => bytes.includes(words)),
    );
    expect(betrayed.map(({ file }) => file)).toEqual([]);
    expect(
      filesIn(saved.folder)
        .map(({ file }) => file)
        .join(),
    ).not.toMatch(/Quàng|H52/);
  });

  it.skipIf(!hasLibreOffice)(
    'are opened by LibreOffice, a page for each letter',
    async () => {
      const desk = await openDeskOf(office, 'can-bo');
      const ids = [
        await drafted(desk, fullContents.apology),
        await drafted(desk, { ...fullContents.apology, newAppointmentOn: undefined }),
      ];
      const { folder } = await desk.letter.saveDrafts({ ids, as: 'print' });
      const { folder: place, remove } = temporaryFolder();
      onTestFinished(remove);
      writeFileSync(join(place.path, 'thu.docx'), readFileSync(join(folder, 'thu-xin-loi.docx')));
      expect(convert(place.path, ['thu.docx'], { format: 'pdf' })).toEqual([]);
      expect(countPages(readFileSync(join(place.path, 'thu.pdf')))).toBe(2);
    },
    120_000,
  );
});
