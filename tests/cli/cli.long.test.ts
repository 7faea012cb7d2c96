import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { personRoles } from '#shared/features/access/rights.ts';
import { runCli } from '#tests/support/run-cli.ts';
import {
  aRating,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';

let office: TestApp;
afterEach(() => office.close());

const exportArgs = (more: readonly string[] = []) => [
  'export-table',
  ...['--data', office.folder.path, '--format', 'csv', '--out', join(office.folder.path, 'x.csv')],
  ...more,
];

describe('export-table on a trial folder', () => {
  beforeEach(async () => {
    office = await createTestApp({ kind: 'trial', people: [] });
    await office.kiosk().rating.submit(aRating());
  });

  it('asks nobody, while the kiosk goes on', async () => {
    const { code, out, err } = await runCli(exportArgs());
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Đã xuất 1 lượt đánh giá');
    expect(readFileSync(join(office.folder.path, 'x.csv'), 'utf8')).toContain(',true,trusted\r\n');
    await office.kiosk().rating.submit(aRating());
  });

  it.each([
    [['export-table'], 'thiếu --data'],
    [
      ['export-table', '--data', '/', '--format', 'pdf', '--out', 'x'],
      '--format không hợp lệ: “pdf”',
    ],
    [
      ['export-table', '--data', '/', '--format', 'csv', '--out', 'x', '--from', '2026-13-01'],
      '--from không hợp lệ',
    ],
    [['export-table', '--bogus'], 'không có tuỳ chọn --bogus'],
    [['nonsense'], 'không có lệnh “nonsense”'],
    [['doctor', '--data', '/khong-co'], 'Không có dữ liệu Hài Lòng trong /khong-co'],
  ])('says in one sentence what is wrong with %j', async (args, sentence) => {
    const { code, out, err } = await runCli(args);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('says so when the file cannot be written', async () => {
    const { code, err } = await runCli([...exportArgs().slice(0, -1), '/proc/khong/x.csv']);
    expect(code).toBe(1);
    expect(err).toContain('/proc/khong/x.csv');
  });

  it('speaks English when asked to', async () => {
    const { err } = await runCli(['nonsense'], '', { HAILONG_LANGUAGE: 'en' });
    expect(err).toContain('there is no command “nonsense”');
  });
});

describe("export-table on an office's folder", () => {
  beforeEach(async () => {
    office = await createTestApp();
    await office.kiosk().rating.submit(aRating());
  });

  /** What was done after the folder was made and had got its keys. */
  function audit(): unknown[] {
    const db = openReader(office.folder.database);
    const entries = db.prepare(`SELECT actor, action FROM audit WHERE sequence > 2`).all();
    db.close();
    return entries;
  }

  it('needs somebody to sign for it', async () => {
    const { code, err } = await runCli(exportArgs());
    expect(code).toBe(1);
    expect(err).toContain('--as');
    expect(existsSync(join(office.folder.path, 'x.csv'))).toBe(false);
  });

  it("takes an officer's passphrase and stands in the audit chain", async () => {
    const { code, out, err } = await runCli(exportArgs(['--as', 'tong-hop']), `${officerPhrase}\n`);
    expect(code).toBe(0);
    expect(out + err).not.toContain(officerPhrase);
    expect(audit()).toEqual([
      { actor: 'tong-hop', action: 'person.signed-in' },
      { actor: 'tong-hop', action: 'tables.exported' },
    ]);
  });

  it('refuses a wrong passphrase, and a person without the right', async () => {
    const wrong = await runCli(exportArgs(['--as', 'tong-hop']), 'đoán mò thử xem\n');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('không đúng')]);
    const staff = await runCli(exportArgs(['--as', 'can-bo']), `${staffPin}\n`);
    expect([staff.code, staff.err]).toEqual([1, expect.stringContaining('không có quyền')]);
    expect(existsSync(join(office.folder.path, 'x.csv'))).toBe(false);
  });
});

describe('doctor', () => {
  beforeEach(async () => {
    office = await createTestApp();
    await office.kiosk().rating.submit(aRating());
  });

  it('looks at everything and finds nothing unusual in a sound folder', async () => {
    const { code, out } = await runCli(['doctor', '--data', office.folder.path]);
    expect(out).toContain('Đã đối chiếu 1 dòng');
    expect(out).toContain('Nơi lưu thư nguyên vẹn');
    expect(out.trim().split('\n')).toHaveLength(14);
    expect(code).toBe(0);
  });

  it('names a row that was altered', async () => {
    office.app.close();
    const { default: Sqlite } = await import('better-sqlite3');
    const db = new Sqlite(office.folder.database);
    db.exec('DROP TRIGGER rating_is_never_changed; UPDATE rating SET score = 1');
    db.close();
    const { code, out } = await runCli(['doctor', '--data', office.folder.path]);
    expect(out).toContain('Trạm may-1: dòng số 1 đã bị sửa');
    expect(code).toBe(1);
  });
});

describe('simulate', () => {
  beforeEach(async () => {
    office = await createTestApp();
  });

  it('makes a folder whose desk opens with the PINs it prints, and goes on where it ended', async () => {
    const data = join(office.folder.path, 'simulated');
    const args = ['simulate', '--data', data, '--days', '2', '--per-day', '20', '--seed', 'x'];
    const first = await runCli(args);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out.match(/: \d{6}$/gm)).toHaveLength(personRoles.length);
    const again = await runCli(args);
    expect(again.code).toBe(0);
    expect(again.out).not.toMatch(/\d{6}$/m); // nobody is issued a second PIN
  });

  it("refuses an office's folder", async () => {
    const { code, err } = await runCli([
      ...['simulate', '--data', office.folder.path, '--days', '1', '--per-day', '1', '--seed', '1'],
    ]);
    expect(code).toBe(1);
    expect(err).toContain('không phải là thư mục số liệu giả lập');
  });
});
