import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';

let folder: string;
beforeEach(() => {
  folder = makeTempFolder();
});
afterEach(() => removeFolder(folder));

const table = [
  'Ngày,Họ và tên,Mức độ hài lòng',
  '03/07/2026,Nguyễn Văn A,Rất hài lòng',
  '14/07/2026,,Không hài lòng',
  '15/07/2026,,Hài lòng',
  '15/07/2026,,Hài lòng',
  '16/07/2026,,Hài lòng',
  '17/07/2026,,Rất hài lòng',
  '',
].join('\n');

it('takes an earlier survey in after a person has checked how, and takes it back', async () => {
  const store = join(folder, 'store');
  const file = join(folder, 'phieu.csv');
  writeFileSync(file, table);
  await runCli([
    ...['gather', 'card', '--store', store, '--out', join(folder, 'store.hlc')],
    ...['--unit', '52', '--name', 'Sở Nội vụ'],
  ]);
  const survey = async (...args: readonly string[]) =>
    await runCli(['gather', 'survey', ...args, '--store', store]);

  const mapped = await survey('map', file, '--name', 'phieu-1');
  expect(mapped).toMatchObject({ code: 0, err: '' });
  expect(mapped.out).toContain('Họ và tên');
  expect(mapped.out).not.toContain('Nguyễn Văn A');
  const refused = await survey('import', file);
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('– unit › code');

  const mapping = join(store, 'survey-mappings', 'phieu-1.json');
  const corrected = readFileSync(mapping, 'utf8')
    .replace('"checked": false', '"checked": true')
    .replace('"name": "?"', '"name": "Phiếu quý III"')
    .replace('"source": "?"', '"source": "Phòng Nội vụ"')
    .replace('"mode": "?"', '"mode": "paper"')
    .replace('"code": "?"', '"code": "21609"');
  writeFileSync(mapping, corrected);
  const imported = await survey('import', file);
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect(imported.out).toContain('Đã nhận 6 phiếu');
  const [, id = ''] = /Mã: (\w{8})/.exec(imported.out) ?? [];
  expect((await survey('list')).out).toContain('phiếu giấy');
  expect((await survey('remove', id, '--reason', 'trùng đợt')).code).toBe(0);
  expect((await survey('list')).out).toContain('trùng đợt');
});

it.each([
  [['survey', 'nothing'], 'không có lệnh “gather survey nothing”'],
  [['survey', 'import', '--store', 'x'], 'thiếu FILE'],
  [
    ['open-data', '--from', '2026-07', '--to', '2026-08', '--out', 'x', '--store', 'y'],
    'không có quý nào',
  ],
  [
    [
      'open-data',
      '--from',
      '2026-07',
      '--to',
      '2026-09',
      '--out',
      'x',
      '--store',
      'y',
      '--min',
      '5',
    ],
    '--min không hợp lệ',
  ],
])('says in one sentence what is wrong with %j', async (args, sentence) => {
  const { code, err } = await runCli(['gather', ...args]);
  expect(code).toBe(1);
  expect(err).toContain(sentence);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(existsSync('x')).toBe(false);
});
