import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safe } from '@orpc/client';
import { openReader } from '#main/storage/database.ts';
import { aRating, anId, createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';
import { readJudgedResponses } from './response-store.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
});
afterEach(() => office.close());

function rows(columns: string): unknown[] {
  const db = openReader(office.folder.database);
  try {
    return db.prepare(`SELECT ${columns} FROM rating ORDER BY arrival`).all();
  } finally {
    db.close();
  }
}

describe('a rating', () => {
  it('is on disk with everything that is known of it when the call returns', async () => {
    const rating = aRating({ score: 4 });
    expect(await office.kiosk().rating.submit(rating)).toEqual({ id: rating.id });
    expect(
      rows(`sequence, kind, response_id = id AS own, score, unit_code, station_code, counter_code,
        field_code, field_source, channel, device_mode, language, label_set, questionnaire,
        scale_order, format, trial, ready_ms, gap_ms, burst_position, hour_status, clock_state, offset_minutes`),
    ).toEqual([
      {
        sequence: 1,
        kind: 'answer',
        own: 1,
        score: 4,
        unit_code: '00000',
        station_code: 'may-1',
        counter_code: 'quay-1',
        field_code: 'tu-phap-ho-tich',
        field_source: 'counter',
        channel: 'kiosk',
        device_mode: 'self',
        language: 'vi',
        label_set: 'hl5.1',
        questionnaire: 'kiosk@2',
        scale_order: 'descending',
        format: 2,
        trial: 0,
        ready_ms: 300,
        gap_ms: null,
        burst_position: 1,
        hour_status: 'open',
        clock_state: 'trusted',
        offset_minutes: 420,
      },
    ]);
  });

  it('counts once however often it is sent', async () => {
    const rating = aRating();
    await office.kiosk().rating.submit(rating);
    await office.kiosk().rating.submit(rating);
    await Promise.all([office.kiosk().rating.submit(rating), office.kiosk().rating.submit(rating)]);
    expect(rows('id')).toEqual([{ id: rating.id }]);
  });

  it('keeps its first answer when the same id comes with another one', async () => {
    const rating = aRating({ score: 5 });
    await office.kiosk().rating.submit(rating);
    const { error } = await safe(office.kiosk().rating.submit({ ...rating, score: 1 }));
    expect(error).toMatchObject({ code: 'ID_TAKEN' });
    expect(rows('score')).toEqual([{ score: 5 }]);
  });

  it('is changed by a row of its own, and the last answer counts', async () => {
    const first = aRating({ score: 5 });
    await office.kiosk().rating.submit(first);
    await office.kiosk().rating.change({ ...aRating({ score: 2 }), responseId: first.id });
    expect(rows('kind, score')).toEqual([
      { kind: 'answer', score: 5 },
      { kind: 'change', score: 2 },
    ]);
    const db = openReader(office.folder.database);
    const [[response] = []] = [...readJudgedResponses(db)];
    db.close();
    expect(response).toMatchObject({ first_score: 5, score: 2 });
  });

  it.each([
    ['a questionnaire that nobody knows', { questionnaire: 'bia-dat@1' }],
    ['a level that the questionnaire does not have', { questionnaire: 'three-levels@1' }],
  ])('is refused under %s', async (_what, under) => {
    const { error } = await safe(office.kiosk().rating.submit({ ...aRating(), ...under }));
    expect(error).toMatchObject({ code: 'QUESTION_UNKNOWN' });
    expect(rows('id')).toEqual([]);
  });

  it('carries the words and the order it was given in, and the questionnaire is kept', async () => {
    const under = { questionnaire: 'three-levels@1', scaleOrder: 'ascending' } as const;
    await office.kiosk().rating.submit({ ...aRating({ score: 3 }), ...under });
    expect(rows('label_set, questionnaire, scale_order, score')).toEqual([
      {
        label_set: 'hl3.1',
        questionnaire: 'three-levels@1',
        scale_order: 'ascending',
        score: 3,
      },
    ]);
    const db = openReader(office.folder.database);
    expect(db.prepare(`SELECT ref FROM questionnaire`).pluck().all()).toEqual(['three-levels@1']);
    db.close();
  });

  it('is never changed to an answer of another questionnaire', async () => {
    const first = aRating({ score: 3 });
    await office.kiosk().rating.submit(first);
    const other = { ...aRating({ score: 2 }), questionnaire: 'three-levels@1' };
    const { error } = await safe(office.kiosk().rating.change({ ...other, responseId: first.id }));
    expect(error).toMatchObject({ code: 'QUESTION_UNKNOWN' });
    expect(rows('score')).toEqual([{ score: 3 }]);
  });

  it('cannot change an answer that nobody gave', async () => {
    const { error } = await safe(
      office.kiosk().rating.change({ ...aRating(), responseId: anId() }),
    );
    expect(error).toMatchObject({ code: 'RESPONSE_UNKNOWN' });
    expect(rows('id')).toEqual([]);
  });

  it('notes of the time since the answer before it as much as the rules need', async () => {
    for (const passedMs of [0, 3_000, 7_000, 7_000, 7_000, 61_000]) {
      office.clock.pass(passedMs);
      await office.kiosk().rating.submit(aRating());
    }
    expect(rows('gap_ms, burst_position')).toEqual([
      { gap_ms: null, burst_position: 1 },
      { gap_ms: 3_000, burst_position: 1 },
      { gap_ms: 5_000, burst_position: 1 },
      { gap_ms: 5_000, burst_position: 1 },
      { gap_ms: 5_000, burst_position: 5 },
      { gap_ms: 5_000, burst_position: 1 },
    ]);
  });

  it('keeps the hour in which it was given, and no row of it a moment', async () => {
    const rating = aRating();
    await office.kiosk().rating.submit(rating);
    office.clock.pass(1_234_567);
    await office.kiosk().rating.change({ ...aRating({ score: 2 }), responseId: rating.id });
    const day = '2026-11-27T09:00:00+07:00';
    const [first, second] = rows('recorded_at_ms, received_at_ms, monotonic_ms');
    expect(first).toMatchObject({
      recorded_at_ms: Date.parse(day),
      received_at_ms: Date.parse(day),
    });
    expect(second).toEqual(first);
  });

  it('notes that the office was closed', async () => {
    office.clock.set('2026-11-28T09:00:00+07:00'); // a Saturday
    await office.restart();
    await office.kiosk().rating.submit(aRating());
    expect(rows('hour_status')).toEqual([{ hour_status: 'closed' }]);
  });

  it('notes a clock that went back, and is taken all the same', async () => {
    await office.kiosk().rating.submit(aRating());
    office.clock.set('2026-11-27T08:00:00+07:00');
    await office.kiosk().rating.submit(aRating());
    await office.restart();
    await office.kiosk().rating.submit(aRating());
    office.clock.set('1970-01-01T00:00:00Z');
    await office.kiosk().rating.submit(aRating());
    expect(rows('clock_state')).toEqual([
      { clock_state: 'trusted' },
      { clock_state: 'suspect' },
      { clock_state: 'suspect' },
      { clock_state: 'unset' },
    ]);
  });

  it('cannot be given while somebody is signed in on the screen', async () => {
    const desk = office.desk();
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    const { error } = await safe(office.kiosk().rating.submit(aRating()));
    expect(error).toMatchObject({ code: 'STAFF_SIGNED_IN' });
    await desk.access.signOut();
    await office.kiosk().rating.submit(aRating());
    expect(rows('sequence')).toEqual([{ sequence: 1 }]);
  });

  it('that was recorded is still confirmed to a retry while somebody is signed in', async () => {
    const rating = aRating();
    await office.kiosk().rating.submit(rating);
    await office.desk().access.signIn({ code: 'can-bo', secret: staffPin });
    expect(await office.kiosk().rating.submit(rating)).toEqual({ id: rating.id });
  });
});

describe("a citizen's words", () => {
  async function commented() {
    const rating = aRating();
    await office.kiosk().rating.submit(rating);
    const comment = { id: anId(), responseId: rating.id, text: 'Cô Lan ở quầy 1 rất tận tình' };
    await office.kiosk().rating.comment(comment);
    return comment;
  }

  function words(): unknown[] {
    const db = openReader(office.folder.database);
    const found = db.prepare('SELECT rating_id, body FROM free_text').all();
    db.close();
    return found;
  }

  it('lie apart from the chain, which holds only their salted hash', async () => {
    const comment = await commented();
    expect(words()).toEqual([{ rating_id: comment.id, body: comment.text }]);
    expect(JSON.stringify(rows('*'))).not.toContain('Lan');
  });
});
