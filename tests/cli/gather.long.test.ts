import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { aLife, createBatchMaker, writeCard } from '#tests/support/station-batches.ts';

let folder: string;
beforeEach(() => {
  folder = makeTempFolder();
});
afterEach(() => removeFolder(folder));

const marked = 'SỐ LIỆU GIẢ LẬP';

it('gathers what was made up in a store that says so at every step', async () => {
  const store = join(folder, 'store');
  const card = join(folder, 'store.hlc');
  const made = await runCli([
    ...['gather', 'card', '--store', store, '--out', card],
    ...['--unit', '01', '--name', 'Sở Nội vụ', '--simulated'],
  ]);
  expect(made).toMatchObject({ code: 0, err: '' });
  const { document } = JSON.parse(readFileSync(card, 'utf8')) as { document: string };
  const { recipient, folderKind } = JSON.parse(document) as Record<string, string>;
  expect(folderKind).toBe('simulated');

  const life = aLife({ folderKind: 'simulated' });
  const stranger = aLife({ folderKind: 'simulated' });
  const cards = join(folder, 'cards');
  writeCard(cards, life);
  const maker = await createBatchMaker(join(folder, 'stick'), recipient ?? '');
  await maker.make(life, { number: 2 });
  await maker.make(stranger);
  maker.close();

  const trusted = await runCli(['gather', 'trust', cards, '--store', store]);
  expect(trusted.out).toContain(life.fingerprint);
  const imported = await runCli(['gather', 'import', join(folder, 'stick'), '--store', store]);
  expect(imported.code).toBe(1); // one file was not taken
  expect(imported.out).toContain('Gói mới nhận: 1 (3 dòng)');
  expect(imported.out).toContain('senderUnknown');
  const report = await runCli(['gather', 'report', '--store', store]);
  expect(report.out).toContain('Thiếu gói số 1; số liệu đến 02/11/2026 chưa đủ.');
  const verified = await runCli(['gather', 'verify', '--store', store]);
  for (const { out } of [made, trusted, imported, report, verified]) expect(out).toContain(marked);
  const json = await runCli(['gather', 'report', '--store', store, '--json']);
  expect(JSON.parse(json.out)).toMatchObject({
    kind: 'simulated',
    batches: { counted: 1, held: 0 },
    stations: [{ lives: [{ missing: [{ from: 1, to: 1 }] }] }],
    refused: [{ fault: 'senderUnknown' }],
  });

  // the key is trusted no longer, from its second batch on, until that is taken back
  const revoke = ['gather', 'revoke', life.fingerprint, '--reason', 'lost', '--last-number', '1'];
  const revoked = await runCli([...revoke, '--store', store]);
  expect(revoked).toMatchObject({ code: 0, err: '' });
  const id = /--undo (\S+)/.exec(revoked.out)?.[1] ?? '';
  const held = await runCli(['gather', 'report', '--store', store, '--json']);
  expect(JSON.parse(held.out)).toMatchObject({ held: [{ number: 2, reason: 'revoked' }] });
  const shown = await runCli(['gather', 'decide', '--store', store]);
  expect(shown.out).toContain('Không có gói nào chờ quyết định.');
  expect(shown.out).toContain(id);
  expect(await runCli(['gather', 'decide', '--store', store, '--undo', id])).toMatchObject({
    code: 0,
  });
});

it.each([
  [['report'], 'thiếu --store'],
  [['import', '--store', 'x'], 'thiếu PATH'],
  [['import', 'a.hlb', '--store', '/khong-co'], 'chưa có kho số liệu'],
  [['nothing'], 'không có lệnh “gather nothing”'],
])('says in one sentence what is wrong with %j', async (args, sentence) => {
  const { code, err } = await runCli(['gather', ...args]);
  expect(code).toBe(1);
  expect(err).toContain(sentence);
  expect(err.trim().split('\n')).toHaveLength(1);
});
