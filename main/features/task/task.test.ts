import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, openReader } from '#main/storage/database.ts';
import { findUnsoundColumn, officeTables } from '#shared/features/batch/office-tables.ts';
import { createTestApp, staffPin, usualPeople, type TestApp } from '#tests/support/test-app.ts';
import { tellTasks } from './tell-tasks.ts';

const people = [...usualPeople, { code: 'chu-tich', role: 'leader', secret: '135791' }] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people });
});
afterEach(() => office.close());

async function signedIn(code: string, secret: string) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}
const staff = () => signedIn('can-bo', staffPin);
const leader = () => signedIn('chu-tich', '135791');
type Desk = Awaited<ReturnType<typeof staff>>;

const own = { code: '00000', name: 'Trung tâm Phục vụ hành chính công xã Thử Nghiệm' };
const report = {
  duty: 'Báo cáo kết quả thực hiện mô hình về phòng Nội vụ',
  units: [own],
  deadline: '2026-12-25',
  letter: 'Kế hoạch của UBND thành phố',
  clause: 'Mục III.1',
  isReport: true,
};

async function aTask(desk: Desk, more: Partial<typeof report> = {}): Promise<number> {
  const { ids } = await desk.task.note({ ...report, ...more });
  return ids[0] ?? 0;
}
async function listed(desk: Desk, id: number) {
  return (await desk.task.list()).tasks.find((task) => task.id === id);
}

describe('a duty', () => {
  it('is given to each unit by itself, worked on, done and taken up again, every step kept', async () => {
    const desk = await staff();
    const commune = { code: '02143', name: 'UBND xã Văn Lang' };
    const { ids } = await desk.task.note({ ...report, units: [own, commune] });
    const day = '2026-11-27';
    const id = ids[0] ?? 0;
    await desk.task.move({ id, from: 'given', to: 'underway', day, note: '' });
    await desk.task.move({ id, from: 'underway', to: 'done', day, note: 'Đã gửi' });
    await desk.task.move({ id, from: 'done', to: 'underway', day, note: 'Phải bổ sung' });
    const { units: _, ...said } = report;
    expect(await listed(desk, id)).toEqual({
      id,
      ...said,
      unit: own,
      notedOn: day,
      person: 'can-bo',
      state: 'underway',
      steps: [
        { id: 1, state: 'underway', day, note: '', person: 'can-bo' },
        { id: 2, state: 'done', day, note: 'Đã gửi', person: 'can-bo' },
        { id: 3, state: 'underway', day, note: 'Phải bổ sung', person: 'can-bo' },
      ],
      deadlines: [],
      proofs: [],
      isFresh: false,
    });
    expect(await listed(desk, ids[1] ?? 0)).toMatchObject({ unit: commune, state: 'given' });
  });

  it('keeps its earlier deadlines with the letters that moved them', async () => {
    const desk = await staff();
    const id = await aTask(desk);
    const [first, second] = ['Công văn 15/UBND ngày 20/11/2026', 'Công văn 20/UBND'];
    await desk.task.changeDeadline({ id, from: '2026-12-25', to: '2026-12-31', letter: first });
    await desk.task.changeDeadline({ id, from: '2026-12-31', letter: second });
    const found = await listed(desk, id);
    expect(found).not.toHaveProperty('deadline');
    const by = { day: '2026-11-27', person: 'can-bo' };
    expect(found?.deadlines).toEqual([
      { id: 1, before: '2026-12-25', deadline: '2026-12-31', letter: first, ...by },
      { id: 2, before: '2026-12-31', letter: second, ...by },
    ]);
    const stale = { id, from: '2026-12-31', to: '2027-01-01', letter: first };
    expect((await safe(desk.task.changeDeadline(stale))).error).toMatchObject({
      code: 'TASK_MOVED',
    });
    const same = { id, letter: first };
    expect((await safe(desk.task.changeDeadline(same))).error).toMatchObject({
      code: 'DEADLINE_SAME',
    });
  });

  it('is proved by documents; one noted by mistake goes and has been there', async () => {
    const desk = await staff();
    const id = await aTask(desk);
    const proof = { title: 'Báo cáo kết quả', number: '12/BC-UBND', issuedOn: '2026-11-26' };
    const wrong = await desk.task.addProof({ id, proof: { ...proof, number: '21/BC-UBND' } });
    await desk.task.addProof({ id, proof });
    await desk.task.removeProof({ id, proof: wrong.id });
    const found = await listed(desk, id);
    expect(found?.proofs).toEqual([{ id: 2, ...proof, addedOn: '2026-11-27', person: 'can-bo' }]);
    const lost = { ...proof, sha256: 'a'.repeat(64) };
    expect((await safe(desk.task.addProof({ id, proof: lost }))).error).toMatchObject({
      code: 'FILE_UNKNOWN',
    });
  });

  it('is put right until somebody acts on it, and not after', async () => {
    const desk = await staff();
    const id = await aTask(desk);
    const { units: _, ...said } = report;
    const content = { ...said, unit: own, clause: 'Mục III.2' };
    await desk.task.correct({ id, content });
    expect(await listed(desk, id)).toMatchObject({ clause: 'Mục III.2' });
    await desk.task.move({ id, from: 'given', to: 'done', day: '2026-11-27', note: '' });
    const { error } = await safe(desk.task.correct({ id, content }));
    expect(error).toMatchObject({ code: 'TASK_MOVED' });
  });

  it('goes out of force, and in again, by the leader alone', async () => {
    const desk = await staff();
    const id = await aTask(desk);
    const move = { id, from: 'given', to: 'void', day: '2026-11-27', note: 'Bị bãi bỏ' } as const;
    const { error } = await safe(desk.task.move(move));
    expect(error).toMatchObject({ code: 'LEADER_DECIDES' });
    const head = await leader();
    await head.task.move(move);
    const back = { ...move, from: 'void', to: 'given' } as const;
    expect((await safe(desk.task.move(back))).error).toMatchObject({ code: 'LEADER_DECIDES' });
    await head.task.move(back);
    expect(await listed(head, id)).toMatchObject({ state: 'given' });
  });

  it.each([
    ['from where it is no longer', { from: 'underway', to: 'done' }, 'TASK_MOVED'],
    ['to where it cannot go from here', { to: 'given' }, 'TASK_MOVED'],
    ['on a day to come', { day: '2026-11-28' }, 'DAY_REFUSED'],
    ['that is not there', { id: 99 }, 'TASK_UNKNOWN'],
  ] as const)('is not moved %s', async (_what, wrong, code) => {
    const desk = await staff();
    const id = await aTask(desk);
    const move = { id, from: 'given', to: 'done', day: '2026-11-27', note: '' } as const;
    const { error } = await safe(desk.task.move({ ...move, ...wrong }));
    expect(error).toMatchObject({ code });
    expect((await listed(desk, id))?.steps).toEqual([]);
  });

  it('is read by who reads figures, and written by who enters them', async () => {
    const desk = await signedIn('tong-hop', usualPeople[1].secret);
    expect(await desk.task.list()).toMatchObject({ mayEnter: false, mayDecide: false });
    expect((await safe(desk.task.note(report))).error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves no words in the audit', async () => {
    const desk = await staff();
    const id = await aTask(desk);
    await desk.task.move({ id, from: 'given', to: 'done', day: '2026-11-27', note: 'ông Ba' });
    const db = openReader(office.folder.database);
    const rows = db.prepare(`SELECT action, detail FROM audit WHERE action LIKE 'task.%'`).all();
    db.close();
    expect(rows).toEqual([
      { action: 'task.noted', detail: `{"task":${id}}` },
      { action: 'task.moved', detail: `{"task":${id},"from":"given","to":"done"}` },
    ]);
  });
});

describe('a list of duties', () => {
  const order = {
    letter: 'Công văn triển khai cải cách TTHC của UBND huyện',
    lines: [
      { line: 1, cells: ['Nhiệm vụ', 'Đơn vị', 'Hạn', 'Văn bản', 'Khoản'] },
      {
        line: 2,
        cells: ['Ban hành kế hoạch chi tiết', '00000; UBND xã B (02144)', '30/6/2027', '', '3.1'],
      },
      { line: 3, cells: ['Tổ chức tuyên truyền', 'Phòng Văn hóa', '', '', '3.2'] },
    ],
  };

  it('becomes a duty for every unit, and once', async () => {
    const desk = await staff();
    const { tasks, faults, newUnits, basedOn } = await desk.task.preview(order);
    expect({ faults, n: tasks.length }).toEqual({ faults: [], n: 3 });
    expect(newUnits).toEqual([
      { code: '02144', name: 'UBND xã B' },
      { code: 'phong-van-hoa', name: 'Phòng Văn hóa' },
    ]);
    await desk.task.import({ ...order, basedOn });
    const list = await desk.task.list();
    expect(list.tasks.map(({ unit, deadline, clause }) => [unit.code, deadline, clause])).toEqual([
      ['00000', '2027-06-30', '3.1'],
      ['02144', '2027-06-30', '3.1'],
      ['phong-van-hoa', undefined, '3.2'],
    ]);
    expect(await desk.task.preview(order)).toMatchObject({ tasks: [], newUnits: [], same: 3 });
  });

  it('is taken in whole or not at all', async () => {
    const desk = await staff();
    const bad = { line: 4, cells: ['Báo cáo kết quả', '00000', '31/02/2027'] };
    const faulty = { ...order, lines: [...order.lines, bad] };
    const { faults, basedOn } = await desk.task.preview(faulty);
    expect(faults).toEqual([{ line: 4, fault: 'deadlineUnreadable', text: '31/02/2027' }]);
    const { error } = await safe(desk.task.import({ ...faulty, basedOn }));
    expect(error).toMatchObject({ code: 'IMPORT_FAULTY' });
    expect((await desk.task.list()).tasks).toEqual([]);
  });

  it('is looked at anew when somebody noted a duty since its preview', async () => {
    const desk = await staff();
    const { basedOn } = await desk.task.preview(order);
    await aTask(desk);
    const { error } = await safe(desk.task.import({ ...order, basedOn }));
    expect(error).toMatchObject({ code: 'TASKS_CHANGED' });
  });

  it('is taken back while nobody has acted on any of it, and not after', async () => {
    const desk = await staff();
    const { basedOn } = await desk.task.preview(order);
    const first = await desk.task.import({ ...order, basedOn });
    const { undoable } = await desk.task.list();
    expect(undoable).toEqual(first);
    expect(await desk.task.undoImport({ id: first.id })).toEqual({ tasks: 3 });
    expect((await desk.task.list()).tasks).toEqual([]);

    const preview = await desk.task.preview(order);
    const again = await desk.task.import({ ...order, basedOn: preview.basedOn });
    const [task] = (await desk.task.list()).tasks;
    const id = task?.id ?? 0;
    await desk.task.move({ id, from: 'given', to: 'underway', day: '2026-11-27', note: '' });
    expect(await desk.task.list()).not.toHaveProperty('undoable');
    const { error } = await safe(desk.task.undoImport({ id: again.id }));
    expect(error).toMatchObject({ code: 'IMPORT_USED' });
    expect((await desk.task.list()).tasks).toHaveLength(3);
  });
});

it('goes up to the superior with its unit, day and state', async () => {
  const desk = await staff();
  const id = await aTask(desk);
  const { deadline: _, ...endless } = report;
  await desk.task.note({ ...endless, clause: '' });
  await desk.task.move({ id, from: 'given', to: 'done', day: '2026-11-27', note: 'riêng' });
  const db = openReader(office.folder.database);
  const rows = tellTasks(db);
  db.close();
  expect(rows.map((row) => findUnsoundColumn(row, officeTables.tasks))).toEqual([
    undefined,
    undefined,
  ]);
  expect(rows[0]).toEqual({
    model_code: null,
    code: String(id),
    duty: report.duty,
    unit_code: '00000',
    deadline: '2026-12-25',
    source_letter: report.letter,
    clause: 'Mục III.1',
    state: 'done',
    done_on: '2026-11-27',
  });
});

it('is reminded of at the first glance from seven days before, while it is the office’s own', async () => {
  const desk = await staff();
  const commune = { code: '02143', name: 'UBND xã Văn Lang' };
  await aTask(desk, { deadline: '2026-12-05' });
  await aTask(desk, { deadline: '2026-11-01', units: [commune] });
  expect(await desk.glance.show()).not.toHaveProperty('tasks');
  await aTask(desk, { deadline: '2026-12-04' });
  await aTask(desk, { deadline: '2026-11-26' });
  expect((await desk.glance.show()).tasks).toEqual({ soon: 1, overdue: 1 });
});

it('the database itself keeps what was given and done', async () => {
  const desk = await staff();
  const id = await aTask(desk);
  await desk.task.move({ id, from: 'given', to: 'done', day: '2026-11-27', note: '' });
  const db = openDatabase(office.folder.database);
  try {
    for (const sql of [
      `DELETE FROM task`,
      `UPDATE task SET duty = 'khác', corrections = 1`,
      `DELETE FROM task_step`,
      `UPDATE task_step SET state = 'given'`,
    ]) {
      expect(() => db.exec(sql), sql).toThrow(/kept|stays|append-only/);
    }
  } finally {
    db.close();
  }
});
