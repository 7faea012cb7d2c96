import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAuditFault } from '#main/storage/audit-store.ts';
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
    expect(await again.inbox.open()).toEqual({ minimumWriters: 5, isEmpty: true, canLead: false });
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

it('erases words from every file of the folder with their redaction', async () => {
  const secret = 'qzxwvkjh';
  const ids = await aDay([...five, `Nhờ gọi ${secret} giúp`]);
  const desk = await leader();
  await desk.inbox.open();
  expect((await desk.inbox.list({ search: secret })).items).toHaveLength(1);
  const read = () =>
    readdirSync(office.folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(secret))
      .map(({ name }) => name);
  expect(read()).not.toEqual([]);
  await desk.rating.redact({ commentId: ids.at(-1) ?? '', reason: 'theo yêu cầu' });
  expect(read()).toEqual([]);
  expect((await desk.inbox.list({ search: secret })).items).toEqual([]);
  const erased = (await desk.inbox.list({})).items.filter(({ text }) => text === null);
  expect(erased).toHaveLength(1);
});
