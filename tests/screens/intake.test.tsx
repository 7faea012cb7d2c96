import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findIncarnation } from '#main/features/folder/folder-store.ts';
import { openDatabase } from '#main/storage/database.ts';
import { IntakeScreen } from '#renderer/features/intake/intake-screen.tsx';
import { rightsOfRole } from '#shared/features/access/rights.ts';
import batch from '#resources/locales/vi/batch.json';
import gather from '#resources/locales/vi/gather.json';
import intake from '#resources/locales/vi/intake.json';
import { identityOfFolder } from '#tests/support/folder-identity.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { createHeldOffice } from '#tests/support/held-office.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { buildBatch, createSender, enrol } from '#tests/support/station-batch.ts';
import {
  aRating,
  aStation,
  createTestApp,
  officerPhrase,
  type TestApp,
} from '#tests/support/test-app.ts';

let desk: TestApp;
let stick: string;
beforeEach(async () => {
  desk = await createTestApp();
  stick = makeTempFolder();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  desk.close();
  removeFolder(stick);
});

async function openScreen() {
  const client = desk.desk();
  await client.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  renderOnDesk(<IntakeScreen client={client} rights={rightsOfRole.officer} />);
  await screen.findByRole('button', { name: intake.take.choose });
}

/** A station that has given two ratings, in a batch on the stick. */
async function aBatch(): Promise<string> {
  const station = await createTestApp({ settings: { stations: [aStation({ code: 'may-2' })] } });
  await station.kiosk().rating.submit(aRating());
  await station.kiosk().rating.submit(aRating({ score: 2 }));
  const [from, to] = [station, desk].map(({ folder }) => openDatabase(folder.database));
  if (from === undefined || to === undefined) throw new Error('both are there');
  try {
    const life = findIncarnation(from, 'may-2') ?? '';
    const sender = await createSender(life, { unitCode: '00000', stationCode: 'may-2' });
    enrol(to, sender);
    const { recipient } = await identityOfFolder(desk.folder, to);
    mkdirSync(stick, { recursive: true });
    const wanted = { number: 2, previous: 'a'.repeat(64), desk: recipient };
    return (await buildBatch(from, sender, stick, { ...wanted, ranges: [[life, 0, 2]] })).file;
  } finally {
    from.close();
    to.close();
    station.close();
  }
}

it('says what became of each file, what is missing, and where the receipts lie', async () => {
  await aBatch();
  writeFileSync(join(stick, 'anh.hlb'), 'không phải gói');
  await openScreen();
  expect(screen.getByText(intake.stations.never)).toBeDefined();
  await userEvent.type(screen.getByLabelText(intake.take.path), stick);
  await userEvent.click(screen.getByRole('button', { name: intake.take.folder }));
  const result = await screen.findByRole(
    'status',
    { name: intake.result.title },
    { timeout: 9_000 },
  );
  expect(within(result).getByText('Máy may-2, gói số 2 – 2 dòng mới')).toBeDefined();
  expect(within(result).getByText(batch.fault.notABatch, { exact: false })).toBeDefined();
  expect(within(result).getByText(new RegExp(`Đã ghi 1 biên nhận vào ${stick}`))).toBeDefined();
  const table = screen.getByRole('table', { name: intake.stations.title });
  expect(within(table).getByText('Thiếu gói số 1')).toBeDefined();
});

it('takes a file that is chosen in the page, piece by piece', async () => {
  const file = await aBatch();
  const chosen = new File([readFileSync(file)], 'gói của máy 2.hlb');
  rmSync(file);
  await openScreen();
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('there is somewhere to choose a file');
  await userEvent.upload(input, chosen);
  expect(await screen.findByText('Máy may-2, gói số 2 – 2 dòng mới')).toBeDefined();
});

it('says that there is nothing where somebody looked', async () => {
  await openScreen();
  expect(screen.getByText(intake.stations.empty.title)).toBeDefined();
  await userEvent.type(screen.getByLabelText(intake.take.path), join(stick, 'không có'));
  await userEvent.click(screen.getByRole('button', { name: intake.take.folder }));
  await screen.findByText(intake.refused.NOTHING_THERE.title);
});

it('shows a held batch beside the counted one, and counts it when somebody has confirmed', async () => {
  const office = await createHeldOffice();
  try {
    const { long } = await office.aFork();
    const client = await office.as('lanh-dao');
    renderOnDesk(<IntakeScreen client={client} rights={rightsOfRole.leader} />);
    const question = await screen.findByRole('article');
    expect(await within(question).findByText(/1 dòng mới, 2 dòng giống hệt/)).toBeDefined();
    expect(screen.queryByRole('button', { name: intake.take.choose })).toBeNull();
    const decide = within(question).getByRole('button', { name: intake.held.decide });
    expect(decide).toHaveProperty('disabled', true);
    await userEvent.click(within(question).getByRole('radio', { name: intake.held.choose.held }));
    await userEvent.click(within(question).getByRole('radio', { name: gather.ground.senderSays }));
    await userEvent.click(decide);
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/Tính rồi thì không bỏ ra được nữa/)).toBeDefined();
    await userEvent.click(within(dialog).getByRole('button', { name: intake.held.confirm.yes }));
    expect(await screen.findByText(/1 gói được tính, 1 dòng mới/)).toBeDefined();
    expect(screen.queryByRole('article')).toBeNull();
    expect(screen.getByText(new RegExp(`chọn bản ${long.name.slice(0, 8)}`))).toBeDefined();
    expect(screen.queryByRole('button', { name: intake.decisions.undo })).toBeNull();
  } finally {
    office.close();
  }
});
