import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobRunner } from '#main/jobs.ts';
import { openStore } from '#main/open-store.ts';
import { partsOf, textOf } from '#tests/support/docx.ts';
import { aLetter, fullOverdue, shippedTemplate } from '#tests/support/letters.ts';
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
  const target = join(place.folder.path, 'thu');
  return {
    template: await shippedTemplate('overdue'),
    letters,
    as: 'folder',
    target,
    ...overrides,
  };
}

describe('many letters', () => {
  it('become a folder of documents, numbered, each as if it were alone', async () => {
    const progress: number[] = [];
    const asked = await job({});
    const saved = await saveLetters(asked, ({ rows }) => progress.push(rows));
    expect(saved).toEqual({ written: true, letters: 3 });
    expect(readdirSync(asked.target)).toEqual(['1.docx', '2.docx', '3.docx']);
    const alone = await mergeLetter(await shippedTemplate('overdue'), to('Lê Văn Hai'));
    expect(readFileSync(join(asked.target, '2.docx'))).toEqual(alone);
    expect(progress).toEqual([0, 3]);
    expect(statSync(join(asked.target, '1.docx')).mode & 0o077).toBe(0);
  });

  it('become one document in which each begins a page numbered one', async () => {
    const asked = await job({ as: 'document', target: join(place.folder.path, 'thu.docx') });
    await saveLetters(asked, () => {});
    const docx = readFileSync(asked.target);
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
    expect(await run('saveLetters', asked)).toEqual({ written: true, letters: 3 });
    expect(readdirSync(asked.target)).toHaveLength(3);
  });

  it('leave nothing behind when they cannot all be written, and what was there stays', async () => {
    const asked = await job({});
    mkdirSync(asked.target);
    writeFileSync(join(asked.target, 'own.docx'), 'x');
    expect(await saveLetters(asked, () => {})).toEqual({ written: false, reason: 'EEXIST' });
    const over = await job({ as: 'document', target: join(asked.target, 'own.docx') });
    expect(await saveLetters(over, () => {})).toEqual({ written: false, reason: 'EEXIST' });
    expect(readFileSync(over.target, 'utf8')).toBe('x');
    expect(readdirSync(asked.target)).toEqual(['own.docx']);
    const nowhere = await job({
      as: 'document',
      target: join(asked.target, 'own.docx', 'thu.docx'),
    });
    expect(await saveLetters(nowhere, () => {})).toMatchObject({ written: false });
    expect(existsSync(`${asked.target}.part`)).toBe(false);
  });
});
