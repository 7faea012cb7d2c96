import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { plan } from '#tests/support/supervisor.ts';
import { anId, aRating, aStation, createTestApp, type TestApp } from '#tests/support/test-app.ts';

const leaderPhrase = 'nước chảy đá mòn bền lâu';

let home: string;
let keys: string;
let survey: string;
let office: TestApp;

/** A supervisor at home with keys and a signed survey; an office that lists the key. */
beforeEach(async () => {
  home = makeTempFolder();
  [keys, survey] = [join(home, 'keys'), join(home, 'survey.hlcampaign')];
  writeFileSync(join(home, 'plan.json'), JSON.stringify(plan));
  await runCli(['campaign', 'keys', '--out', keys]);
  await runCli(['campaign', 'make', join(home, 'plan.json'), '--keys', keys, '--out', survey]);
  const publicKey = readFileSync(join(keys, 'public-key.pem'), 'utf8');
  office = await createTestApp({
    people: [{ code: 'lanh-dao', role: 'leader', secret: leaderPhrase }],
    settings: {
      supervisors: [{ code: 'mttq', name: 'Mặt trận Tổ quốc', publicKey }],
      stations: [aStation({ counterCodes: [], deskOnThisScreen: false })],
    },
  });
});
afterEach(() => {
  office.close();
  removeFolder(home);
});

const inHome = (name: string) => join(home, name);

async function openSurvey(file = survey) {
  const desk = office.desk();
  await desk.access.signIn({ code: 'lanh-dao', secret: leaderPhrase });
  const { campaigns } = await desk.campaign.open({ file: readFileSync(file, 'utf8') });
  const ref = `${campaigns[0]?.campaign.questionnaire.id}@1`;
  return { desk, ref };
}

async function give(ref: string, score: 1 | 2 | 3 | 4 | 5, text?: string) {
  const tap = { ...aRating({ score }), questionnaire: ref };
  await office.kiosk().rating.submit(tap);
  await office.kiosk().rating.fact({
    id: anId(),
    responseId: tap.id,
    question: 'better',
    choices: ['guidance', 'place'],
  });
  if (text !== undefined) {
    await office.kiosk().rating.comment({ id: anId(), responseId: tap.id, text });
  }
}

const exportArgs = (out: string) => [
  ...['campaign', 'export', '--data', office.folder.path, '--out', inHome(out)],
];
const readArgs = (...files: string[]) => [
  ...['campaign', 'read', ...files.map(inHome), '--keys', keys, '--out', inHome('answers.csv')],
];

describe('campaign keys', () => {
  it('keeps secret what is secret, and says what to give away', async () => {
    const folder = inHome('others');
    const { code, out } = await runCli(['campaign', 'keys', '--out', folder]);
    const modeOf = (name: string) => (statSync(join(folder, name)).mode & 0o777).toString(8);
    expect(code).toBe(0);
    expect(['signing-key.pem', 'reading-key.txt', 'public-key.pem'].map(modeOf)).toEqual([
      '600',
      '600',
      '644',
    ]);
    expect(out).toContain('GIỮ KÍN');
    expect(out).toMatch(/\d{5}( \d{5}){7}/);
    expect(out).not.toContain('AGE-SECRET-KEY');
  });

  it('never writes over keys', async () => {
    const before = readFileSync(join(keys, 'reading-key.txt'), 'utf8');
    const { code, err } = await runCli(['campaign', 'keys', '--out', keys]);
    expect([code, err]).toEqual([1, expect.stringContaining('đã có khoá')]);
    expect(readFileSync(join(keys, 'reading-key.txt'), 'utf8')).toBe(before);
  });
});

describe('campaign make and check', () => {
  it('say whose survey it is and what it asks, with the fingerprint the keys have', async () => {
    const made = await runCli(['campaign', 'check', survey]);
    expect(made.code).toBe(0);
    expect(made.out).toContain('Khảo sát thái độ phục vụ 2026');
    expect(made.out).toContain('Theo ông/bà, nơi đây nên làm tốt hơn điều gì?');
    const again = inHome('again.hlcampaign');
    const { out } = await runCli([
      ...['campaign', 'make', inHome('plan.json'), '--keys', keys, '--out', again],
    ]);
    const [fingerprint = '-'] = /\d{5}( \d{5}){7}/.exec(made.out) ?? [];
    expect(out).toContain(fingerprint);
  });

  it.each([
    ['a plan with a fault', { ...plan, to: '2020-01-01' }, 'to: ends before it begins'],
    ['a plan without a title', { ...plan, title: {} }, 'title.vi: '],
  ])('name the place in %s', async (_name, wrong, place) => {
    writeFileSync(inHome('wrong.json'), JSON.stringify(wrong));
    const { code, err } = await runCli([
      ...['campaign', 'make', inHome('wrong.json'), '--keys', keys, '--out', inHome('x')],
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining(place)]);
    expect(existsSync(inHome('x'))).toBe(false);
  });

  it('refuse an altered file, a missing one, keys that are not there, and a file that exists', async () => {
    const altered = inHome('altered.hlcampaign');
    writeFileSync(altered, readFileSync(survey, 'utf8').replace('2026-12-31', '2027-12-31'));
    const makeWith = (folder: string, out: string) => [
      ...['campaign', 'make', inHome('plan.json'), '--keys', folder, '--out', out],
    ];
    const runs = [
      await runCli(['campaign', 'check', altered]),
      await runCli(['campaign', 'check', inHome('nowhere')]),
      await runCli(makeWith(home, inHome('x'))),
      await runCli(makeWith(keys, survey)),
      await runCli(['campaign', 'check']),
      await runCli(['campaign', 'fly']),
    ];
    expect(runs.map(({ code, out }) => [code, out])).toEqual(runs.map(() => [1, '']));
    expect(runs.map(({ err }) => err)).toEqual([
      expect.stringContaining('không phải tệp khảo sát nguyên vẹn'),
      expect.stringContaining('ENOENT'),
      expect.stringContaining('Không thấy đủ hai khoá'),
      expect.stringContaining('EEXIST'),
      expect.stringContaining('thiếu FILE'),
      expect.stringContaining('không có lệnh “campaign fly”'),
    ]);
  });
});

describe('campaign export and read', () => {
  it('bring the answers to the supervisor while the kiosk goes on, headed by whose survey it is', async () => {
    const { ref } = await openSurvey();
    await give(ref, 5, 'Cảm ơn,\ncán bộ "rất nhiệt tình"');
    await give(ref, 2);
    const taken = await runCli(exportArgs('one.hlanswers'));
    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(taken.out).toContain('Đã ghi 5 phần trả lời niêm phong');
    await give(ref, 5);
    await runCli(exportArgs('two.hlanswers'));

    const { code, out, err } = await runCli(readArgs('one.hlanswers', 'two.hlanswers'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Đã ghi 3 lượt trả lời');
    expect(out).toContain('  Rất hài lòng: 2\n  Hài lòng: 0\n');
    expect(out).toContain('chỉ tính một lần: 5');
    const csv = readFileSync(inHome('answers.csv'), 'utf8');
    const lines = csv.split('\r\n');
    expect(lines.slice(0, 4)).toEqual([
      '\uFEFFKhảo sát: Khảo sát thái độ phục vụ 2026',
      'Khảo sát của Ban Thường trực Uỷ ban MTTQ Việt Nam xã; không phải kết quả đánh giá của cơ quan nơi khảo sát.',
      'n = 3 lượt trả lời; thời gian khảo sát từ 2026-11-23 đến 2026-12-31.',
      '',
    ]);
    expect(csv).toContain('Việc hướng dẫn; Chỗ ngồi chờ');
    expect(csv).toContain('"Cảm ơn,\ncán bộ ""rất nhiệt tình"""');
    expect(csv).toContain(',2,Không hài lòng,2,');
  });

  it('put into the audit trail that answers were taken, and nothing of what they say', async () => {
    const { ref } = await openSurvey();
    await give(ref, 1);
    await runCli(exportArgs('one.hlanswers'));
    const db = openReader(office.folder.database);
    expect(db.prepare(`SELECT actor FROM audit WHERE action = 'campaign.exported'`).all()).toEqual([
      { actor: 'command-line' },
    ]);
    db.close();
    const { code, out } = await runCli(['doctor', '--data', office.folder.path]);
    expect(code).toBe(0);
    expect(out).toContain('Đang giữ 2 phần trả lời niêm phong');
    expect(out).toContain('Đã đối chiếu 0 dòng');
  });

  it('ask which one where there are several surveys, and do not mix them', async () => {
    const { desk } = await openSurvey();
    await desk.campaign.close();
    const second = inHome('second.hlcampaign');
    await runCli(['campaign', 'make', inHome('plan.json'), '--keys', keys, '--out', second]);
    await openSurvey(second);
    const { code, err } = await runCli(exportArgs('x'));
    expect([code, err]).toEqual([1, expect.stringContaining('--campaign')]);
    const ids = [...err.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].map(([id]) => id);
    expect(ids).toHaveLength(2);
    for (const [place, id] of ids.entries()) {
      await runCli([...exportArgs(`${place}.hlanswers`), '--campaign', id]);
    }
    const mixed = await runCli(readArgs('0.hlanswers', '1.hlanswers'));
    expect([mixed.code, mixed.err]).toEqual([1, expect.stringContaining('khảo sát khác')]);
    expect(existsSync(inHome('answers.csv'))).toBe(false);
  });

  it("say what is wrong with a file: no answers, cut short, stuffed, or another one's", async () => {
    const { ref } = await openSurvey();
    await give(ref, 4);
    await runCli(exportArgs('one.hlanswers'));
    const [head = '', first = '', second = ''] = readFileSync(
      inHome('one.hlanswers'),
      'utf8',
    ).split('\n');
    writeFileSync(inHome('short.hlanswers'), `${head}\n${first}\n`);
    writeFileSync(inHome('stuffed.hlanswers'), `${head}\n${first}\n${second}\nAAAA\n`);
    const swapped = head.replace('2026-12-31', '2027-12-31');
    writeFileSync(inHome('altered.hlanswers'), `${swapped}\n${first}\n${second}\n`);
    await runCli(['campaign', 'keys', '--out', inHome('others')]);

    const none = await runCli(readArgs('plan.json'));
    const absent = await runCli(readArgs('nowhere'));
    const altered = await runCli(readArgs('altered.hlanswers'));
    const otherKeys = [...readArgs('one.hlanswers'), '--keys', inHome('others')];
    const others = await runCli(otherKeys);
    expect([none, absent, altered, others].map(({ err }) => err)).toEqual([
      expect.stringContaining('không phải tệp trả lời niêm phong'),
      expect.stringContaining('không phải tệp trả lời niêm phong'),
      expect.stringContaining('đã bị sửa'),
      expect.stringContaining('không phải của các khoá này'),
    ]);
    const stuffed = await runCli(readArgs('stuffed.hlanswers'));
    expect(stuffed.out).toContain('không thuộc khảo sát này: 1');
    removeFolder(inHome('answers.csv'));
    const short = await runCli(readArgs('short.hlanswers'));
    expect(short.out).toContain('số phần còn thiếu: 1');
  });

  it('find no survey where none was ever open', async () => {
    const { code, err } = await runCli(exportArgs('x'));
    expect([code, err]).toEqual([1, expect.stringContaining('chưa có cuộc khảo sát nào')]);
    expect(existsSync(inHome('x'))).toBe(false);
  });
});

describe('doctor', () => {
  it('names a survey that was altered in the store', async () => {
    await openSurvey();
    office.app.close();
    const db = new Sqlite(office.folder.database);
    db.exec(`UPDATE campaign SET document = replace(document, '2026-12-31', '2027-12-31')`);
    db.close();
    const { code, out } = await runCli(['doctor', '--data', office.folder.path]);
    expect(out).toContain('trong kho đã bị sửa');
    expect(code).toBe(1);
  });
});
