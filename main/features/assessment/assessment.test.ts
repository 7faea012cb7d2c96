import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellEvidence, tellSelfScores } from '#main/features/assessment/index.ts';
import { openReader } from '#main/storage/database.ts';
import nineIndicators from '#resources/indicator-sets/nine-indicators-1.json' with { type: 'json' };
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { demoPassphrase, leaderPin } from '#tests/support/letter-office.ts';
import {
  aRating,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'lanh-dao', role: 'leader', secret: leaderPin },
] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people, clock: onTuesday() });
});
afterEach(() => office.close());

const onTuesday = () => createFakeClock('2026-12-01T08:00:00+07:00');

/** A trial has its key of letters, which takes a moment to make. */
async function moveToTrial(): Promise<void> {
  office.close();
  office = await createTestApp({ kind: 'trial', people, clock: onTuesday() });
}

async function deskOf(code: (typeof people)[number]['code']) {
  const desk = office.desk();
  const secret = people.find((person) => person.code === code)?.secret ?? '';
  await desk.access.signIn({ code, secret });
  return desk;
}
type Desk = Awaited<ReturnType<typeof deskOf>>;

const nine = { set: 'tt01-2018', version: 1, period: '2026-Q3' } as const;
const friendly = { set: 'chinh-quyen-than-thien', version: 1, period: '2026' } as const;
const reform = { set: 'cai-cach-hanh-chinh', version: 1, period: '2026-10' } as const;

async function scoreAll(desk: Desk, score = 2) {
  const { set, basedOn } = await desk.assessment.show(nine);
  for (const { code } of set.groups.flatMap(({ criteria }) => criteria)) {
    await desk.assessment.score({ ...nine, criterion: code, basedOn, score, reason: 'đã rà' });
  }
  return desk.assessment.show(nine);
}

function auditOf(action: string) {
  const db = openReader(office.folder.database);
  const rows = db
    .prepare<[string], { actor: string; detail: string }>(
      `SELECT actor, detail FROM audit WHERE action = ? ORDER BY sequence`,
    )
    .all(action);
  db.close();
  return rows;
}

function read<Line>(list: (db: ReturnType<typeof openReader>) => Line): Line {
  const db = openReader(office.folder.database);
  try {
    return list(db);
  } finally {
    db.close();
  }
}

describe('a self-score', () => {
  it('stands with its reason, and every version is kept', async () => {
    const desk = await deskOf('tong-hop');
    const one = { ...nine, criterion: '5' };
    await desk.assessment.score({ ...one, basedOn: 0, score: 1, reason: 'Thiếu 3 thủ tục' });
    await desk.assessment.score({ ...one, basedOn: 1, score: 1.5, reason: 'Còn thiếu 1' });
    const { criteria, total } = await desk.assessment.show(nine);
    const given = { way: 'manual', person: 'tong-hop', scoredOn: '2026-12-01' };
    expect(criteria.find(({ code }) => code === '5')).toEqual({
      code: '5',
      score: { ...given, score: 1.5, reason: 'Còn thiếu 1' },
      versions: 2,
      evidence: [],
    });
    expect(total).toMatchObject({ score: 1.5, scored: 1, criteria: 9 });
    expect(await desk.assessment.history(one)).toEqual([
      { id: 2, ...given, score: 1.5, reason: 'Còn thiếu 1' },
      { id: 1, ...given, score: 1, reason: 'Thiếu 3 thủ tục' },
    ]);
    await desk.assessment.score({ ...one, basedOn: 2, score: null, reason: 'Chấm nhầm' });
    const after = await desk.assessment.show(nine);
    expect(after.criteria.find(({ code }) => code === '5')?.score).toBeUndefined();
    expect(after.total.missing).toContain('5');
    expect(auditOf('assessment.scored').map(({ detail }) => detail)).toEqual([
      '{"set":"tt01-2018","version":1,"period":"2026-Q3","criterion":"5","score":1}',
      '{"set":"tt01-2018","version":1,"period":"2026-Q3","criterion":"5","score":1.5}',
    ]);
  });

  it('is refused where it cannot stand', async () => {
    const desk = await deskOf('lanh-dao');
    const order = { ...nine, criterion: '5', basedOn: 0, score: 2, reason: 'x' };
    const refusalOf = async (wrong: object) =>
      (await safe(desk.assessment.score({ ...order, ...wrong }))).error;
    const because = (code: string) => expect.objectContaining({ code });
    expect(await refusalOf({ score: 2.01 })).toEqual(because('SCORE_ABOVE_FULL'));
    expect(await refusalOf({ score: 1, reason: ' ' })).toEqual(because('REASON_MISSING'));
    expect(await refusalOf({ criterion: '10' })).toEqual(because('CRITERION_UNKNOWN'));
    expect(await refusalOf({ version: 7 })).toEqual(because('SET_UNKNOWN'));
    expect(await refusalOf({ period: '2027-Q1' })).toEqual(because('PERIOD_REFUSED'));
    expect(await refusalOf({ period: '2026-11' })).toEqual(because('PERIOD_REFUSED'));
  });

  it('is not written over one that somebody else gave meanwhile', async () => {
    const [one, other] = [await deskOf('tong-hop'), await deskOf('lanh-dao')];
    const order = { ...nine, criterion: '5', basedOn: 0, reason: 'theo danh mục' };
    await one.assessment.score({ ...order, score: 1 });
    const late = await safe(other.assessment.score({ ...order, score: 2 }));
    expect(late.error).toMatchObject({ code: 'SCORES_CHANGED' });
    // another criterion is in nobody's way
    await other.assessment.score({ ...order, criterion: '6', score: 2 });
  });

  it('is given by leader and officer only', async () => {
    const desk = await deskOf('can-bo');
    const order = { ...nine, criterion: '5', basedOn: 0, score: 2, reason: '' };
    expect((await safe(desk.assessment.score(order))).error).toMatchObject({ code: 'FORBIDDEN' });
    expect((await desk.assessment.list()).sets).toHaveLength(4);
  });

  it('travels as it was confirmed, whatever is changed afterwards', async () => {
    const desk = await deskOf('lanh-dao');
    const { basedOn } = await scoreAll(desk);
    expect(read(tellSelfScores)).toEqual([]);
    await desk.assessment.confirm({ ...nine, basedOn });
    const change = { criterion: '9', basedOn, score: 1, reason: 'chưa đạt' };
    await desk.assessment.score({ ...nine, ...change });
    const told = read(tellSelfScores);
    expect(told).toHaveLength(9);
    expect(told.at(-1)).toEqual({
      set_code: 'tt01-2018',
      set_version: '1',
      period: '2026-Q3',
      criterion: '9',
      score: 2,
      full_score: 2,
      way: 'manual',
      reason: 'đã rà',
      scored_on: '2026-12-01',
    });
  });
});

describe('a scoring', () => {
  it('is confirmed once nothing is missing, and again after a change', async () => {
    const desk = await deskOf('lanh-dao');
    const early = await safe(desk.assessment.confirm({ ...nine, basedOn: 0 }));
    expect(early.error).toMatchObject({ code: 'SCORES_MISSING' });
    const { basedOn, total } = await scoreAll(desk);
    expect(total).toEqual({ score: 18, scored: 9, criteria: 9, missing: [], band: 'xuat-sac' });
    await desk.assessment.confirm({ ...nine, basedOn });
    const confirmed = { person: 'lanh-dao', confirmedOn: '2026-12-01', total: 18 };
    expect((await desk.assessment.show(nine)).confirmation).toEqual({
      ...confirmed,
      isCurrent: true,
    });
    const change = { criterion: '9', basedOn, score: 1, reason: 'chưa đạt' };
    await desk.assessment.score({ ...nine, ...change });
    const after = await desk.assessment.show(nine);
    expect(after.confirmation).toEqual({ ...confirmed, isCurrent: false });
    const stale = await safe(desk.assessment.confirm({ ...nine, basedOn }));
    expect(stale.error).toMatchObject({ code: 'SCORES_CHANGED' });
  });

  it('takes over what is computed, except where a person has scored', async () => {
    const staff = await deskOf('can-bo');
    const month = '2026-10';
    const figures = { received: 200, resolved: 160, 'on-time': 152, online: 90, digitised: 200 };
    await staff.activity.enter({
      basedOn: 0,
      entries: Object.entries(figures).map(([figure, value]) => ({ month, figure, value })),
    });
    const desk = await deskOf('tong-hop');
    const { criteria, total } = await desk.assessment.show(reform);
    expect(total.scored).toBe(0); // the machine proposes, people take over
    expect(criteria.find(({ code }) => code === '1.1')?.computation).toMatchObject({
      is: 'known',
      value: 0.95,
      score: 15,
    });
    expect(criteria.find(({ code }) => code === '2.4')?.computation).toMatchObject({
      is: 'missing',
      why: 'noFigures',
      months: ['2026-10'],
    });
    const byHand = { criterion: '2.1', score: 8, reason: 'theo Cổng Dịch vụ công' };
    await desk.assessment.score({ ...reform, ...byHand, basedOn: 0 });
    const all = criteria.map(({ code }) => code);
    const take = { ...reform, basedOn: 1, criteria: all };
    expect(await desk.assessment.takeComputed(take)).toEqual({ taken: 2 });
    expect(await desk.assessment.takeComputed({ ...take, basedOn: 3 })).toEqual({ taken: 0 });
    const sheet = await desk.assessment.show(reform);
    const scores = sheet.criteria.flatMap(({ code, score }) =>
      score === undefined ? [] : [[code, score.score, score.way]],
    );
    expect(scores).toEqual([
      ['1.1', 15, 'automatic'],
      ['2.1', 8, 'manual'],
      ['2.2', 15, 'automatic'],
    ]);
  });

  it('is fed by the kiosk once nothing of the period can be released any more', async () => {
    const desk = await deskOf('tong-hop');
    await desk.assessment.addSet({ text: JSON.stringify(monthlySet) });
    const scoring = { set: 'hai-long', version: 1, period: '2026-12' };
    const computed = async () => (await desk.assessment.show(scoring)).criteria[0]?.computation;
    const rateThenWait = async (days: number) => {
      await desk.access.signOut(); // no rating is given while somebody is signed in
      await rateForADay();
      office.clock.pass(days * dayMs);
      await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
    };
    await rateThenWait(2);
    expect(await computed()).toMatchObject({ is: 'missing', why: 'periodOpen' });
    office.clock.pass(31 * dayMs);
    await rateThenWait(4);
    expect(await computed()).toMatchObject({
      is: 'known',
      value: 0.75,
      score: 7.5,
      inputs: [
        { figure: 'kiosk.n', value: 24 },
        { figure: 'kiosk.sum', value: 18 },
        { figure: 'kiosk.rawN', value: 24 },
        { figure: 'kiosk.rawSum', value: 18 },
      ],
    });
  });
});

const dayMs = 86_400_000;
const monthlySet = {
  code: 'hai-long',
  version: 1,
  names: { vi: 'Hài lòng', en: 'Satisfaction' },
  source: 'Bộ thử',
  verified: false,
  periodKinds: ['month'],
  fullScore: 10,
  groups: [
    {
      code: 'a',
      names: { vi: 'A', en: 'A' },
      criteria: [
        {
          code: '1',
          names: { vi: 'Hài lòng', en: 'Satisfied' },
          fullScore: 10,
          fedBy: ['kiosk'],
          formula: { kind: 'satisfied', points: 'proportion' },
        },
      ],
    },
  ],
};

/** Two dozen citizens on a morning, three of four satisfied. */
async function rateForADay(): Promise<void> {
  const kiosk = office.kiosk();
  for (let person = 0; person < 24; person += 1) {
    await kiosk.rating.submit(aRating({ score: person % 4 === 0 ? 3 : 5 }));
    office.clock.pass(7 * 60_000);
  }
}

describe('the document a set stands on', () => {
  it('is entered by an officer, and the newest counts', async () => {
    const desk = await deskOf('tong-hop');
    const basis = { number: '12/QĐ-UBND', issuedOn: '2026-01-05', issuer: 'UBND tỉnh' };
    const order = { set: nine.set, version: 1 };
    expect((await desk.assessment.show(nine)).basis).toBeUndefined();
    await desk.assessment.enterBasis({ ...order, basis: { ...basis, compared: false } });
    await desk.assessment.enterBasis({ ...order, basis: { ...basis, compared: true } });
    expect((await desk.assessment.show(nine)).basis).toEqual({ ...basis, compared: true });
    const ahead = { ...basis, issuedOn: '2026-12-02', compared: true };
    const { error } = await safe(desk.assessment.enterBasis({ ...order, basis: ahead }));
    expect(error).toMatchObject({ code: 'DAY_REFUSED' });
  });
});

describe('a set from a file', () => {
  const text = (change: object) => JSON.stringify({ ...nineIndicators, ...change });

  it('comes in as a version of its own, and never changes once something was scored by it', async () => {
    const desk = await deskOf('lanh-dao');
    const own = text({ version: 2, verified: true });
    expect(await desk.assessment.checkSet({ text: own })).toMatchObject({ is: 'new', version: 2 });
    await desk.assessment.addSet({ text: own });
    const second = { ...nine, version: 2 };
    // a file may say of itself that it is verified: nobody believes it
    expect((await desk.assessment.show(second)).set.verified).toBe(false);
    const corrected = text({ version: 2, source: 'Quyết định của tỉnh' });
    expect(await desk.assessment.checkSet({ text: corrected })).toMatchObject({ is: 'replaces' });
    await desk.assessment.addSet({ text: corrected });
    await desk.assessment.score({ ...second, criterion: '5', basedOn: 0, score: 2, reason: '' });
    const late = await desk.assessment.checkSet({ text: own });
    expect(late).toMatchObject({ is: 'fixed', nextVersion: 3 });
    const { error } = await safe(desk.assessment.addSet({ text: own }));
    expect(error).toMatchObject({ code: 'SET_FIXED' });
    expect((await desk.assessment.show(second)).set.source).toBe('Quyết định của tỉnh');
  });

  it('never takes the place of one of the program’s', async () => {
    const desk = await deskOf('tong-hop');
    const same = await desk.assessment.checkSet({ text: text({}) });
    expect(same).toMatchObject({ is: 'same' });
    const other = text({ source: 'khác' });
    expect(await desk.assessment.checkSet({ text: other })).toMatchObject({ is: 'fixed' });
  });

  it('with faults is refused, each named with its place', async () => {
    const desk = await deskOf('tong-hop');
    const faulty = text({ fullScore: 20 });
    expect(await desk.assessment.checkSet({ text: faulty })).toEqual({
      is: 'faulty',
      faults: [{ fault: 'sumDiffers', place: 'fullScore' }],
    });
    const { error } = await safe(desk.assessment.addSet({ text: faulty }));
    expect(error).toMatchObject({ code: 'SET_FAULTY' });
  });

  it('is one that was written out, edited and taken in again', async () => {
    const desk = await deskOf('tong-hop');
    const { file } = await desk.assessment.writeSet({ set: nine.set, version: 1 });
    const written = readFileSync(file, 'utf8');
    expect(await desk.assessment.checkSet({ text: written })).toMatchObject({ is: 'same' });
  });
});

const plan = Buffer.from('%PDF-1.7 kế hoạch tuyên truyền');
const list = Buffer.from('%PDF-1.7 danh sách người dân');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const keptFiles = () =>
  existsSync(office.folder.evidence) ? readdirSync(office.folder.evidence).toSorted() : [];

async function add(desk: Desk, content: Buffer, more: object = {}) {
  const given = randomUUID();
  const half = Math.ceil(content.length / 2);
  for (const [at, end] of [
    [0, half],
    [half, content.length],
  ] as const) {
    const piece = content.subarray(at, end).toString('base64');
    await desk.assessment.giveEvidence({ given, at, piece });
  }
  return desk.assessment.addEvidence({
    ...friendly,
    criterion: '1.1',
    given,
    title: 'Kế hoạch tuyên truyền',
    fileName: 'ke hoach.pdf',
    personal: false,
    ...more,
  });
}

describe('evidence', () => {
  it('lies under the hash of what it says, once for all that it proves', async () => {
    const desk = await deskOf('can-bo');
    expect(await add(desk, plan)).toEqual({ sha256: hashOf(plan) });
    await add(desk, plan, { criterion: '1.2', title: 'Ảnh niêm yết' });
    expect(keptFiles().filter((name) => name !== 'incoming')).toEqual([hashOf(plan)]);
    const { criteria } = await desk.assessment.show(friendly);
    expect(criteria.flatMap(({ code, evidence }) => (evidence.length > 0 ? [code] : []))).toEqual([
      '1.1',
      '1.2',
    ]);
    const [first] = criteria[0]?.evidence ?? [];
    await desk.assessment.removeEvidence({ id: first?.id ?? 0 });
    expect(keptFiles()).toContain(hashOf(plan)); // the other criterion still refers to it
    await desk.assessment.removeEvidence({ id: (first?.id ?? 0) + 1 });
    expect(keptFiles()).not.toContain(hashOf(plan));
    expect(auditOf('evidence.removed')).toHaveLength(2);
  });

  it('is refused where it is not what it should be, and leaves nothing', async () => {
    const desk = await deskOf('can-bo');
    const refusalOf = async (wrong: object) => (await safe(add(desk, plan, wrong))).error;
    const because = (code: string) => expect.objectContaining({ code });
    expect(await refusalOf({ fileName: 'chay.exe' })).toEqual(because('TYPE_REFUSED'));
    expect(await refusalOf({ fileName: 'anh.png' })).toEqual(because('TYPE_REFUSED'));
    expect(await refusalOf({ criterion: '9.9' })).toEqual(because('CRITERION_UNKNOWN'));
    expect(await refusalOf({ given: randomUUID() })).toEqual(because('OUT_OF_TURN'));
    expect(await refusalOf({ personal: true })).toEqual(because('KEY_MISSING'));
    expect(keptFiles().filter((name) => name !== 'incoming')).toEqual([]);
    expect(read(tellEvidence)).toEqual([]);
  });

  it('is not added twice to one criterion, nor sealed here and open there', async () => {
    await moveToTrial();
    const desk = await deskOf('can-bo');
    await add(desk, plan);
    expect((await safe(add(desk, plan))).error).toMatchObject({ code: 'EVIDENCE_THERE' });
    const sealed = { criterion: '1.2', personal: true };
    const { error } = await safe(add(desk, plan, sealed));
    expect(error).toMatchObject({ code: 'EVIDENCE_MARKED' });
  });

  it('with personal data is sealed, opens with letters only, and leaves as a line with its hash', async () => {
    await moveToTrial();
    const desk = await deskOf('lanh-dao');
    await add(desk, list, { personal: true, title: 'Danh sách đã đối thoại' });
    await add(desk, plan);
    const sealed = join(office.folder.evidence, `${hashOf(list)}.age`);
    expect(readFileSync(sealed).includes('danh sách')).toBe(false);
    expect(existsSync(join(office.folder.evidence, 'incoming', 'x'))).toBe(false);

    const { criteria } = await desk.assessment.show(friendly);
    const id = criteria[0]?.evidence[0]?.id ?? 0;
    const closed = await safe(desk.assessment.copyEvidence({ id }));
    expect(closed.error).toMatchObject({ code: 'LETTERS_CLOSED' });
    await desk.letter.open({ way: 'passphrase', secret: demoPassphrase });
    const { file: copy } = await desk.assessment.copyEvidence({ id });
    expect(readFileSync(copy)).toEqual(list);
    await desk.access.signOut();
    expect(existsSync(copy)).toBe(false);

    const officer = await deskOf('tong-hop');
    const exported = await officer.assessment.exportEvidence(friendly);
    expect(exported).toMatchObject({ files: 1, kept: 1 });
    const folder = `${exported.file}.opened`;
    const script = 'import sys,zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
    execFileSync('python3', ['-c', script, exported.file, folder]);
    execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder });
    expect(readdirSync(join(folder, '1.1'))).toEqual(['002-ke-hoach-tuyen-truyen.pdf']);
    expect(readFileSync(exported.file).includes(list)).toBe(false);
    const index = readFileSync(join(folder, 'muc-luc.csv'), 'utf8');
    expect(index).toContain(hashOf(list));
    const page = readFileSync(join(folder, 'muc-luc.html'), 'utf8');
    expect(page).toContain(hashOf(plan));
    expect(page).toContain('DÙNG THỬ'); // it was made in a trial
    expect(page).toContain('Mẫu tham khảo');
    expect(page).toContain('Năm 2026');
  });

  it('stays readable when the office replaces its key', async () => {
    await moveToTrial();
    const desk = await deskOf('lanh-dao');
    await add(desk, list, { personal: true });
    await desk.letter.open({ way: 'passphrase', secret: demoPassphrase });
    const before = readFileSync(join(office.folder.evidence, `${hashOf(list)}.age`));
    const passphrase = 'mưa xuân phơi phới bay ngoài ngõ';
    await desk.letter.replaceKeys({ passphrase, stick: false, givingUpSealed: false });
    const after = readFileSync(join(office.folder.evidence, `${hashOf(list)}.age`));
    expect(after.equals(before)).toBe(false);
    await desk.access.signOut();
    const again = await deskOf('lanh-dao');
    await again.letter.open({ way: 'passphrase', secret: passphrase });
    const { file } = await again.assessment.copyEvidence({ id: 1 });
    expect(readFileSync(file)).toEqual(list);
    const checked = await again.assessment.checkEvidence(friendly);
    expect(checked).toEqual({ files: 1, missing: [], changed: [] });
  });

  it('that is missing or was changed is named, and no archive is written with a hole', async () => {
    const desk = await deskOf('tong-hop');
    await add(desk, plan);
    await add(desk, list, { criterion: '2.1', title: 'Ảnh nơi chờ' });
    rmSync(join(office.folder.evidence, hashOf(plan)));
    writeFileSync(join(office.folder.evidence, hashOf(list)), 'khác');
    const lost = {
      criterion: '1.1',
      title: 'Kế hoạch tuyên truyền',
      fileName: 'ke-hoach-tuyen-truyen.pdf',
    };
    const altered = { criterion: '2.1', title: 'Ảnh nơi chờ', fileName: 'anh-noi-cho.pdf' };
    expect(await desk.assessment.checkEvidence(friendly)).toEqual({
      files: 2,
      missing: [lost],
      changed: [altered],
    });
    const { error } = await safe(desk.assessment.exportEvidence(friendly));
    expect(error).toMatchObject({ code: 'EVIDENCE_DAMAGED', data: { places: [lost, altered] } });
    // adding the same file elsewhere puts it back
    await add(desk, plan, { criterion: '1.2' });
    expect((await desk.assessment.checkEvidence(friendly)).missing).toEqual([]);
  });

  it('that was removed goes at the next start if a power cut kept it; what no row names stays', async () => {
    const desk = await deskOf('tong-hop');
    await add(desk, plan);
    await desk.assessment.removeEvidence({ id: 1 });
    writeFileSync(join(office.folder.evidence, hashOf(plan)), plan);
    writeFileSync(join(office.folder.evidence, hashOf(list)), list); // of a newer database
    await office.restart();
    expect(keptFiles()).toEqual([hashOf(list)]);
  });

  it('is listed for the superior with its hash and without its file', async () => {
    const desk = await deskOf('can-bo');
    await add(desk, plan);
    expect(read(tellEvidence)).toEqual([
      {
        set_code: 'chinh-quyen-than-thien',
        set_version: '1',
        period: '2026',
        criterion: '1.1',
        title: 'Kế hoạch tuyên truyền',
        media_type: 'application/pdf',
        bytes: plan.length,
        sha256: hashOf(plan),
        personal: 0,
        added_on: '2026-12-01',
      },
    ]);
  });
});
