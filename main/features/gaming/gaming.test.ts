import { afterEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import {
  askedPeople,
  createAskedOffice,
  enterVisits,
  itIs,
  playedMonth as december,
} from '#tests/support/asked-office.ts';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';

type Person = (typeof askedPeople)[number]['code'];

let office: TestApp;
afterEach(() => office.close());

async function as(code: Person) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret: staffPin });
  return desk;
}

const auditOf = () => {
  const db = openReader(office.folder.database);
  const rows = db
    .prepare(
      `SELECT actor, action, detail FROM audit WHERE action LIKE 'question.%' ORDER BY sequence`,
    )
    .all();
  db.close();
  return rows;
};

describe('a month in which a clerk forged', () => {
  it('is asked about at the counter, explained there, then read and closed by the leader', async () => {
    office = await createAskedOffice({ visits: 0 });
    const waiting = await (await as('lan')).gaming.own();
    expect(waiting).toMatchObject({
      questions: [],
      waiting: [{ month: december, why: 'visits', until: '2027-01-14' }],
    });
    await enterVisits(office, 900);

    const own = await (await as('lan')).gaming.own();
    expect(own.questions.map(({ code }) => code)).toEqual(['equalRuns']);
    const [runs] = own.questions;
    expect(runs).toMatchObject({
      month: december,
      place: { is: 'counter', counterCode: 'quay-1' },
      figures: { days: 7, ofDays: 23, answers: 77, pastDays: 0, ofPastDays: 0 },
      raisedOn: '2027-01-04',
      explainUntil: '2027-01-13',
      state: 'raised',
      steps: [],
    });
    expect(own.months).toMatchObject([{ month: december, lookedOn: '2027-01-04' }]);
    expect(own.months[0]?.notAsked).toContainEqual({ code: 'dutyPerVisit', why: 'noDayVisits' });
    expect(own.waiting).toEqual([]);
    expect(JSON.stringify(own)).not.toMatch(/lan|minh/);

    // it is put to who was on duty there, and to nobody else before them
    expect((await (await as('minh')).gaming.own()).questions).toEqual([]);
    const leader = await as('sep');
    expect((await leader.gaming.list()).questions).toEqual([]);
    expect((await leader.glance.show()).questions).toBeUndefined();
    const id = runs?.id ?? 0;
    await expect(leader.gaming.see({ id, basedOn: 0 })).rejects.toMatchObject({
      code: 'QUESTION_UNKNOWN',
    });

    const counter = await as('lan');
    expect((await counter.glance.show()).questions).toEqual({ toExplain: 1, toClose: 0 });
    await expect(
      counter.gaming.explain({ id, basedOn: 0, explanation: '   ' }),
    ).rejects.toMatchObject({ code: 'EXPLANATION_EMPTY' });
    await counter.gaming.explain({ id, basedOn: 0, explanation: ' Đoàn học sinh đến cùng lúc. ' });
    // somebody else had it open meanwhile
    await expect(
      counter.gaming.explain({ id, basedOn: 0, explanation: 'Không rõ.' }),
    ).rejects.toMatchObject({ code: 'NOT_NOW' });

    const reading = await as('sep');
    expect((await reading.glance.show()).questions).toEqual({ toExplain: 0, toClose: 1 });
    expect((await reading.gaming.list()).questions).toMatchObject([
      { id, state: 'explained', explanation: 'Đoàn học sinh đến cùng lúc.' },
    ]);
    await expect(reading.gaming.close({ id, basedOn: 1, finding: 'usual' })).rejects.toMatchObject({
      code: 'NOT_NOW',
    });
    await reading.gaming.see({ id, basedOn: 1 });
    await reading.gaming.close({ id, basedOn: 2, finding: 'usual' });
    const [closed] = (await (await as('lan')).gaming.own()).questions;
    expect(closed).toMatchObject({ state: 'closed', finding: 'usual' });
    expect(closed?.steps.map(({ step }) => step)).toEqual(['explain', 'see', 'close']);

    expect(auditOf()).toEqual([
      {
        actor: 'program',
        action: 'question.month-looked-at',
        detail: `{"month":"${december}","questions":1}`,
      },
      { actor: 'lan', action: 'question.explained', detail: `{"question":${id}}` },
      { actor: 'sep', action: 'question.seen', detail: `{"question":${id}}` },
      { actor: 'sep', action: 'question.closed', detail: `{"question":${id}}` },
    ]);
  });

  it('is the leader’s when the counter’s days are over, though nobody explained it', async () => {
    office = await createAskedOffice();
    await (await as('lan')).gaming.own();
    itIs(office, '2027-01-13T16:00:00');
    expect((await (await as('sep')).gaming.list()).questions).toEqual([]);
    // a clock that jumps ahead ends nobody's days
    const early = await as('sep');
    office.clock.set('2027-03-01T09:00:00+07:00');
    expect((await early.gaming.list()).questions).toEqual([]);
    office.clock.set('2027-01-13T16:00:00+07:00');
    itIs(office, '2027-01-14T08:00:00');
    const leader = await as('sep');
    const [question] = (await leader.gaming.list()).questions;
    expect(question).toMatchObject({ state: 'raised', explainUntil: '2027-01-13' });
    await leader.gaming.see({ id: question?.id ?? 0, basedOn: 0 });
    const late = await as('lan');
    await late.gaming.explain({ id: question?.id ?? 0, basedOn: 1, explanation: 'Có đoàn khách.' });
    const [read] = (await (await as('sep')).gaming.list()).questions;
    expect(read).toMatchObject({ state: 'seen', explanation: 'Có đoàn khách.' });
  });

  it('is asked once, by however many looks, and whatever is entered later', async () => {
    office = await createAskedOffice();
    const [one, other] = [await as('lan'), await as('sep')];
    await Promise.all([one.gaming.own(), other.gaming.list(), one.glance.show()]);
    await office.restart();
    await enterVisits(office, 100);
    const { questions } = await (await as('lan')).gaming.own();
    expect(questions.map(({ code }) => code)).toEqual(['equalRuns']);
  });

  it('is asked nothing while the clock is in doubt', async () => {
    office = await createAskedOffice({ visits: 0 });
    const desk = await as('lan');
    expect((await desk.gaming.own()).waiting).toMatchObject([{ why: 'visits' }]);
    office.clock.set('2027-01-20T09:00:00+07:00');
    const doubtful = await desk.gaming.own();
    expect(doubtful.questions).toEqual([]);
    expect(doubtful.waiting).toMatchObject([{ why: 'clock' }]);
    expect(auditOf()).toEqual([]);
    office.clock.set('2027-01-04T09:00:00+07:00');
    itIs(office, '2027-01-15T08:00:00');
    expect((await (await as('lan')).gaming.own()).questions).toHaveLength(1);
  });

  it('asks nothing of one person below the floor that the office set', async () => {
    office = await createAskedOffice({ floors: { counter: 10, officer: 400 } });
    const { questions, months } = await (await as('lan')).gaming.own();
    expect(questions).toEqual([]);
    expect(months[0]?.notAsked).toContainEqual({ code: 'equalRuns', why: 'fewRatings' });
    itIs(office, '2027-02-03T09:00:00');
    expect((await (await as('sep')).gaming.list()).questions).toEqual([]);
  });
});

describe('a clean month', () => {
  it('is asked nothing, and says what could not be asked', async () => {
    office = await createAskedOffice({ isForged: false, visits: 0 });
    // visits are waited for until the middle of the month, and no longer
    itIs(office, '2027-01-15T08:00:00');
    const { questions, months } = await (await as('lan')).gaming.own();
    expect(questions).toEqual([]);
    expect(months).toEqual([
      {
        month: december,
        lookedOn: '2027-01-15',
        notAsked: [
          { code: 'moreThanVisits', why: 'noVisits' },
          { code: 'dayAboveUsual', why: 'shortPast' },
          { code: 'monthAboveUsual', why: 'noVisits' },
          { code: 'dutyShare', why: 'dutyAlike' },
          { code: 'dutyPerVisit', why: 'noDayVisits' },
        ],
      },
    ]);
  });
});

it('is for the counter and the leader alone', async () => {
  office = await createTestApp({ people: askedPeople });
  const [counter, leader] = [await as('lan'), await as('sep')];
  await expect(counter.gaming.list()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(leader.gaming.own()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await counter.gaming.own()).toMatchObject({ questions: [], months: [], waiting: [] });
});
