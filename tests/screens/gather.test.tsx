import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GatherScreen } from '#renderer/features/gather/gather-screen.tsx';
import { StationsTable } from '#renderer/features/gather/stations-table.tsx';
import { useGather } from '#renderer/features/gather/use-gather.ts';
import { useStations } from '#renderer/features/gather/use-stations.ts';
import type { Client } from '#renderer/client/client.ts';
import batch from '#resources/locales/vi/batch.json';
import gather from '#resources/locales/vi/gather.json';
import type { StoreView } from '#shared/features/gather/gather.contract.ts';
import { renderOnDesk } from '#tests/support/desk-screen.tsx';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aLife, aRatingRow, createBatchMaker, writeCard } from '#tests/support/station-batches.ts';
import { createTestApp, officerPhrase, type TestApp } from '#tests/support/test-app.ts';

const patient = { timeout: 20_000 };

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

async function signedIn(): Promise<Client> {
  const client = desk.desk();
  await client.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  return client;
}

it('makes a store, takes cards and batches from a stick, and asks which of two counts', async () => {
  renderOnDesk(<GatherScreen client={await signedIn()} />);
  await userEvent.click(await screen.findByRole('button', { name: gather.make.start }));
  const folder = await screen.findByLabelText(batch.carry.folder, undefined, patient);
  await userEvent.type(folder, stick);
  await userEvent.click(screen.getByRole('button', { name: gather.work.saveCard }));
  await screen.findByText(/Đã ghi thẻ của kho/, undefined, patient);
  const [card = ''] = readdirSync(stick);
  const { document } = JSON.parse(readFileSync(join(stick, card), 'utf8')) as { document: string };
  const { recipient = '' } = JSON.parse(document) as { recipient?: string };

  const life = aLife();
  writeCard(stick, life);
  const maker = await createBatchMaker(join(stick, 'made'), recipient);
  await maker.make(life);
  await maker.make(life);
  maker.close();

  await userEvent.click(screen.getByRole('button', { name: gather.work.readCards }));
  const dialog = await screen.findByRole('dialog', undefined, patient);
  const take = within(dialog).getByRole('button', { name: 'Nhận 0 thẻ đã so' });
  expect(take).toHaveProperty('disabled', true);
  await userEvent.click(within(dialog).getByRole('checkbox', { name: gather.cards.compared }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Nhận 1 thẻ đã so' }));
  await screen.findByText('Đã nhận 1 thẻ.', undefined, patient);
  await userEvent.click(screen.getByRole('button', { name: gather.work.takeIn }));
  await screen.findByText(/Gói mới nhận: 2 \(6 dòng\)/, undefined, patient);

  const question = await screen.findByRole('article', { name: /Gói số 1 có nhiều bản khác nhau/ });
  const choose = within(question).getByRole('button', { name: gather.questions.choose });
  expect(choose).toHaveProperty('disabled', true);
  const [first] = within(question).getAllByRole('radio', { name: /^Gói số 1, bản / });
  if (first === undefined) throw new Error('there are two sides');
  await userEvent.click(first);
  await userEvent.click(within(question).getByRole('radio', { name: gather.ground.senderSays }));
  await userEvent.click(choose);
  await screen.findByText(gather.done.decided, undefined, patient);
  const decided = await screen.findByRole('region', { name: gather.decisions.title });
  await userEvent.click(within(decided).getByRole('button', { name: gather.decisions.undo }));
  await screen.findByText(gather.done.undone, undefined, patient);
  expect(await screen.findByRole('region', { name: gather.questions.title })).toBeDefined();
});

it('publishes a quarter only after somebody saw what is kept back and said so', async () => {
  const client = await signedIn();
  await client.gather.make();
  const { file } = await client.gather.saveCard({ folder: stick });
  const { document } = JSON.parse(readFileSync(file, 'utf8')) as { document: string };
  const { recipient = '' } = JSON.parse(document) as { recipient?: string };
  const life = aLife();
  writeCard(join(stick, 'cards'), life);
  await client.gather.trust({ folder: join(stick, 'cards'), compared: [life.fingerprint] });
  const maker = await createBatchMaker(join(stick, 'made'), recipient);
  const inJuly = Date.parse('2026-07-15T09:00:00+07:00');
  await maker.make(life, {
    rows: Array.from({ length: 30 }, () => aRatingRow(life, { recorded_at_ms: inJuly })),
  });
  maker.close();
  for await (const event of await client.gather.takeIn({ folder: join(stick, 'made') })) void event;

  renderOnDesk(<GatherScreen client={client} />);
  const panel = within(await screen.findByRole('region', { name: gather.openData.title }, patient));
  await userEvent.click(panel.getByRole('button', { name: gather.openData.look }));
  await userEvent.click(await panel.findByRole('checkbox', { name: 'Quý 3 năm 2026' }, patient));
  await userEvent.click(panel.getByRole('button', { name: gather.openData.weigh }));
  await panel.findByText('Lượt đánh giá có trong bảng: 30 trên 30', undefined, patient);
  const publish = panel.getByRole('button', { name: gather.openData.publish });
  expect(publish).toHaveProperty('disabled', true);
  await userEvent.type(panel.getByLabelText(batch.carry.folder), stick);
  await userEvent.click(panel.getByRole('checkbox', { name: gather.openData.understood }));
  await userEvent.click(publish);
  await panel.findByText(/^Đã ghi \d+ tệp vào /, undefined, patient);
  expect(readdirSync(stick)).toContain('so-lieu-mo-2026-Q3');
  expect(panel.getByText('đã công bố ngày 27/11/2026, số liệu giữ nguyên')).toBeDefined();
});

/** As many stations as the country has communes. */
const everyCommune: StoreView['stations'] = Array.from({ length: 3_321 }, (_, at) => ({
  unitCode: String(10_000 + at),
  unitName: `Xã số ${at + 1}`,
  stationCode: 'may-1',
  stationName: 'Máy 1',
  answers: 20,
  lastOn: '2026-11-20',
  daysSilent: 1,
  missing:
    at % 100 === 0 ? [{ from: 2, to: 2, days: { from: '2026-11-01', to: '2026-11-03' } }] : [],
  doubt: null,
  untrustedRows: 0,
  problems: [],
  needs: at % 100 === 0 ? ['missing'] : [],
}));

function AllOfThem({ client }: { readonly client: Client }) {
  const stations = useStations(everyCommune);
  const store: StoreView = {
    unit: { code: '01', name: 'Bộ' },
    code: '',
    kind: 'real',
    asOf: '2026-11-21',
    silentAfterDays: 14,
    batches: { counted: 3_321, held: 0 },
    units: 3_321,
    answers: 66_420,
    stations: everyCommune,
    questions: [],
    refused: [],
    cards: [],
    decisions: [],
  };
  const work = useGather(client);
  return <StationsTable store={store} stations={stations} isBusy={false} gather={work} />;
}

it('shows every commune a page at a time, finds one, and prints those that were chosen', async () => {
  renderOnDesk(<AllOfThem client={await signedIn()} />);
  const rows = () => screen.getAllByRole('row').length - 1;
  expect(rows()).toBe(50);
  expect(screen.getByText('1–50 trên 3.321 máy')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: gather.table.next }));
  expect(screen.getByText('51–100 trên 3.321 máy')).toBeDefined();
  const search = screen.getByLabelText(gather.table.search);
  fireEvent.change(search, { target: { value: 'xa so 3321' } });
  expect(rows()).toBe(1);
  fireEvent.change(search, { target: { value: '' } });
  await userEvent.selectOptions(screen.getByLabelText(gather.table.filter), 'missing');
  expect(rows()).toBe(34);
  const days = 'Thiếu gói số 2: số liệu từ 01/11/2026 đến 03/11/2026 chưa đủ';
  expect(screen.getAllByText(days)).toHaveLength(34);
  await userEvent.selectOptions(screen.getByLabelText(gather.table.filter), 'all');
  window.dispatchEvent(new Event('beforeprint'));
  expect(rows()).toBe(500);
  expect(screen.getByText('Chỉ in 500 máy đầu trong 3.321 máy đang lọc.')).toBeDefined();
});
