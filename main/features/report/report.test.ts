import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { anOrdinaryQuarter } from '#tests/support/report-sources.ts';
import { createTestApp, officerPhrase, type TestApp } from '#tests/support/test-app.ts';
import { makeReport } from './make-report.ts';
import { saveFiles } from './save-files.ts';

let app: TestApp;
let folder: string;
beforeEach(async () => {
  app = await createTestApp();
  folder = makeTempFolder();
});
afterEach(() => {
  app.close();
  removeFolder(folder);
});

const question = { from: '2026-07', to: '2026-09', model: null } as const;

async function officer() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  return desk;
}

it('writes beside the other exports, and notes who made what, in whose months', async () => {
  const desk = await officer();
  const { files } = await desk.report.make({ question, kind: 'monthly', formats: ['xlsx'] });
  expect(readdirSync(app.folder.exports)).toEqual(['bao-cao-so-lieu-2026-07-2026-09.xlsx']);
  expect(files).toEqual([join(app.folder.exports, 'bao-cao-so-lieu-2026-07-2026-09.xlsx')]);
  const { files: again } = await desk.report.make({ question, kind: 'monthly', formats: ['xlsx'] });
  expect(again[0]).toMatch(/-2026-09-2\.xlsx$/);
});

it('refuses a review without a model, a model that nobody knows, and a store that is not there', async () => {
  const desk = await officer();
  const wish = { kind: 'closing', formats: ['docx'] } as const;
  const codes = [];
  for (const model of [null, 'khong-co']) {
    const { error } = await safe(
      desk.report.make({ ...wish, formats: ['docx'], question: { ...question, model } }),
    );
    codes.push((error as { code?: string } | null)?.code);
  }
  const { error } = await safe(
    desk.report.storeMake({ kind: 'monthly', formats: ['docx'], question }),
  );
  codes.push((error as { code?: string } | null)?.code);
  expect(codes).toEqual(['MODEL_NEEDED', 'MODEL_UNKNOWN', 'NO_STORE']);
});

it('writes all files of a report or none', () => {
  const free = join(folder, 'a.docx');
  const taken = join(folder, 'a.pdf');
  writeFileSync(taken, 'before');
  const bytes = Buffer.from('x');
  expect(
    saveFiles([
      { file: free, bytes },
      { file: taken, bytes },
    ]),
  ).toEqual({ written: false, reason: 'EEXIST' });
  const below = join(taken, 'b.docx'); // no folder
  expect(
    saveFiles([
      { file: free, bytes },
      { file: below, bytes },
    ]),
  ).toMatchObject({
    written: false,
  });
  expect(readdirSync(folder)).toEqual(['a.pdf']);
});

it('names files by kind, model and months', async () => {
  const saved = await makeReport({ source: anOrdinaryQuarter(), formats: ['xlsx'], folder });
  expect(saved).toEqual({
    written: true,
    files: [join(folder, 'bao-cao-so-lieu-2026-07-2026-09.xlsx')],
  });
});
