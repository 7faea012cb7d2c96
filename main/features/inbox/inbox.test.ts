import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { findAuditFault } from '#main/storage/audit-store.ts';
import { backUp } from '#main/storage/backup.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import type { InboxItem } from '#shared/features/inbox/inbox.contract.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aRating, anId, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: '135791' },
  { code: 'tong-hop', role: 'officer', secret: '975310' },
] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people, clock: createFakeClock('2026-11-23T08:00:00+07:00') });
});
afterEach(() => office.close());

async function signedIn(code: (typeof people)[number]['code'], secret: string) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}
const staff = () => signedIn('can-bo', staffPin);
const leader = () => signedIn('lanh-dao', '135791');

/** A day on which these words were left, each by a citizen of their own, among enough ratings. */
async function aDay(words: readonly (string | readonly string[])[], ratings = 10) {
  const kiosk = office.kiosk();
  const left: string[] = [];
  for (let number = 0; number < Math.max(ratings, words.length); number += 1) {
    office.clock.pass(60_000);
    const rating = aRating();
    await kiosk.rating.submit(rating);
    for (const text of [words[number] ?? []].flat()) {
      const id = anId();
      await kiosk.rating.comment({ id, responseId: rating.id, text });
      left.push(id);
    }
  }
  office.clock.pass(24 * 60 * 60_000);
  return left;
}

const five = ['Chờ lâu quá', 'Ghế ít', 'Đèn hỏng', 'Đường vào khó', 'Nước uống hết'];
const textsOf = (items: readonly InboxItem[]) => new Set(items.map(({ text }) => text));

describe('comments come to staff', () => {
  it('only after their period has been released', async () => {
    await aDay(five);
    office.clock.pass(-24 * 60 * 60_000);
    const again = await staff();
    expect(await again.inbox.open()).toEqual({
      minimumWriters: 5,
      isEmpty: true,
      canLead: false,
      canErase: false,
    });
    expect((await again.inbox.list({})).items).toEqual([]);
    office.clock.pass(24 * 60 * 60_000);
    expect(await again.inbox.open()).toMatchObject({ isEmpty: false });
    expect(textsOf((await again.inbox.list({})).items)).toEqual(new Set(five));
  });

  it('once five citizens have written, however much one of them wrote', async () => {
    await aDay([['một', 'hai', 'ba', 'bốn'], 'năm', 'sáu', 'bảy']);
    const desk = await staff();
    await desk.inbox.open();
    expect((await desk.inbox.list({})).items).toEqual([]);
    await desk.access.signOut();
    await aDay(['tám']);
    const again = await staff();
    await again.inbox.open();
    const { items } = await again.inbox.list({});
    expect(items).toHaveLength(8);
    const spans = new Set(items.map(({ fromDay, toDay }) => `${fromDay} ${toDay}`));
    expect([...spans]).toEqual(['2026-11-23 2026-11-24']);
  });

  it('with nothing beside them that is finer than their period', async () => {
    await aDay(five);
    const desk = await staff();
    await desk.inbox.open();
    const [item] = (await desk.inbox.list({})).items;
    expect(item).toEqual({
      id: expect.any(Number),
      state: 'new',
      version: 0,
      held: 'no',
      text: expect.any(String),
      erased: null,
      blackedOut: 0,
      fromDay: '2026-11-23',
      toDay: '2026-11-23',
      questionnaire: 'kiosk@2',
      station: 'may-1',
      steps: [],
      published: null,
    });
  });

  it('with neither station nor questionnaire where too few wrote under one of them', async () => {
    await aDay(five);
    const db = openDatabase(office.folder.database);
    db.exec(`DROP TRIGGER rating_is_never_changed`);
    db.exec(`UPDATE rating SET station_code = 'may-2', questionnaire = 'kiosk@1'
             WHERE arrival = (SELECT max(arrival) FROM rating WHERE kind = 'comment')`);
    db.close();
    const desk = await staff();
    await desk.inbox.open();
    const { items } = await desk.inbox.list({});
    expect(items.map(({ station, questionnaire }) => [station, questionnaire])).toEqual(
      items.map(() => [null, null]),
    );
  });

  it('and the floor may be raised, not lowered', async () => {
    office.close();
    office = await createTestApp({
      people,
      clock: createFakeClock('2026-11-23T08:00:00+07:00'),
      settings: { inbox: { minimumWriters: 6 } },
    });
    await aDay(five);
    const desk = await staff();
    await desk.inbox.open();
    expect((await desk.inbox.list({})).items).toEqual([]);
    await expect(createTestApp({ settings: { inbox: { minimumWriters: 4 } } })).rejects.toThrow(
      'minimumWriters',
    );
  });
});

describe('words that name or accuse', () => {
  const named = 'Chị Hoa ở quầy 2 rất tận tình';
  beforeEach(async () => void (await aDay([...five.slice(0, 4), named])));

  async function heldItem() {
    const desk = await leader();
    await desk.inbox.open();
    const [item] = (await desk.inbox.listHeld({ held: 'waiting' })).items;
    if (!item) throw new Error('nothing is withheld');
    return { desk, item };
  }

  it('go to the leader alone, and everybody sees how many', async () => {
    const desk = await staff();
    await desk.inbox.open();
    const { items, counts } = await desk.inbox.list({});
    expect(textsOf(items)).toEqual(new Set(five.slice(0, 4)));
    expect(counts).toMatchObject({ waiting: 1, kept: 0, passedOn: 0 });
    expect((await desk.inbox.list({ search: 'hoa' })).items).toEqual([]);
    expect((await safe(desk.inbox.listHeld({ held: 'waiting' }))).error).toMatchObject({
      code: 'FORBIDDEN',
    });
    const { item } = await heldItem();
    expect(item).toMatchObject({ text: named, held: 'waiting' });
    const touched = await safe(
      desk.inbox.step({ item: item.id, basedOn: 0, step: 'look', note: '' }),
    );
    expect(touched.error).toMatchObject({ code: 'ITEM_UNKNOWN' });
  });

  it('count at a glance for the leader alone, and no more once they are kept', async () => {
    const { desk, item } = await heldItem();
    const ofLeader = async () => (await desk.glance.show()).inbox;
    expect(await ofLeader()).toEqual({ new: 5, lookedInto: 0, answered: 0 });
    await desk.inbox.keep({ item: item.id, basedOn: 0, reason: 'chỉ nêu tên' });
    expect(await ofLeader()).toEqual({ new: 4, lookedInto: 0, answered: 0 });
    const glance = await (await staff()).glance.show();
    expect(glance.inbox).toEqual({ new: 4, lookedInto: 0, answered: 0 });
  });

  it('count for staff once they are passed on', async () => {
    const { desk, item } = await heldItem();
    const ofStaff = async () => (await (await staff()).glance.show()).inbox;
    expect(await ofStaff()).toEqual({ new: 4, lookedInto: 0, answered: 0 });
    await desk.inbox.passOn({ item: item.id, basedOn: 0, blackouts: [] });
    expect(await ofStaff()).toEqual({ new: 5, lookedInto: 0, answered: 0 });
  });

  it('are passed on with what names a person blacked out, counted, and not to be searched for', async () => {
    const { desk, item } = await heldItem();
    const { findings } = await desk.inbox.inspect({ item: item.id });
    expect(findings).toEqual([{ kind: 'name', start: 0, end: 7 }]);
    await desk.inbox.passOn({ item: item.id, basedOn: 0, blackouts: [{ start: 4, end: 7 }] });
    const reader = await staff();
    const { items, counts } = await reader.inbox.list({ search: 'tận tình' });
    expect(items).toMatchObject([
      { text: 'Chị ████ ở quầy 2 rất tận tình', held: 'passedOn', blackedOut: 1, version: 1 },
    ]);
    expect(counts).toMatchObject({ waiting: 0, passedOn: 1, blackedOut: 1, blackedOutWords: 1 });
    expect((await reader.inbox.list({ search: 'hoa' })).items).toEqual([]);
    // nothing that a citizen gave was changed
    expect((await desk.inbox.inspect({ item: item.id })).text).toBe(named);
  });

  it('can be kept, with a reason', async () => {
    const { desk, item } = await heldItem();
    await desk.inbox.keep({ item: item.id, basedOn: 0, reason: 'Chuyển thanh tra xem xét' });
    expect((await desk.inbox.listHeld({ held: 'kept' })).items).toMatchObject([
      { held: 'kept', steps: [{ kind: 'keep', note: 'Chuyển thanh tra xem xét' }] },
    ]);
    expect((await (await staff()).inbox.list({})).counts).toMatchObject({ waiting: 0, kept: 1 });
  });

  it('keep the reason for leaders once they are passed on after all', async () => {
    const { desk, item } = await heldItem();
    const kept = await desk.inbox.keep({ item: item.id, basedOn: 0, reason: 'Nêu tên chị Hoa' });
    const blackouts = [{ start: 4, end: 7 }];
    await desk.inbox.passOn({ item: item.id, basedOn: kept.version, blackouts });
    const notesFor = async (of: typeof desk) =>
      (await of.inbox.show({ item: item.id })).steps.map(({ kind, note }) => [kind, note]);
    expect(await notesFor(desk)).toContainEqual(['keep', 'Nêu tên chị Hoa']);
    expect(await notesFor(await staff())).toContainEqual(['keep', null]);
  });
});

describe('a comment goes its way', () => {
  async function anItem() {
    await aDay(five);
    const desk = await staff();
    await desk.inbox.open();
    const [item] = (await desk.inbox.list({ search: 'ghế' })).items;
    if (!item) throw new Error('nothing came');
    return { desk, item };
  }

  it('from new to closed, with who, when and what was done', async () => {
    const { desk, item } = await anItem();
    const base = { item: item.id };
    await desk.inbox.step({ ...base, basedOn: 0, step: 'look', note: '' });
    await desk.inbox.step({ ...base, basedOn: 1, step: 'answer', note: 'Đã thêm 10 ghế' });
    const closed = await desk.inbox.step({ ...base, basedOn: 2, step: 'close', note: 'Xong' });
    expect(closed).toMatchObject({
      state: 'closed',
      version: 3,
      steps: [
        { kind: 'look', by: 'can-bo', at: '2026-11-24T08:10', note: null },
        { kind: 'answer', by: 'can-bo', note: 'Đã thêm 10 ghế' },
        { kind: 'close', by: 'can-bo', note: 'Xong' },
      ],
    });
    const back = await desk.inbox.step({
      ...base,
      basedOn: 3,
      step: 'reopen',
      note: 'Ghế lại thiếu',
    });
    expect([back.state, back.steps.length]).toEqual(['looking', 4]);
  });

  it('never back without a reason, and no way that is not there', async () => {
    const { desk, item } = await anItem();
    const base = { item: item.id, basedOn: 0 };
    expect(
      (await safe(desk.inbox.step({ ...base, step: 'close', note: ' ' }))).error,
    ).toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(
      (await safe(desk.inbox.step({ ...base, step: 'reopen', note: 'thử lại' }))).error,
    ).toMatchObject({ code: 'STEP_IMPOSSIBLE' });
  });

  it('for one of two people at once; the other is told who was first', async () => {
    const { desk, item } = await anItem();
    const other = await leader();
    await other.inbox.step({ item: item.id, basedOn: 0, step: 'answer', note: 'Đã thêm ghế' });
    const second = await safe(
      desk.inbox.step({ item: item.id, basedOn: 0, step: 'close', note: 'Không làm được' }),
    );
    expect(second.error).toMatchObject({
      code: 'ITEM_CHANGED',
      data: { by: 'lanh-dao', state: 'answered' },
    });
  });

  it('noted in the audit without a word of it', async () => {
    const { desk, item } = await anItem();
    await desk.inbox.step({ item: item.id, basedOn: 0, step: 'answer', note: 'Đã thêm ghế' });
    office.app.close();
    const db = openReader(office.folder.database);
    const noted = db
      .prepare(`SELECT actor, action, detail FROM audit WHERE action LIKE 'inbox.%'`)
      .all();
    expect(noted).toEqual([
      {
        actor: 'program',
        action: 'inbox.opened',
        detail: JSON.stringify({ from: '2026-11-23', to: '2026-11-23', comments: 5 }),
      },
      { actor: 'can-bo', action: 'inbox.answered', detail: `{"item":${item.id},"step":1}` },
    ]);
    expect(findAuditFault(db)).toBeUndefined();
    db.close();
    await office.restart();
  });

  it('made public by the leader once it is answered, and taken back', async () => {
    const { desk, item } = await anItem();
    const answered = { said: 'Thiếu ghế ngồi chờ', done: 'thêm 10 ghế', month: '2026-11' };
    const chief = await leader();
    const early = await safe(chief.inbox.publish({ item: item.id, basedOn: 0, ...answered }));
    expect(early.error).toMatchObject({ code: 'NOT_ANSWERED' });
    await desk.inbox.step({ item: item.id, basedOn: 0, step: 'answer', note: 'Đã thêm 10 ghế' });
    const shown = await chief.inbox.publish({ item: item.id, basedOn: 1, ...answered });
    expect(shown.published).toEqual(answered);
    expect((await office.kiosk().station.show()).answered).toEqual([answered]);
    expect(await desk.inbox.poster({})).toMatchObject({
      month: '2026-11',
      received: 5,
      answered: 1,
      entries: [answered],
    });
    const back = await chief.inbox.withdraw({ item: item.id, basedOn: 2 });
    expect(back.published).toBeNull();
    expect((await office.kiosk().station.show()).answered).toEqual([]);
  });

  it('onto a full list, from which the oldest goes', async () => {
    office.close();
    const old = Array.from({ length: 60 }, (_, place) => ({
      month: `20${20 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`,
      said: 'Cũ',
      done: 'cũ',
    }));
    office = await createTestApp({
      people,
      clock: createFakeClock('2026-11-23T08:00:00+07:00'),
      settings: { answered: old },
    });
    const { desk, item } = await anItem();
    await desk.inbox.step({ item: item.id, basedOn: 0, step: 'answer', note: 'Đã thêm ghế' });
    const entry = { month: '2026-11', said: 'Thiếu ghế', done: 'thêm ghế' };
    await (await leader()).inbox.publish({ item: item.id, basedOn: 1, ...entry });
    const { answered } = await office.kiosk().station.show();
    expect(answered).toEqual([entry, ...old.slice(1)]);
  });
});

describe('words are found', () => {
  it('with and without diacritics, in any order, and while the last is being typed', async () => {
    await aDay(five);
    const desk = await staff();
    await desk.inbox.open();
    const find = async (search: string) => textsOf((await desk.inbox.list({ search })).items);
    for (const search of ['duong', 'đường', 'kho DUONG', 'đươ', 'vao duong kh']) {
      expect(await find(search), search).toEqual(new Set(['Đường vào khó']));
    }
    for (const search of ['duong di', 'duon ', 'OR', 'lâu AND quá NOT', '"duong di"']) {
      expect(await find(search), search).toEqual(new Set());
    }
    expect(await find('"')).toEqual(new Set(five));
  });

  it('in Khmer too, where no spaces stand between words', async () => {
    await aDay([...five, 'សូមអរគុណមន្ត្រី']);
    const desk = await leader();
    await desk.inbox.open();
    const [item] = (await desk.inbox.listHeld({ held: 'waiting' })).items;
    await desk.inbox.passOn({ item: item?.id ?? 0, basedOn: 0, blackouts: [] });
    expect((await desk.inbox.list({ search: 'អរគុណ' })).items).toHaveLength(1);
  });

  it('a page at a time, each comment once', async () => {
    await aDay(Array.from({ length: 45 }, (_, number) => `góp ý thứ ${number}`));
    const desk = await staff();
    await desk.inbox.open();
    const pages: InboxItem[][] = [];
    for (let before: number | undefined; ;) {
      const { items, older } = await desk.inbox.list({ search: 'gop', before });
      pages.push(items);
      if (older === null) break;
      before = older;
    }
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(45);
  });
});

describe('words that are erased', () => {
  const secret = 'qzxwvkjh';
  const said = `Nhờ gọi ${secret} giúp`;
  const reason = 'writerAsked';

  async function anItem() {
    await aDay([...five, said]);
    const desk = await leader();
    await desk.inbox.open();
    const [item] = (await desk.inbox.list({ search: secret })).items;
    if (!item) throw new Error('nothing came');
    return { desk, item };
  }
  const filesWithIt = () =>
    readdirSync(office.folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(secret))
      .map(({ name }) => name);
  const rowsOf = (sql: string) => {
    const db = openReader(office.folder.database);
    const rows = db.prepare(sql).all();
    db.close();
    return rows;
  };

  it('are in no file of the folder, its copies neither, and the chains hold', async () => {
    const { desk, item } = await anItem();
    const db = openDatabase(office.folder.database);
    const copy = backUp(db, office.folder.backups, 'before-schema-99');
    db.close();
    expect(filesWithIt()).toEqual(expect.arrayContaining(['kiosk-before-schema-99.db']));
    const erased = await desk.inbox.erase({ item: item.id, basedOn: 0, reason });
    expect(erased).toMatchObject({
      text: null,
      erased: { at: '2026-11-24T08:10', by: 'lanh-dao', reason },
    });
    expect(filesWithIt()).toEqual([]);
    expect((await desk.inbox.list({ search: secret })).items).toEqual([]);
    for (const file of [office.folder.database, copy]) {
      const there = openReader(file);
      expect(verifyRatings(there).fault).toBeUndefined();
      expect(findAuditFault(there)).toBeUndefined();
      expect(
        there.prepare(`SELECT count(*) FROM rating WHERE score IS NOT NULL`).pluck().get(),
      ).toBe(10);
      there.close();
    }
  });

  it('leave a place-holder for staff: when, by whose code, why; nothing of it can be undone', async () => {
    const { desk, item } = await anItem();
    await desk.inbox.erase({ item: item.id, basedOn: 0, reason });
    const ofStaff = (await (await staff()).inbox.list({})).items.filter(
      ({ text }) => text === null,
    );
    expect(ofStaff).toMatchObject([{ id: item.id, erased: { by: 'lanh-dao', reason } }]);
    const again = await safe(desk.inbox.erase({ item: item.id, basedOn: 0, reason }));
    expect(again.error).toMatchObject({ code: 'STEP_IMPOSSIBLE' });
    expect(rowsOf(`SELECT actor, detail FROM audit WHERE action = 'words.redacted'`)).toEqual([
      { actor: 'lanh-dao', detail: expect.not.stringContaining(secret) },
    ]);
  });

  it('are gone by the leader alone, and not once somebody has taken a step meanwhile', async () => {
    const { desk, item } = await anItem();
    const other = await staff();
    const refused = await safe(other.inbox.erase({ item: item.id, basedOn: 0, reason }));
    expect(refused.error).toMatchObject({ code: 'FORBIDDEN' });
    await other.inbox.step({ item: item.id, basedOn: 0, step: 'look', note: '' });
    const late = await safe(desk.inbox.erase({ item: item.id, basedOn: 0, reason }));
    expect(late.error).toMatchObject({ code: 'ITEM_CHANGED' });
    expect(filesWithIt()).not.toEqual([]);
  });

  it('are quoted by nothing that was made public of them, now or earlier', async () => {
    const { desk, item } = await anItem();
    const base = { item: item.id };
    const entry = { month: '2026-11', said, done: 'đã gọi lại' };
    const own = { ...entry, said: 'Nhờ gọi lại' };
    await desk.inbox.step({ ...base, basedOn: 0, step: 'answer', note: 'Đã gọi lại' });
    await desk.inbox.publish({ ...base, basedOn: 1, ...entry });
    await desk.inbox.publish({ ...base, basedOn: 2, ...own });
    const last = await desk.inbox.erase({ ...base, basedOn: 3, reason });
    expect(last).toMatchObject({ published: null, state: 'answered', version: 4 });
    expect((await office.kiosk().station.show()).answered).toEqual([]);
    expect((await desk.inbox.poster({ month: '2026-11' })).entries).toEqual([]);
    expect(filesWithIt()).toEqual([]);
    // the office may say it again, in words of its own
    const anew = await desk.inbox.publish({ ...base, basedOn: 4, ...own });
    expect(anew.published).toEqual(own);
  });

  it('wait no longer for the leader to read them', async () => {
    await aDay([...five, 'Chị Hoa ở quầy 2 rất tận tình']);
    const desk = await leader();
    await desk.inbox.open();
    const [held] = (await desk.inbox.listHeld({ held: 'waiting' })).items;
    await desk.inbox.erase({ item: held?.id ?? 0, basedOn: 0, reason: 'privateLife' });
    expect((await desk.inbox.list({})).counts).toMatchObject({ waiting: 0, kept: 1 });
  });

  it('go from copies at the next start, whatever came between', async () => {
    const { desk, item } = await anItem();
    const db = openDatabase(office.folder.database);
    const copy = backUp(db, office.folder.backups, 'before-schema-99');
    db.close();
    renameSync(copy, `${copy}.away`);
    await desk.inbox.erase({ item: item.id, basedOn: 0, reason });
    renameSync(`${copy}.away`, copy);
    expect(filesWithIt()).toEqual(['kiosk-before-schema-99.db']);
    await office.restart();
    await expect.poll(filesWithIt).toEqual([]);
  });

  it('leave nothing of themselves in an index of many words', async () => {
    const rare = (number: number) => `zq${(number * 7919).toString(36)}vx`;
    await aDay(
      Array.from({ length: 150 }, (_, n) => `${rare(3 * n)} ${rare(3 * n + 1)} ${rare(3 * n + 2)}`),
    );
    const desk = await leader();
    await desk.inbox.open();
    for (let n = 0; n < 150; n += 10) {
      const [item] = (await desk.inbox.list({ search: rare(3 * n) })).items;
      await desk.inbox.erase({ item: item?.id ?? 0, basedOn: 0, reason: 'numbers' });
    }
    const bytes = readdirSync(office.folder.path)
      .filter((name) => name.startsWith('kiosk.db'))
      .map((name) => readFileSync(join(office.folder.path, name)));
    const left = Array.from({ length: 45 }, (_, n) =>
      rare(Math.floor(n / 3) * 30 + (n % 3)),
    ).filter((word) => bytes.some((each) => each.includes(word)));
    expect(left).toEqual([]);
  });
});
