import { randomUUID, hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { signCard } from '#main/features/batch/card/card-file.ts';
import { receiptPurpose } from '#main/features/batch/file/batch-names.ts';
import {
  keyFingerprint,
  parseSshPublicKey,
  sshSign,
} from '#main/features/batch/file/ssh-signature.ts';
import { createIdentity, type Identity } from '#main/features/batch/identity/identity.ts';
import { openDatabase } from '#main/storage/database.ts';
import { BatchScreen } from '#renderer/features/batch/batch-screen.tsx';
import batch from '#resources/locales/vi/batch.json';
import glance from '#resources/locales/vi/glance.json';
import { GlanceScreen } from '#renderer/features/glance/glance-screen.tsx';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { aRating, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
let stick: string;
beforeEach(async () => {
  app = await createTestApp();
  await app.kiosk().rating.submit(aRating({ score: 5 }));
  await app.kiosk().rating.submit(aRating({ score: 2 }));
  app.clock.pass(24 * 3_600_000);
  await app.kiosk().rating.submit(aRating({ score: 4 }));
  stick = `${app.folder.path}-stick`;
  mkdirSync(stick);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  app.close();
  rmSync(stick, { recursive: true });
});

async function openScreen() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  renderOnDesk(<BatchScreen client={desk} />);
  await screen.findByRole('button', { name: batch.carry.start });
  await userEvent.click(screen.getByRole('radio', { name: batch.carry.other }));
  return desk;
}

const typeFolder = async (folder: string) => {
  const field = screen.getByLabelText(batch.carry.folder);
  await userEvent.clear(field);
  await userEvent.type(field, folder.replaceAll('{', '{{'));
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

/** A desk whose card was taken in here. */
async function aDesk(): Promise<{ desk: Identity; fingerprint: string }> {
  const desk = await createIdentity(randomUUID());
  const fingerprint = keyFingerprint(parseSshPublicKey(desk.publicKey) ?? Buffer.alloc(0));
  const card = signCard(
    {
      format: 'hai-long-card/1',
      role: 'desk',
      unit: { code: '00001', codeSystem: 'QD19-2025', name: 'Trung tâm' },
      station: null,
      folderKind: 'office',
      incarnation: desk.incarnation,
      before: null,
      key: desk.publicKey,
      recipient: desk.recipient,
      issuedOn: '2026-11-27',
    },
    desk,
    [],
  );
  const db = openDatabase(app.folder.database);
  db.prepare(
    `INSERT INTO correspondent (fingerprint, role, unit_code, station_code, incarnation_id, card,
       enrolled_at_ms, enrolled_by) VALUES (?, 'desk', '00001', NULL, ?, ?, 1, 'cntt')`,
  ).run(fingerprint, desk.incarnation, card);
  db.close();
  return { desk, fingerprint };
}

it('copies what is new, says when the stick may be removed', async () => {
  await openScreen();
  expect(screen.getByText(batch.waiting.new)).toBeDefined();
  await press(batch.carry.start);
  expect(screen.getByText(batch.carry.folderMissing)).toBeDefined();
  await typeFolder(stick);
  await press(batch.carry.start);
  await screen.findByText(batch.done.title);
  const [file = ''] = readdirSync(stick);
  expect(file).toMatch(/^hailong-\d{5}-may-1-00001-[0-9a-f]{8}\.hlb$/);
  expect(screen.getByText(new RegExp(file))).toBeDefined();
  const table = await screen.findByRole('table', { name: batch.history.title });
  expect(within(table).getByText(batch.history.waiting)).toBeDefined();

  await press(batch.carry.start);
  expect(await screen.findByText(batch.done.notBuilt)).toBeDefined();
});

it('says what is wrong with a folder, and keeps the batch', async () => {
  await openScreen();
  await typeFolder(join(stick, 'nowhere'));
  await press(batch.carry.start);
  expect((await screen.findByRole('alert')).textContent).toContain(batch.medium.folderMissing);
  await typeFolder(app.folder.path);
  await press(batch.carry.start);
  expect(await screen.findByText(new RegExp(batch.medium.insideData))).toBeDefined();
});

it('takes a receipt from the stick and lets go of what was received', async () => {
  const { desk: office, fingerprint } = await aDesk();
  const desk = await openScreen();
  await typeFolder(stick);
  await press(batch.receipts.start);
  await screen.findByText(batch.receipts.none);
  await press(batch.carry.start);
  await screen.findByText(batch.done.title);
  const [made] = (await desk.batch.show()).batches;
  if (made === undefined) throw new Error('a batch was made');
  const db = openDatabase(app.folder.database);
  const incarnation = db.prepare<[], string>(`SELECT id FROM incarnation`).pluck().get();
  db.close();
  const document = JSON.stringify({
    format: 'hai-long-receipt/1',
    unitCode: '00001',
    by: fingerprint,
    author: fingerprint,
    on: '2026-11-28',
    batches: [
      { name: made.name, place: { incarnation, number: 1 }, state: 'counted', reason: null },
    ],
  });
  const signature = sshSign(office.signingKey, receiptPurpose, hash('sha512', document, 'buffer'));
  writeFileSync(join(stick, 'bien-nhan.hlr'), JSON.stringify({ document, signature }));
  await press(batch.receipts.start);
  expect(await screen.findByText(/1 gói đã được tính/)).toBeDefined();
  expect(await screen.findByText(batch.history.received)).toBeDefined();
  expect(existsSync(join(app.folder.batches.out, `${made.name}.hlb`))).toBe(false);
  expect((await desk.batch.show()).waiting).toMatchObject({ batches: 0, hasNew: false });
});

it('reminds at the first page when nothing was carried for longer than the office wants', async () => {
  await aDesk();
  const desk = app.desk();
  await desk.access.signIn({ code: 'can-bo', secret: staffPin });
  expect((await desk.glance.show()).batches).toBeUndefined();
  app.clock.pass(12 * 24 * 3_600_000);
  const again = app.desk();
  await again.access.signIn({ code: 'can-bo', secret: staffPin });
  expect((await again.glance.show()).batches).toMatchObject({ hasNew: true, since: '2026-11-27' });
  renderOnDesk(<GlanceScreen client={again} />);
  const waiting = await screen.findByRole('region', { name: glance.waiting.title });
  expect(within(waiting).getByText(/ngày làm việc chưa chép gói số liệu đi/)).toBeDefined();
});
