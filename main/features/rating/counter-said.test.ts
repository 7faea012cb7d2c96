import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#main/open-store.ts';
import { openReader } from '#main/storage/database.ts';
import {
  aRating,
  anId,
  aStation,
  createTestApp,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';
import { readJudgedResponses } from './response-store.ts';
import { verifyRatings } from './verify-ratings.ts';

const counterCodes = ['quay-1', 'quay-3'];
let office: TestApp;
beforeEach(async () => {
  office = await officeWith({ counterCodes, citizenSays: true });
});
afterEach(() => office.close());

const officeWith = (station: Parameters<typeof aStation>[0]) =>
  createTestApp({ settings: { stations: [aStation(station)] } });

function read<T>(look: (db: ReturnType<typeof openReader>) => T): T {
  const db = openReader(office.folder.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

const responses = () => read((db) => [...readJudgedResponses(db)].map(([response]) => response));

async function rated() {
  const rating = aRating();
  await office.kiosk().rating.submit(rating);
  return rating.id;
}

async function say(responseId: string, ...choices: string[]) {
  const fact = { id: anId(), responseId, question: 'counter_said', choices };
  return (await safe(office.kiosk().rating.fact(fact))).error;
}

describe('a screen for several counters', () => {
  it('shows them in its own order as the office calls them, and belongs to none', async () => {
    const view = await office.kiosk().station.show();
    expect(view.counterName).toBeUndefined();
    expect(view.countersAsked).toEqual([
      { code: 'quay-1', name: 'Quầy 1', field: 'Tư pháp – Hộ tịch' },
      { code: 'quay-3', name: 'Quầy 3', field: 'Lao động – Xã hội' },
    ]);
  });

  it.each([
    ['citizens are not asked', { counterCodes, citizenSays: false }],
    ['there is one', { counterCodes: ['quay-3'] }],
    ['there is none', { counterCodes: [] }],
  ])('asks nothing where %s, and takes no counter', async (_why, station) => {
    office.close();
    office = await officeWith(station);
    expect((await office.kiosk().station.show()).countersAsked).toEqual([]);
    expect(await say(await rated(), 'quay-3')).toMatchObject({ code: 'QUESTION_UNKNOWN' });
  });

  it('asks nothing away from the counters, where none of them served anybody', async () => {
    const desk = office.desk();
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    await desk.session.open({ mode: 'portable', place: 'Thôn Nà Lẹng', minutes: 60 });
    await desk.access.signOut();
    expect((await office.kiosk().station.show()).countersAsked).toEqual([]);
    const away = await rated();
    expect(await say(away, 'quay-3')).toMatchObject({ code: 'QUESTION_UNKNOWN' });
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    await desk.session.close();
    await desk.access.signOut();
    expect(await say(away, 'quay-3')).toMatchObject({ code: 'QUESTION_UNKNOWN' });
  });
});

describe('the counter that a citizen says', () => {
  it('is that of the response, with its field, marked as said', async () => {
    const responseId = await rated();
    expect(await say(responseId, 'quay-3')).toBeNull();
    expect(responses()).toMatchObject([
      {
        counter_code: 'quay-3',
        counter_source: 'citizen',
        field_code: 'lao-dong-xa-hoi',
        field_source: 'citizen',
        facts: null,
      },
    ]);
  });

  it('stays open where it is not said', async () => {
    await rated();
    expect(responses()).toMatchObject([
      { counter_code: null, counter_source: null, field_code: null, field_source: null },
    ]);
  });

  it('is the last one said, whatever else was answered in between', async () => {
    const responseId = await rated();
    await say(responseId, 'quay-3');
    const stage = { id: anId(), responseId, question: 'stage', choices: ['collect'] };
    await office.kiosk().rating.fact(stage);
    await say(responseId, 'quay-1');
    expect(responses()).toMatchObject([
      { counter_code: 'quay-1', field_code: 'tu-phap-ho-tich', stage: 'collect' },
    ]);
  });

  it('stands in the chain: who puts another in its place is found', async () => {
    await say(await rated(), 'quay-3');
    expect(read((db) => verifyRatings(db))).toEqual({ rows: 2, fault: undefined });
    office.app.close();
    const db = openStore(office.folder);
    db.exec('DROP TRIGGER rating_is_never_changed');
    db.exec(`UPDATE rating SET choices = '["quay-1"]' WHERE kind = 'fact'`);
    expect(verifyRatings(db).fault).toMatchObject({ sequence: 2, fault: 'altered' });
    db.close();
  });

  it.each([
    ['of another screen', ['quay-2']],
    ['that the office does not have', ['quay-9']],
    ['and another one', ['quay-1', 'quay-3']],
    ['that is none', []],
  ])('is not taken for a counter %s', async (_what, choices) => {
    const responseId = await rated();
    expect(await say(responseId, ...choices)).toMatchObject({ code: 'QUESTION_UNKNOWN' });
    expect(responses()).toMatchObject([{ counter_code: null }]);
  });

  it('belongs to a rating that somebody gave, once however often it is sent', async () => {
    expect(await say(anId(), 'quay-1')).toMatchObject({ code: 'RESPONSE_UNKNOWN' });
    const responseId = await rated();
    const fact = { id: anId(), responseId, question: 'counter_said', choices: ['quay-1'] };
    await office.kiosk().rating.fact(fact);
    await office.kiosk().rating.fact(fact);
    const other = await safe(office.kiosk().rating.fact({ ...fact, choices: ['quay-3'] }));
    expect(other.error).toMatchObject({ code: 'ID_TAKEN' });
    expect(read((db) => verifyRatings(db)).rows).toBe(2);
  });
});
