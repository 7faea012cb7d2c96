import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aRating, anId, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: '135791' },
  { code: 'tong-hop', role: 'officer', secret: '975310' },
] as const;
const questionnaire = 'five-elements@1';
const question = 'asked_for_money';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({
    people,
    clock: createFakeClock('2026-11-23T08:00:00+07:00'),
    settings: { questionnaire: { id: 'five-elements', sensitive: true } },
  });
});
afterEach(() => office.close());

async function deskOf(code: (typeof people)[number]['code']) {
  const desk = office.desk();
  await desk.access.signIn({
    code,
    secret: people.find((person) => person.code === code)?.secret ?? '',
  });
  return desk;
}

/** A day of twelve ratings, of which so many answered. */
async function aDay(answers: readonly string[], comments: readonly string[] = []) {
  const kiosk = office.kiosk();
  await kiosk.station.show();
  for (let number = 0; number < 12; number += 1) {
    office.clock.pass(10 * 60_000);
    const rating = { ...aRating(), questionnaire };
    await kiosk.rating.submit(rating);
    const choice = answers[number];
    const about = { responseId: rating.id, question };
    if (choice === 'no' && number === 0) {
      await kiosk.rating.fact({ id: anId(), ...about, choices: ['yes'] }); // and thought better of it
    }
    if (choice) await kiosk.rating.fact({ id: anId(), ...about, choices: [choice] });
    const text = comments[number];
    if (text) await kiosk.rating.comment({ id: anId(), responseId: rating.id, text });
  }
  office.clock.pass(22 * 60 * 60_000);
}
const of = (choice: string, times: number) => Array.from({ length: times }, () => choice);

it('shows the leader the counts of closed periods with enough answers, by what was answered last', async () => {
  await aDay([...of('no', 8), ...of('yes', 2), ...of('no_answer', 2)]);
  const view = await (await deskOf('lanh-dao')).confidential.show();
  expect(view).toMatchObject({ isAsked: true, hasQuestions: true, isWaiting: false });
  expect(view.entries).toMatchObject([
    {
      question,
      fromDay: '2026-11-23',
      answered: { raw: 10 },
      state: 'new',
      options: [
        { code: 'no', raw: 8, counts: true },
        { code: 'yes', raw: 2, counts: true },
        { code: 'no_answer', raw: 2, counts: false, interval: null },
      ],
    },
  ]);
});

it('waits with too few and joins the next period', async () => {
  await aDay(of('yes', 9));
  const desk = await deskOf('lanh-dao');
  expect(await desk.confidential.show()).toMatchObject({ isWaiting: true, entries: [] });
  await desk.access.signOut();
  await aDay(of('no', 3));
  const { entries } = await (await deskOf('lanh-dao')).confidential.show();
  expect(entries).toMatchObject([
    { fromDay: '2026-11-23', toDay: '2026-11-24', answered: { raw: 12 } },
  ]);
});

it('is looked into, answered and closed by the leader, from a list and without words', async () => {
  await aDay(of('yes', 12));
  const desk = await deskOf('lanh-dao');
  const [entry] = (await desk.confidential.show()).entries;
  const at = { releaseId: entry?.releaseId ?? 0, questionnaire, question };
  await desk.confidential.move({ ...at, basedOn: 0, step: 'look' });
  const late = await safe(desk.confidential.move({ ...at, basedOn: 0, step: 'close' }));
  expect(late.error).toMatchObject({ code: 'ENTRY_CHANGED' });
  const wordless = await safe(desk.confidential.move({ ...at, basedOn: 1, step: 'answer' }));
  expect(wordless.error).toMatchObject({ code: 'BAD_REQUEST' });
  const answer = { step: 'answer', outcome: 'remindedAll' } as const;
  const { entries } = await desk.confidential.move({ ...at, basedOn: 1, ...answer });
  expect(entries).toMatchObject([
    { state: 'answered', steps: [{ step: 'look', by: 'lanh-dao' }, answer] },
  ]);
  const unknown = await safe(
    desk.confidential.move({ ...at, releaseId: 99, basedOn: 0, step: 'look' }),
  );
  expect(unknown.error).toMatchObject({ code: 'ENTRY_UNKNOWN' });
  const db = openReader(office.folder.database);
  expect(
    db.prepare(`SELECT actor, detail FROM audit WHERE action = 'confidential.moved'`).all(),
  ).toMatchObject([
    {
      actor: 'lanh-dao',
      detail: JSON.stringify({
        period: at.releaseId,
        questionnaire,
        question,
        step: 'look',
        outcome: '',
      }),
    },
    { actor: 'lanh-dao' },
  ]);
  db.close();
});

it('is nowhere for others: no right, no figure, no glance, no poster', async () => {
  await aDay(of('yes', 12));
  for (const code of ['can-bo', 'tong-hop'] as const) {
    const desk = await deskOf(code);
    expect((await safe(desk.confidential.show())).error).toMatchObject({ code: 'FORBIDDEN' });
    const { periods } = await desk.figures.listPeriods();
    expect(
      JSON.stringify(await desk.figures.show({ periodId: periods[0]?.id ?? 0 })),
    ).not.toContain(question);
    await desk.access.signOut();
  }
  const staff = await deskOf('can-bo');
  expect(JSON.stringify(await staff.glance.show())).not.toContain(question);
  expect(JSON.stringify(await staff.inbox.poster({}))).not.toContain(question);
});

it('has comments of whoever answered go to the leader first, whatever they answered', async () => {
  await aDay(
    ['yes', 'no', 'no_answer'],
    ['Ghế ít', 'Đèn hỏng', 'Chờ lâu quá', 'Nước uống hết', 'Đường vào khó'],
  );
  const desk = await deskOf('lanh-dao');
  await desk.inbox.open();
  const { items } = await desk.inbox.listHeld({ held: 'waiting' });
  expect(new Set(items.map(({ text }) => text))).toEqual(
    new Set(['Ghế ít', 'Đèn hỏng', 'Chờ lâu quá']),
  );
  expect((await desk.inbox.list({})).items).toHaveLength(2);
});
