import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { letterTemplates } from '#shared/features/letter/letter-templates.ts';
import {
  aBareOffice,
  aLetter,
  anOffice,
  contentsFor,
  shippedTemplate,
} from '#tests/support/letters.ts';
import { convertToPdf, countPages, hasLibreOffice } from '#tests/support/libre-office.ts';
import { temporaryFolder } from '#tests/support/test-app.ts';
import { mergeLetter } from './merge-letter.ts';
import { saveLetters } from './save-letters.ts';
import { writeRegister } from './write-register.ts';

it.skipIf(!hasLibreOffice)(
  'LibreOffice opens every letter, a print run and the register without a word, each as long as it should be',
  { timeout: 180_000 },
  async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const files: Record<string, number> = {};
    const save = (name: string, bytes: Buffer, pages: number) => {
      writeFileSync(join(folder.path, name), bytes);
      files[name] = pages;
    };
    for (const name of letterTemplates) {
      for (const how of ['full', 'bare'] as const) {
        const letter = aLetter(contentsFor(name, how), how === 'full' ? anOffice : aBareOffice);
        save(`${name}-${how}.docx`, await mergeLetter(await shippedTemplate(name), letter), 1);
      }
    }
    await saveLetters(
      {
        template: await shippedTemplate('birth'),
        letters: Array.from({ length: 3 }, () => aLetter(contentsFor('birth', 'full'))),
        as: 'document',
        target: join(folder.path, 'run.docx'),
      },
      () => {},
    );
    files['run.docx'] = 3;
    const unit = anOffice.agency;
    const lines = Array.from({ length: 60 }, () => ({ kind: 'apology', way: 'post' }) as const);
    const period = { from: '2026-01-01', to: '2026-03-31' };
    save('so.xlsx', await writeRegister({ unit, ...period, trial: false, lines }), 2);

    expect(convertToPdf(folder.path, Object.keys(files))).toEqual([]);
    const pages = Object.fromEntries(
      Object.keys(files).map((name) => [
        name,
        countPages(readFileSync(join(folder.path, name.replace(/\.\w+$/, '.pdf')))),
      ]),
    );
    expect(pages).toEqual(files);
  },
);
