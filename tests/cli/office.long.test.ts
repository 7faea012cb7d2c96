import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import example from '#resources/office/example.json' with { type: 'json' };
import { getFolder } from '#main/features/folder/folder-store.ts';
import { findAuditFault } from '#main/storage/audit-store.ts';
import { dataFolderAt } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';

let place: string;
beforeEach(() => {
  place = makeTempFolder();
});
afterEach(() => removeFolder(place));

function fileOf(document: unknown, name = 'office.json'): string {
  const file = join(place, name);
  writeFileSync(file, JSON.stringify(document, null, 2));
  return file;
}

const importing = (file: string, more: readonly string[] = [], typed = '') =>
  runCli(['office', 'import', file, '--data', join(place, 'office'), ...more], typed);

const pinOf = (out: string, code: string) =>
  new RegExp(`\\(${code}\\): (\\d{6})`).exec(out)?.[1] ?? '';

let model: string;
let pins: { readonly admin: string; readonly leader: string };
beforeAll(async () => {
  model = makeTempFolder();
  const file = join(model, 'office.json');
  writeFileSync(file, JSON.stringify(example));
  const { out } = await runCli([
    'office',
    'import',
    file,
    '--data',
    join(model, 'office'),
    '--apply',
  ]);
  pins = { admin: pinOf(out, 'quan-tri'), leader: pinOf(out, 'lanh-dao') };
});
afterAll(() => removeFolder(model));

/** An office as the example makes it. */
function founded() {
  cpSync(join(model, 'office'), join(place, 'office'), { recursive: true });
  return pins;
}

function audit(): unknown[] {
  const db = openReader(dataFolderAt(join(place, 'office')).database);
  const entries = db.prepare(`SELECT actor, action, detail FROM audit ORDER BY sequence`).all();
  expect(findAuditFault(db)).toBeUndefined();
  db.close();
  return entries;
}

describe('office import into a new folder', () => {
  it('shows what it would make, and makes nothing before it is told to', async () => {
    const { code, out, err } = await importing(fileOf(example));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Thêm --apply');
    expect(readdirSync(place)).toEqual(['office.json']);
  });

  it('makes a folder for another of its stations, and names those there are', async () => {
    const file = fileOf(example);
    const wrong = await importing(file, ['--apply', '--station', 'may-9']);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('may-2') as string });
    expect((await importing(file, ['--apply', '--station', 'may-2'])).code).toBe(0);
    const db = openReader(dataFolderAt(join(place, 'office')).database);
    expect(getFolder(db).station_code).toBe('may-2');
    db.close();
    const again = await importing(file, ['--station', 'may-2']);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('--station') as string });
  });

  it('makes the office whole and prints its first secrets once', async () => {
    const { code, out, err } = await importing(fileOf(example), ['--apply']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/: \d{6}$/gm)).toHaveLength(3);
    expect(out.match(/([2-9A-Z]{4}-){5}[2-9A-Z]{4}$/gm)).toHaveLength(1); // the administrator's
    expect(readdirSync(join(place, 'office'))).toEqual(['kiosk.db']);
    expect(audit()).toMatchObject([{ actor: 'quan-tri', action: 'folder.created' }]);
    const secrets = [...out.matchAll(/\b\d{6}\b|([2-9A-Z]{4}-){5}[2-9A-Z]{4}/g)].map(
      ([each]) => each,
    );
    const bytes = readFileSync(join(place, 'office', 'kiosk.db')).toString('latin1');
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
  });

  it('asks for the first administrator where the file names none', async () => {
    const { people: _, roster: __, ...others } = example;
    const { code, out } = await importing(fileOf(others), ['--apply'], 'chi-lan\nTrần Thị Lan\n');
    expect(code).toBe(0);
    expect(out).toContain('Trần Thị Lan (chi-lan): ');
  });

  it('makes nothing without an administrator', async () => {
    const { people: _, roster: __, ...others } = example;
    const { code, err } = await importing(fileOf(others), ['--apply'], '\n');
    expect(code).toBe(1);
    expect(err).toContain('cần một người quản trị');
    expect(existsSync(join(place, 'office'))).toBe(false);
  });

  it('names every wrong line, and makes nothing', async () => {
    const file = fileOf({
      ...example,
      colour: 'red',
      unit: { ...example.unit, code: 2155 },
      holidays: ['2027-02-30'],
      roster: [{ ...example.roster[0], counterCode: 'quay-9' }],
    });
    const lineOf = (text: string) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((line) => line.includes(text)) + 1;
    const { code, err } = await importing(file, ['--apply']);
    expect(code).toBe(1);
    const named = [...err.matchAll(/dòng (\d+), cột \d+ · ([\w.]+):/g)].map(([, line, path]) => [
      path,
      Number(line),
    ]);
    expect(named).toEqual([
      ['unit.code', lineOf('2155')],
      ['holidays.0', lineOf('2027-02-30')],
      ['roster.0.counterCode', lineOf('quay-9')],
      ['colour', lineOf('"colour"')],
    ]);
    expect(existsSync(join(place, 'office'))).toBe(false);
  });

  it('says where a file is no JSON', async () => {
    const file = join(place, 'broken.json');
    writeFileSync(file, '{\n  "format": "hai-long-office"\n  "version": 1\n}');
    const { code, err } = await importing(file);
    expect(code).toBe(1);
    expect(err).toContain('dòng 3, cột 3 · Chỗ này viết sai cú pháp JSON');
  });

  it('never turns a trial into an office, nor lays one over anything else', async () => {
    const trial = join(place, 'office');
    await runCli(['simulate', '--data', trial, '--days', '1', '--per-day', '1', '--seed', 'x']);
    const before = readFileSync(dataFolderAt(trial).database);
    const { code, err } = await importing(fileOf(example), ['--apply']);
    expect(code).toBe(1);
    expect(err).toContain('không bao giờ trở thành cơ quan thật');
    expect(readFileSync(dataFolderAt(trial).database).equals(before)).toBe(true);

    const other = join(place, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'thu.txt'), 'x');
    const over = await runCli(['office', 'import', fileOf(example), '--data', other, '--apply']);
    expect([over.code, over.err]).toEqual([1, expect.stringContaining('đã có dữ liệu khác')]);
    expect(readdirSync(other)).toEqual(['thu.txt']);
  });
});

describe('office import into an office', () => {
  const renamed = {
    ...example,
    counters: [{ ...example.counters[0], name: 'Quầy Hộ tịch' }, example.counters[1]],
  };

  it('previews old and new, then writes all of it with who did what', async () => {
    const { leader } = founded();
    const file = fileOf(renamed);
    const preview = await importing(file, ['--as', 'lanh-dao'], `${leader}\n`);
    expect(preview.out).toContain('Đổi – Tên quầy (quay-1): Quầy 1 → Quầy Hộ tịch');
    const applied = await importing(file, ['--as', 'lanh-dao', '--apply'], `${leader}\n`);
    expect(applied.code).toBe(0);
    const again = await importing(file, ['--as', 'lanh-dao', '--apply'], `${leader}\n`);
    expect(again.out).toContain('giống hệt');
    const changes = audit().filter((entry) => Object(entry).action === 'office.changed');
    expect(changes).toEqual([
      {
        actor: 'lanh-dao',
        action: 'office.changed',
        detail: JSON.stringify({
          basedOn: 1,
          effectiveFrom: '',
          changed: 'counters.quay-1.name',
        }),
      },
    ]);
  });

  it('lets only who manages people change who they are', async () => {
    const { leader, admin } = founded();
    const file = fileOf({
      ...example,
      people: [...example.people, { code: 'moi', name: 'Người mới', roles: ['staff'] }],
    });
    const refused = await importing(file, ['--as', 'lanh-dao', '--apply'], `${leader}\n`);
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('không có quyền quản lý người dùng'),
    ]);
    const taken = await importing(file, ['--as', 'quan-tri', '--apply'], `${admin}\n`);
    expect(taken.code).toBe(0);
    expect(pinOf(taken.out, 'moi')).toMatch(/^\d{6}$/);
  });

  it('keeps a way in and the station that the machine is', async () => {
    const { admin } = founded();
    const file = fileOf({
      ...example,
      stations: [example.stations[1]],
      people: example.people.slice(1),
    });
    const { code, err } = await importing(file, ['--as', 'quan-tri', '--apply'], `${admin}\n`);
    expect(code).toBe(1);
    expect(err).toContain('Máy này đang là màn hình “may-1”');
    expect(err).toContain('Phải còn ít nhất một người có vai trò quản trị');
  });

  it('refuses staff, and a day that is over', async () => {
    const { leader } = founded();
    const past = ['--as', 'lanh-dao', '--effective-from', '2026-01-01'];
    const { err } = await importing(fileOf(renamed), past, `${leader}\n`);
    expect(err).toContain('Ngày bắt đầu không được trước hôm nay');
    expect((await importing(fileOf(renamed))).err).toContain('--as');
  });
});

it('gives back a file that changes nothing, and no secret', async () => {
  const { admin } = founded();
  const args = ['office', 'export', '--data', join(place, 'office'), '--as', 'quan-tri'];
  const { code, out } = await runCli([...args], `${admin}\n`);
  expect(code).toBe(0);
  expect(out).not.toContain(admin);
  expect(out).not.toMatch(/verifier|salt|secret/);
  const again = await importing(fileOf(JSON.parse(out)), ['--as', 'quan-tri'], `${admin}\n`);
  expect(again.out).toContain('giống hệt');
});

it('describes every part of the file in words, in both languages', async () => {
  for (const language of ['vi', 'en']) {
    const { out } = await runCli(['office', 'schema'], '', { HAILONG_LANGUAGE: language });
    const schema: unknown = JSON.parse(out);
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(out).not.toContain('"description": "part.');
    expect(out.match(/"description"/g)?.length).toBeGreaterThan(70);
  }
});
