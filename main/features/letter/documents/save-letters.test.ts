import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobRunner } from '#main/jobs.ts';
import { openStore } from '#main/open-store.ts';
import { partsOf, textOf } from '#tests/support/docx.ts';
import {
  aLetter,
  fullContents,
  fullOverdue,
  shippedTemplate,
  templateFolders,
} from '#tests/support/letters.ts';
import { temporaryFolder, workerUrl } from '#tests/support/test-app.ts';
import { mergeLetter } from './merge-letter.ts';
import { saveLetters, type LettersJob } from './save-letters.ts';
import { isWellFormed } from './well-formed.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

const to = (name: string) =>
  aLetter({ ...fullOverdue, addressee: { ...fullOverdue.addressee, name } });
const letters = [to('Trần Thị Một'), to('Lê Văn Hai'), to('Đinh Thị Ba')];

async function job(overrides: Partial<LettersJob>): Promise<LettersJob> {
  const folders = await templateFolders(place.folder.path, ['overdue', 'thanks']);
  const target = join(place.folder.exports, 'thu');
  const runs = [{ template: 'overdue', name: 'phieu', letters }] as const;
  return { folders, runs, as: 'each', target, ...overrides };
}

const thanks = {
  template: 'thanks',
  name: 'cam-on',
  letters: [aLetter(fullContents.thanks)],
} as const;

describe('many letters', () => {
  it('become a folder of documents, numbered, each as if it were alone', async () => {
    const progress: number[] = [];
    const asked = await job({});
    const saved = await saveLetters(asked, ({ rows }) => progress.push(rows));
    const files = ['phieu-1.docx', 'phieu-2.docx', 'phieu-3.docx'];
    expect(saved).toEqual({ written: true, files });
    expect(readdirSync(asked.target)).toEqual(files);
    const alone = await mergeLetter(await shippedTemplate('overdue'), to('Lê Văn Hai'));
    expect(readFileSync(join(asked.target, 'phieu-2.docx'))).toEqual(alone);
    expect(progress).toEqual([3]);
    expect(statSync(join(asked.target, 'phieu-1.docx')).mode & 0o077).toBe(0);
  });

  it('become one document for each template, in which each letter begins a page numbered one', async () => {
    const { runs, ...asked } = await job({ as: 'print' });
    const saved = await saveLetters({ ...asked, runs: [...runs, thanks] }, () => {});
    expect(saved).toEqual({ written: true, files: ['phieu.docx', 'cam-on.docx'] });
    const docx = readFileSync(join(asked.target, 'phieu.docx'));
    const xml = partsOf(docx).get('word/document.xml')?.toString('utf8') ?? '';
    expect(isWellFormed(xml)).toBe(true);
    expect(textOf(docx).filter((text) => text.startsWith('Kính gửi'))).toEqual([
      'Kính gửi: Bà Trần Thị Một',
      'Kính gửi: Bà Lê Văn Hai',
      'Kính gửi: Bà Đinh Thị Ba',
    ]);
    expect(xml.match(/<w:sectPr>/g)).toHaveLength(3);
    expect(xml.match(/<w:pgMar [^>]*\/><w:pgNumType w:start="1"\/>/g)).toHaveLength(3);
  });

  it('are merged beside the taps, in a worker', async () => {
    openStore(place.folder).close();
    const run = createJobRunner(place.folder.database, workerUrl);
    const asked = await job({});
    expect(await run('saveLetters', asked)).toMatchObject({ written: true });
    expect(readdirSync(asked.target)).toHaveLength(3);
  });

  it('are not written at all where one of their templates is faulty', async () => {
    const { runs, ...asked } = await job({});
    mkdirSync(asked.folders.own);
    const file = join(asked.folders.own, 'thanks.docx');
    writeFileSync(file, 'x');
    expect(await saveLetters({ ...asked, runs: [...runs, thanks] }, () => {})).toEqual({
      written: false,
      refused: { template: 'thanks', from: 'office', file, faults: [{ fault: 'not-docx' }] },
    });
    expect(existsSync(place.folder.exports)).toBe(false);
  });

  it('leave nothing behind when they cannot all be written, and what was there stays', async () => {
    const asked = await job({});
    mkdirSync(asked.target, { recursive: true });
    writeFileSync(join(asked.target, 'own.docx'), 'x');
    expect(await saveLetters(asked, () => {})).toEqual({ written: false, reason: 'EEXIST' });
    expect(readdirSync(asked.target)).toEqual(['own.docx']);
    const twice = [...asked.runs, ...asked.runs];
    const other = join(place.folder.exports, 'other');
    expect(await saveLetters({ ...asked, runs: twice, target: other }, () => {})).toEqual({
      written: false,
      reason: 'EEXIST',
    });
    const nowhere = await job({ target: join(asked.target, 'own.docx', 'thu') });
    expect(await saveLetters(nowhere, () => {})).toMatchObject({ written: false });
    expect(readdirSync(place.folder.exports)).toEqual(['thu']);
  });
});
