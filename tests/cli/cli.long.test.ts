import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { personRoles } from '#shared/features/access/rights.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
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
    expect(out).toContain('Chưa bật gửi nhận gói số liệu qua mạng');
    expect(out).toContain('Chưa có minh chứng nào');
    expect(out.trim().split('\n')).toHaveLength(17);
    expect(code).toBe(0);
  });

  it('names a row that was altered', async () => {
    office.app.close();
    const { default: Sqlite } = await import('better-sqlite3');
    const db = new Sqlite(office.folder.database);
    db.exec('DROP TRIGGER rating_is_never_changed; UPDATE rating SET score = 1');
    db.close();
    const { code, out } = await runCli(['doctor', '--data', office.folder.path]);
    expect(out).toContain('Máy may-1: dòng số 1 đã bị sửa');
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

describe('an office whose scores are verified', () => {
  const nine = { set: 'tt01-2018', version: 1, period: '2026-Q3' } as const;
  let outside: string;
  const at = (name: string) => join(outside, name);

  beforeEach(async () => {
    office = await createTestApp({
      people: [
        { code: 'tong-hop', role: 'officer', secret: officerPhrase },
        { code: 'cntt', role: 'it', secret: staffPin },
      ],
      clock: createFakeClock('2026-11-20T09:00:00+07:00'),
    });
    outside = makeTempFolder();
    mkdirSync(at('stick'));
  });
  afterEach(() => removeFolder(outside));

  async function signedIn(code: 'tong-hop' | 'cntt') {
    const client = office.desk();
    const secret = code === 'cntt' ? staffPin : officerPhrase;
    await client.access.signIn({ code, secret });
    return client;
  }

  async function confirmScores() {
    const { assessment } = await signedIn('tong-hop');
    const { set, basedOn } = await assessment.show(nine);
    for (const { code } of set.groups.flatMap(({ criteria }) => criteria)) {
      await assessment.score({ ...nine, criterion: code, basedOn, score: 2, reason: 'Đã rà' });
    }
    await assessment.confirm({ ...nine, basedOn: (await assessment.show(nine)).basedOn });
  }

  const gather = (...args: string[]) => runCli(['gather', ...args, '--store', at('store')]);

  /** Two people compared the codes of their keys; gives the office's unit. */
  async function introduce() {
    const unit = ['--unit', '00001', '--name', 'Tỉnh thử'];
    await gather('card', ...unit, '--out', at('store.hlc'));
    const { connection } = await signedIn('cntt');
    const card = readFileSync(at('store.hlc'), 'utf8');
    const { code: comparedCode } = await connection.inspect({ card });
    await connection.enrol({ card, comparedCode });
    const own = (await connection.show()).own.find(({ role }) => role === 'desk');
    writeFileSync(at('desk.hlc'), own?.file ?? '');
    expect(await gather('trust', at('desk.hlc'))).toMatchObject({ code: 0 });
    return own?.unit.code ?? '';
  }

  it('sends up, and has each score back that stands in a sheet without a fault', async () => {
    await confirmScores();
    const unit = await introduce();
    const scores = ['--unit', unit, '--scores', at('sheet.csv'), '--out', at('back')];
    const none = await gather('score-sheet', '--unit', unit, '--out', at('sheet.csv'));
    expect(none.code).toBe(1);
    expect(none.out).toContain(`Kho chưa có điểm tự chấm của đơn vị ${unit}.`);

    const exporting = ['batch', 'export', '--data', office.folder.path, '--out', at('stick')];
    const sent = await runCli([...exporting, '--as', 'tong-hop'], `${officerPhrase}\n`);
    expect(sent).toMatchObject({ code: 0 });
    expect(sent.out).toContain('Đã làm gói mới của đơn vị, số 1.');
    expect(sent.out).toMatch(/^Số liệu của đơn vị: .*-office-00001-/m);
    expect(sent.out).toMatch(/^Thẻ kết nối của các máy: .*\.hlcs/m);
    expect(await gather('import', at('stick'))).toMatchObject({ code: 0 });

    const sheet = await gather('score-sheet', '--unit', unit, '--out', at('sheet.csv'));
    expect(sheet.out).toContain('Đã ghi bảng 9 tiêu chí');
    const [head = '', ...lines] = readFileSync(at('sheet.csv'), 'utf8').trimEnd().split('\r\n');
    const [first = '', second = '', third = ''] = lines;
    expect(first).toBe('tt01-2018;1;2026-Q3;1;2;2;;');
    const fill = (...filled: string[]) =>
      writeFileSync(at('sheet.csv'), [head, ...filled].join('\r\n'));
    const scored = (line: string, score: string, reason = '') =>
      line.replace(/;;$/, `;${score};${reason}`);
    fill(scored(first, '2,5'), scored(second, '1'), scored(third, 'hai'), scored(third, '2'));
    const wrong = await gather('verify-scores', ...scores);
    expect(wrong).toMatchObject({ code: 1, err: '' });
    expect(wrong.out.trim().split('\n')).toEqual([
      'Dòng 2, cột verified_score: điểm cao hơn điểm tối đa của tiêu chí.',
      'Dòng 3, cột reason: điểm thấp hơn điểm tự chấm thì phải ghi lý do.',
      expect.stringMatching(/^Dòng 4, cột verified_score: đây không phải là số/),
      'Chưa gửi gì: bảng có 3 chỗ cần sửa.',
    ]);
    expect(existsSync(at('back'))).toBe(false);

    mkdirSync(at('back'));
    fill(scored(first, '1,25', 'Thiếu quyết định'), scored(second, '2'));
    expect(await gather('verify-scores', ...scores)).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(at('back'))).toEqual([expect.stringMatching(/-verified-00001-\w{8}\.hlb$/)]);
    const { intake, assessment } = await signedIn('tong-hop');
    await intake.takeIn({ paths: [at('back')] });
    const { criteria, verifiedTotal } = await assessment.show(nine);
    expect(criteria[0]?.verified).toMatchObject({ score: 1.25, reason: 'Thiếu quyết định' });
    expect(verifiedTotal).toBe(3.25);
  });
});
