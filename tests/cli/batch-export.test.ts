import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';

let place: string;
let data: string;
beforeAll(async () => {
  place = makeTempFolder();
  data = join(place, 'data');
  await runCli(['simulate', '--data', data, '--days', '1', '--per-day', '30', '--seed', '5']);
});
afterAll(() => removeFolder(place));

function stick(name: string): string {
  const folder = join(place, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

it('exports, lists, and copies the very same bytes again', async () => {
  const first = await runCli(['batch', 'export', '--data', data, '--out', stick('one')]);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain('Đã chép xong. Có thể rút USB.');
  const second = await runCli(['batch', 'export', '--data', data, '--out', stick('two')]);
  expect(second.out).toContain('Không có số liệu mới từ gói trước.');
  const [file = ''] = readdirSync(stick('one'));
  expect(readdirSync(stick('two'))).toEqual([file]);
  expect(readFileSync(join(place, 'two', file))).toEqual(readFileSync(join(place, 'one', file)));
  const again = await runCli(['batch', 'export', '--data', data, '--out', stick('two')]);
  expect(again.out).toContain('đã có sẵn ở đó, còn nguyên vẹn');
  const listed = await runCli(['batch', 'list', '--data', data]);
  expect(listed.out).toContain(file);
  expect(listed.out).toContain('Chờ biên nhận');
});

it('says in a sentence what is wrong, and ends with 1', async () => {
  const nowhere = await runCli(['batch', 'export', '--data', data, '--out', join(place, 'no')]);
  expect(nowhere).toMatchObject({ code: 1, out: '' });
  expect(nowhere.err).toContain('Không thấy thư mục này trên máy.');
  writeFileSync(join(stick('receipts'), 'x.hlr'), '{}');
  const receipts = await runCli(['batch', 'receipts', join(place, 'receipts'), '--data', data]);
  expect(receipts.code).toBe(1);
  expect(receipts.out).toContain('Tệp này không phải biên nhận');
});
