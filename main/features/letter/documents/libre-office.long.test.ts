import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { letterTemplates } from '#shared/features/letter/letter-templates.ts';
import { textOf } from '#tests/support/docx.ts';
import {
  aBareOffice,
  aLetter,
  anOffice,
  contentsFor,
  shippedTemplate,
  templateFolders,
} from '#tests/support/letters.ts';
import { convert, countPages, hasLibreOffice } from '#tests/support/libre-office.ts';
import { temporaryFolder } from '#tests/support/test-app.ts';
import { checkTemplate } from './check-template.ts';
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
    const birth = aLetter(contentsFor('birth', 'full'));
    await saveLetters(
      {
        folders: await templateFolders(folder.path, ['birth']),
        runs: [{ template: 'birth', name: 'run', letters: [birth, birth, birth] }],
        as: 'print',
        target: join(folder.path, 'saved'),
      },
      () => {},
    );
    save('run.docx', readFileSync(join(folder.path, 'saved', 'run.docx')), 3);
    const unit = anOffice.agency;
    const lines = Array.from({ length: 60 }, () => ({ kind: 'apology', way: 'post' }) as const);
    const period = { from: '2026-01-01', to: '2026-03-31' };
    save('so.xlsx', await writeRegister({ unit, ...period, trial: false, lines }), 2);

    expect(convert(folder.path, Object.keys(files), { format: 'pdf' })).toEqual([]);
    const pages = Object.fromEntries(
      Object.keys(files).map((name) => [
        name,
        countPages(readFileSync(join(folder.path, name.replace(/\.\w+$/, '.pdf')))),
      ]),
    );
    expect(pages).toEqual(files);
  },
);

it.skipIf(!hasLibreOffice)(
  'a template that somebody opened and saved in another program is still one',
  { timeout: 180_000 },
  async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const names = ['overdue', 'birth'] as const;
    for (const name of names) {
      writeFileSync(join(folder.path, `${name}.docx`), await shippedTemplate(name));
    }
    const files = names.map((name) => `${name}.docx`);
    expect(convert(folder.path, files, { format: 'docx', below: 'saved' })).toEqual([]);
    for (const name of names) {
      const saved = readFileSync(join(folder.path, 'saved', `${name}.docx`));
      expect(saved.equals(await shippedTemplate(name))).toBe(false);
      expect(await checkTemplate(saved, name)).toEqual([]);
      const merged = await mergeLetter(saved, aLetter(contentsFor(name, 'full')));
      const own = await mergeLetter(
        await shippedTemplate(name),
        aLetter(contentsFor(name, 'full')),
      );
      expect(textOf(merged).map(withoutBlanks)).toEqual(textOf(own).map(withoutBlanks));
    }
  },
);

const withoutBlanks = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
