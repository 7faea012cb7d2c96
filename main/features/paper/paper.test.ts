import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { aRating, anId, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({
    people: [
      { code: 'lan', role: 'staff', secret: staffPin },
      { code: 'minh', role: 'staff', secret: staffPin },
      { code: 'sep', role: 'leader', secret: staffPin },
    ],
  });
});
afterEach(() => office.close());

async function signedIn(code: 'lan' | 'minh' | 'sep' = 'lan') {
  const desk = office.desk();
  await desk.access.signIn({ code, secret: staffPin });
  return desk;
}
type Desk = Awaited<ReturnType<typeof signedIn>>;

const bundle = {
  number: 'Đợt 1',
  forms: 3,
  questionnaire: 'kiosk@2',
  language: 'vi',
  counterCode: 'quay-2',
};
const aForm = {
  day: '2026-11-20',
  score: 4 as number | null,
  answers: {} as Record<string, string[]>,
  comment: '',
};

async function type(desk: Desk, batchId: number, forms: object[], pass: 1 | 2 = 1) {
  for (const form of forms) {
    const { nextPlace: place } = await desk.paper.show({ batchId, pass });
    const content = { ...aForm, ...form };
    await desk.paper.enter({ batchId, pass, id: anId(), place, content });
  }
}

function rows<Row = unknown>(sql: string): Row[] {
  const db = openReader(office.folder.database);
  const found = db.prepare<[], Row>(sql).all();
  db.close();
  return found;
}

describe('a bundle of forms', () => {
  it('becomes ratings of its own channel when it is closed, not before', async () => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    await type(desk, batchId, [
      { answers: { stage: ['collect'], reasons: ['waiting', 'fee'] } },
      { score: 1, comment: 'Chờ lâu quá, gọi tôi 0912 345 678' },
      { score: null },
    ]);
    expect(rows('SELECT 1 FROM rating')).toEqual([]);
    const closed = await desk.paper.close({ batchId, forms: 3 });
    expect(closed).toMatchObject({ forms: 3, closed: { ratings: 2, checked: false } });
    expect(
      rows(`SELECT kind, score, question, choices, channel, device_mode, counter_code, field_code,
                   hour_status, gap_ms, ready_ms FROM rating ORDER BY sequence`),
    ).toEqual(
      [
        { kind: 'answer', score: 4 },
        { kind: 'fact', question: 'form_day', choices: '["2026-11-20"]' },
        { kind: 'fact', question: 'stage', choices: '["collect"]' },
        { kind: 'fact', question: 'reasons', choices: '["waiting","fee"]' },
        { kind: 'answer', score: 1 },
        { kind: 'fact', question: 'form_day', choices: '["2026-11-20"]' },
        { kind: 'comment' },
      ].map((row) => ({
        score: null,
        question: null,
        choices: null,
        channel: 'paper',
        device_mode: 'paper',
        counter_code: 'quay-2',
        field_code: 'dat-dai',
        hour_status: 'unknown',
        gap_ms: null,
        ready_ms: null,
        ...row,
      })),
    );
    expect(rows('SELECT body FROM free_text')).toEqual([
      { body: 'Chờ lâu quá, gọi tôi •••• ••• •••' },
    ]);
    expect(rows('SELECT 1 FROM paper_draft')).toEqual([]);
    const db = openReader(office.folder.database);
    expect(verifyRatings(db).fault).toBeUndefined();
    db.close();
  });

  it('is recorded once, however often it is closed', async () => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    await type(desk, batchId, [{}, {}, {}]);
    const first = await desk.paper.close({ batchId, forms: 3 });
    await office.restart();
    expect(await (await signedIn()).paper.close({ batchId, forms: 3 })).toEqual(first);
    expect(rows(`SELECT 1 FROM rating WHERE kind = 'answer'`)).toHaveLength(3);
  });

  it('keeps what was typed in over a restart, and can be taken up again', async () => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    await type(desk, batchId, [{ score: 2 }]);
    await office.restart();
    const { nextPlace, last } = await (await signedIn()).paper.show({ batchId, pass: 1 });
    expect([nextPlace, last]).toEqual([2, { place: 1, content: { ...aForm, score: 2 } }]);
  });

  it('is not closed with another number of forms than was counted', async () => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    await type(desk, batchId, [{}, {}]);
    await expect(desk.paper.close({ batchId, forms: 3 })).rejects.toMatchObject({
      code: 'COUNT_DIFFERS',
      data: { entered: 2 },
    });
    expect((await desk.paper.close({ batchId, forms: 2 })).closed?.ratings).toBe(2);
  });

  it('takes the last form back while it is open, and none once it is closed', async () => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    await type(desk, batchId, [{ score: 5 }, { score: 1 }]);
    await desk.paper.undo({ batchId, pass: 1 });
    await desk.paper.close({ batchId, forms: 1 });
    await expect(desk.paper.undo({ batchId, pass: 1 })).rejects.toMatchObject({
      code: 'BATCH_CLOSED',
    });
    expect(rows(`SELECT score FROM rating WHERE kind = 'answer'`)).toEqual([{ score: 5 }]);
  });

  it('does not make the next citizen at the screen look hasty', async () => {
    await office.kiosk().rating.submit(aRating());
    office.clock.pass(60_000);
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    await type(desk, batchId, [{}]);
    await desk.paper.close({ batchId, forms: 1 });
    await desk.access.signOut();
    office.clock.pass(1_000);
    await office.kiosk().rating.submit(aRating());
    expect(rows(`SELECT gap_ms FROM rating WHERE channel = 'kiosk' ORDER BY sequence`)).toEqual([
      { gap_ms: null },
      { gap_ms: 5_000 },
    ]);
  });

  it('is no part of the headline, and nothing of it counts as misuse', async () => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open({ ...bundle, forms: 12 });
    await type(
      desk,
      batchId,
      Array.from({ length: 12 }, () => ({})),
    );
    await desk.paper.close({ batchId, forms: 12 });
    office.clock.set('2026-11-30T08:00:00+07:00');
    await office.restart();
    const reader = await signedIn();
    const [period] = (await reader.figures.listPeriods()).periods;
    const { series } = await reader.figures.show({ periodId: period?.id ?? 0 });
    expect(series.map(({ series, total }) => [series.channel, total.clean.n])).toEqual([
      ['paper', 12],
    ]);
  });

  it('is known by its number, which is given once', async () => {
    const desk = await signedIn();
    await desk.paper.open(bundle);
    await expect(desk.paper.open(bundle)).rejects.toMatchObject({ code: 'NUMBER_TAKEN' });
    await expect(
      desk.paper.open({ ...bundle, number: '2', counterCode: 'quay-9' }),
    ).rejects.toMatchObject({ code: 'COUNTER_UNKNOWN' });
    await expect(
      desk.paper.open({ ...bundle, number: '2', questionnaire: 'kiosk@99' }),
    ).rejects.toMatchObject({ code: 'QUESTIONNAIRE_UNKNOWN' });
  });

  it('is for who may type forms in', async () => {
    const desk = await signedIn('sep');
    await expect(desk.paper.list()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('a form', () => {
  it.each([
    ['of tomorrow', { day: '2026-11-28' }, 'DAY_OUTSIDE'],
    ['of sixty-one days ago', { day: '2026-09-27' }, 'DAY_OUTSIDE'],
    ['with an answer that is not printed', { answers: { stage: ['fly'] } }, 'ANSWER_UNKNOWN'],
    [
      'with two answers where one may be',
      { answers: { stage: ['ask', 'collect'] } },
      'ANSWER_UNKNOWN',
    ],
    ['with an answer to another question', { answers: { fee: ['yes'] } }, 'ANSWER_UNKNOWN'],
  ])('%s is refused', async (_name, more, code) => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    const { error } = await safe(type(desk, batchId, [more]));
    expect(error).toMatchObject({ code });
    expect((await desk.paper.list()).batches[0]?.entered).toEqual([0, 0]);
  });

  it.each(['2026-09-28', '2026-11-27'])('of %s is taken', async (day) => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    await type(desk, batchId, [{ day }]);
    expect((await desk.paper.list()).batches[0]?.entered).toEqual([1, 0]);
  });

  it('waits while nobody knows which day it is', async () => {
    const desk = await signedIn();
    const { id: batchId } = await desk.paper.open(bundle);
    office.clock.set('2030-01-01T00:00:00+07:00');
    const { error } = await safe(type(desk, batchId, [{}]));
    expect(error).toMatchObject({ code: 'CLOCK_UNTRUSTED' });
  });

  it('that two type in at once under one number is kept once, and the other is told', async () => {
    const [lan, minh] = [await signedIn('lan'), await signedIn('minh')];
    const { id: batchId } = await lan.paper.open(bundle);
    const form = { batchId, pass: 1 as const, place: 1, content: aForm };
    const id = anId();
    await lan.paper.enter({ ...form, id });
    await lan.paper.enter({ ...form, id });
    await expect(minh.paper.enter({ ...form, id: anId() })).rejects.toMatchObject({
      code: 'PLACE_TAKEN',
    });
    expect((await minh.paper.show({ batchId, pass: 1 })).nextPlace).toBe(2);
  });
});

describe('the second time', () => {
  it('is for another person', async () => {
    const lan = await signedIn('lan');
    const { id: batchId } = await lan.paper.open(bundle);
    await type(lan, batchId, [{}]);
    const { error } = await safe(type(lan, batchId, [{}], 2));
    expect(error).toMatchObject({ code: 'SAME_PERSON' });
  });

  it('shows differences once it is complete, and they are settled before the batch is closed', async () => {
    const [lan, minh] = [await signedIn('lan'), await signedIn('minh')];
    const { id: batchId } = await lan.paper.open(bundle);
    await type(lan, batchId, [{ score: 5 }, { score: 4 }, { comment: 'Tốt  lắm' }]);
    await type(minh, batchId, [{ score: 5 }, { score: 1 }], 2);
    expect((await minh.paper.show({ batchId, pass: 2 })).differences).toEqual([]);
    await type(minh, batchId, [{ comment: 'tốt lắm' }], 2);
    const { differences } = await minh.paper.show({ batchId, pass: 2 });
    expect(differences).toEqual([
      { place: 2, first: aForm, second: { ...aForm, score: 1 }, settled: null },
    ]);
    await expect(lan.paper.close({ batchId, forms: 3 })).rejects.toMatchObject({
      code: 'DIFFERENCES_LEFT',
      data: { left: 1 },
    });
    await lan.paper.settle({ batchId, place: 2, content: { ...aForm, score: 1 } });
    const closed = await lan.paper.close({ batchId, forms: 3 });
    expect(closed.closed).toMatchObject({ ratings: 3, checked: true });
    expect(rows(`SELECT score FROM rating WHERE kind = 'answer' ORDER BY sequence`)).toEqual([
      { score: 5 },
      { score: 1 },
      { score: 4 },
    ]);
  });

  it('that was begun is finished before the batch is closed', async () => {
    const [lan, minh] = [await signedIn('lan'), await signedIn('minh')];
    const { id: batchId } = await lan.paper.open(bundle);
    await type(lan, batchId, [{}, {}, {}]);
    await type(minh, batchId, [{}], 2);
    await expect(lan.paper.close({ batchId, forms: 3 })).rejects.toMatchObject({
      code: 'DIFFERENCES_LEFT',
      data: { left: 2 },
    });
    await minh.paper.undo({ batchId, pass: 2 });
    expect((await lan.paper.close({ batchId, forms: 3 })).closed?.checked).toBe(false);
  });
});
