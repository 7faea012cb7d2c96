import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { aRating, anId, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';
import { readJudgedResponses } from './response-store.ts';
import { verifyRatings } from './verify-ratings.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
});
afterEach(() => office.close());

function read<T>(look: (db: ReturnType<typeof openReader>) => T): T {
  const db = openReader(office.folder.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

const facts = () =>
  read((db) =>
    db
      .prepare(
        `SELECT response_id, question, choices, audience, questionnaire, label_set, scale_order,
                score, ready_ms, gap_ms FROM rating WHERE kind = 'fact' ORDER BY arrival`,
      )
      .all(),
  );
const responses = () => read((db) => [...readJudgedResponses(db)].map(([response]) => response));

async function rated(questionnaire = 'kiosk@2') {
  const rating = { ...aRating({ score: 4 }), questionnaire };
  await office.kiosk().rating.submit(rating);
  return rating.id;
}

async function tell(responseId: string, question: string, ...choices: string[]) {
  const fact = { id: anId(), responseId, question, choices };
  return safe(office.kiosk().rating.fact(fact));
}

describe('an answer to a question after the score', () => {
  it('is a row of its own under the wording of its rating, and no rating', async () => {
    const responseId = await rated();
    expect((await tell(responseId, 'stage', 'collect')).error).toBeNull();
    expect(facts()).toEqual([
      {
        response_id: responseId,
        question: 'stage',
        choices: '["collect"]',
        audience: null,
        questionnaire: 'kiosk@2',
        label_set: 'hl5.1',
        scale_order: 'descending',
        score: null,
        ready_ms: null,
        gap_ms: null,
      },
    ]);
    expect(responses()).toHaveLength(1);
    expect(read((db) => verifyRatings(db))).toEqual({ rows: 2, fault: undefined });
  });

  it('counts once however often it is sent, and not as something else', async () => {
    const responseId = await rated();
    const fact = { id: anId(), responseId, question: 'stage', choices: ['ask'] };
    await office.kiosk().rating.fact(fact);
    await office.kiosk().rating.fact(fact);
    const { error } = await safe(office.kiosk().rating.fact({ ...fact, choices: ['other'] }));
    expect(error).toMatchObject({ code: 'ID_TAKEN' });
    expect(facts()).toHaveLength(1);
  });

  it.each([
    ['a question that is not asked', 'on_time', ['late']],
    ['an option that is not offered', 'stage', ['lunch']],
    ['two options where one may be chosen', 'stage', ['submit', 'ask']],
    ['none where one must be chosen', 'stage', []],
    ['an option twice', 'reasons', ['fee', 'fee']],
  ])('is refused for %s', async (_what, question, choices) => {
    const responseId = await rated();
    const { error } = await tell(responseId, question, ...choices);
    expect(error).toMatchObject({ code: 'QUESTION_UNKNOWN' });
    expect(facts()).toEqual([]);
  });

  it('belongs to a rating that somebody gave', async () => {
    expect((await tell(anId(), 'stage', 'ask')).error).toMatchObject({ code: 'RESPONSE_UNKNOWN' });
  });

  it('is not taken while somebody is signed in on the screen', async () => {
    const responseId = await rated();
    await office.desk().access.signIn({ code: 'can-bo', secret: staffPin });
    expect((await tell(responseId, 'stage', 'ask')).error).toMatchObject({
      code: 'STAFF_SIGNED_IN',
    });
  });
});

describe('a response', () => {
  it('that nobody added to has no stage, no reasons and no facts', async () => {
    await rated();
    expect(responses()).toMatchObject([
      { stage: null, reasons: null, pressed_by: null, receipt: null, facts: null },
    ]);
  });

  it('ends with the last answer to each question, and nothing where it was taken back', async () => {
    const one = await rated();
    await tell(one, 'stage', 'submit');
    await tell(one, 'reasons', 'waiting', 'fee');
    await tell(one, 'stage', 'collect');
    const other = await rated();
    await tell(other, 'reasons', 'waiting');
    await tell(other, 'reasons');
    expect(responses()).toMatchObject([
      { stage: 'collect', reasons: ['waiting', 'fee'], facts: null },
      { stage: null, reasons: null, facts: null },
    ]);
  });

  it('has the answers to all other questions by their code', async () => {
    const responseId = await rated('five-elements@1');
    await tell(responseId, 'stage', 'collect');
    await tell(responseId, 'on_time', 'late');
    await tell(responseId, 'attitude', 'na');
    await tell(responseId, 'pressed_by', 'relative');
    expect(responses()).toMatchObject([
      {
        stage: 'collect',
        pressed_by: 'relative',
        reasons: null,
        facts: { on_time: ['late'], attitude: ['na'] },
      },
    ]);
  });

  it('never has what only the leader may read', async () => {
    const responseId = await rated('five-elements@1');
    await tell(responseId, 'asked_for_money', 'yes');
    expect(facts()).toMatchObject([{ question: 'asked_for_money', audience: 'leader' }]);
    expect(JSON.stringify(responses())).not.toContain('money');
  });

  it('keeps what follows it even after others have rated', async () => {
    const first = await rated();
    const second = await rated();
    await tell(first, 'stage', 'ask');
    await tell(second, 'stage', 'submit');
    expect(responses().map(({ stage }) => stage)).toEqual(['ask', 'submit']);
  });

  it('is judged in a part of the store as in the whole, whatever lies between', async () => {
    for (let press = 0; press < 12; press += 1) {
      office.clock.pass(7_000);
      const responseId = await rated('five-elements@1');
      for (const question of ['attitude', 'access', 'procedures', 'listening']) {
        for (const level of ['5', '4', '3', '2', '1']) await tell(responseId, question, level);
      }
    }
    const whole = read((db) => [...readJudgedResponses(db)].map(([, judgement]) => judgement));
    const arrivals = responses().map(({ arrival }) => arrival);
    const parts = arrivals.map((arrival) =>
      read((db) =>
        [...readJudgedResponses(db, { afterArrival: arrival - 1, toArrival: arrival })].map(
          ([, judgement]) => judgement,
        ),
      ),
    );
    expect(whole).toEqual(Array.from({ length: 12 }, () => 'equal_run'));
    expect(parts.flat()).toEqual(whole);
  });
});
