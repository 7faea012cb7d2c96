import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReportButton } from '#renderer/features/report/report-button.tsx';
import words from '#resources/locales/vi/report.json';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createTestApp, officerPhrase, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => {
  cleanup();
  app.close();
});

const question = {
  from: '2026-07',
  to: '2026-09',
  model: null,
  units: [],
  beside: 'none',
} as const;

async function openDialog() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  renderOnDesk(<ReportButton client={desk} place="office" question={{ ...question, units: [] }} />);
  await userEvent.click(screen.getByRole('button', { name: words.title }));
  await screen.findByRole('dialog', { name: words.title });
}

const makeButton = () =>
  within(screen.getByRole('dialog')).getByRole('button', { name: words.make });
const make = () => userEvent.click(makeButton());

it('writes a draft that says there is nothing to tell yet, and where it lies', async () => {
  await openDialog();
  await userEvent.click(screen.getByRole('checkbox', { name: words.formats.docx }));
  await make();
  await screen.findByText(words.made, undefined, { timeout: 30_000 });
  const file = screen.getByRole('listitem').textContent;
  expect(file).toMatch(/exports.bao-cao-so-lieu-2026-07-2026-09\.pdf$/);
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
});

it('offers reviews of a model alone', async () => {
  await openDialog();
  expect(screen.getByRole('radio', { name: /Tháng|tháng/ })).toHaveProperty('disabled', false);
  for (const kind of [words.kinds.preliminary, words.kinds.closing]) {
    expect(screen.getByRole('radio', { name: new RegExp(kind) })).toHaveProperty('disabled', true);
  }
  for (const format of [words.formats.docx, words.formats.pdf]) {
    await userEvent.click(screen.getByRole('checkbox', { name: format }));
  }
  expect(makeButton()).toHaveProperty('disabled', true);
});

it('says why nothing was written, and leaves nothing half-written', async () => {
  await openDialog();
  writeFileSync(app.folder.exports, ''); // a file stands where the folder should be
  await make();
  await screen.findByText(words.refused.NOT_WRITTEN.title, undefined, { timeout: 30_000 });
  expect(existsSync(`${app.folder.exports}/bao-cao-so-lieu-2026-07-2026-09.docx.part`)).toBe(false);
});
