import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { parseCsvObjects } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findIncarnation } from '#main/features/folder/folder-store.ts';
import { listHomeReleases } from '#main/features/figures/home-release-store.ts';
import { createRatingStore } from '#main/features/rating/rating-store.ts';
import { allResponses } from '#main/features/rating/response-store.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import {
  aRating,
  aStation,
  anId,
  createTestApp,
  officerPhrase,
  type TestApp,
} from '#tests/support/test-app.ts';
import { exportTables, historyFile, type ExportJob } from './export-tables.ts';
import { responseColumns } from './table-columns.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
});
afterEach(() => office.close());

async function threeCitizens() {
  const changed = aRating({ score: 5 });
  await office.kiosk().rating.submit(changed);
  await office.kiosk().rating.change({ ...aRating({ score: 2 }), responseId: changed.id });
  office.clock.pass(20 * 60_000);
  await office.kiosk().rating.submit(aRating({ score: 4 }));
  office.clock.pass(40 * 60_000);
  await office.kiosk().rating.submit(aRating({ score: 1, readyMs: 100 }));
  return changed;
}

async function exported(job: Partial<ExportJob> = {}) {
  const db = openReader(office.folder.database);
  const format = job.format ?? 'csv';
  const file = job.file ?? join(office.folder.path, `bang.${format}`);
  const source = { db, responses: allResponses(db), homePools: () => listHomeReleases(db) };
  const result = await exportTables(source, { plain: false, ...job, format, file }, () => {});
  db.close();
  return { result, file, history: historyFile(file) };
}

const readText = (file: string) => readFileSync(file, 'utf8');
const linesOf = (file: string): Record<string, unknown>[] =>
  readText(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** A citizen who stays for the long questionnaire, and is asked what only the leader may read. */
async function oneWhoStays() {
  const rating = { ...aRating({ score: 3 }), questionnaire: 'five-elements@1' };
  const kiosk = office.kiosk();
  await kiosk.rating.submit(rating);
  for (const [question, choices] of [
    ['pressed_by', ['relative']],
    ['stage', ['collect']],
    ['on_time', ['late']],
    ['asked_for_money', ['yes']],
    ['attitude', ['4']],
    ['reasons', ['waiting', 'fee']],
  ] as const) {
    await kiosk.rating.fact({ id: anId(), responseId: rating.id, question, choices: [...choices] });
  }
  return rating;
}

describe('the table of responses', () => {
  it('has one row per response with its last answer, in the documented columns', async () => {
    await threeCitizens();
    const { file, result } = await exported();
    expect(result).toMatchObject({ written: true, rows: 3 });
    const lines = readText(file).slice(1).split('\r\n');
    expect(lines[0]).toBe(responseColumns.join(','));
    const { data: rows } = parseCsvObjects(readText(file).slice(1), { header: true });
    expect(
      rows
        .map(({ response_id: _, ...row }) => row)
        .toSorted((a, b) => Number(b['score']) - Number(a['score'])),
    ).toEqual(
      [
        { score: '4', first_score: '4', hour: '09', judged: 'clean' },
        { score: '2', first_score: '5', hour: '09', judged: 'clean' },
        { score: '1', first_score: '1', hour: '10', judged: 'too_fast' },
      ].map(({ score, first_score, hour, judged }) => ({
        submitted_hour: `2026-11-27T${hour}:00:00+07:00`,
        unit_code: '00000',
        station_code: 'may-1',
        counter_code: 'quay-1',
        counter_source: 'station',
        field_code: 'tu-phap-ho-tich',
        field_source: 'counter',
        stage: '',
        channel: 'kiosk',
        device_mode: 'self',
        pressed_by: '',
        score,
        first_score,
        label_set: 'hl5.1',
        scale_order: 'descending',
        language: 'vi',
        model_code: '',
        questionnaire: 'kiosk@2',
        reasons: '',
        facts: '',
        receipt: '',
        judged,
        rule_version: 'misuse-2',
        trial: 'false',
        clock_state: 'trusted',
      })),
    );
  });

  it('has what was answered after the score, several reasons in one cell, others as JSON', async () => {
    await oneWhoStays();
    const { file } = await exported();
    const { data: rows } = parseCsvObjects(readText(file).slice(1), { header: true });
    expect(rows).toMatchObject([
      {
        questionnaire: 'five-elements@1',
        stage: 'collect',
        pressed_by: 'relative',
        reasons: 'waiting;fee',
        facts: '{"on_time":["late"],"attitude":["4"]}',
        receipt: '',
      },
    ]);
    expect(linesOf((await exported({ format: 'jsonl' })).file)).toMatchObject([
      { reasons: 'waiting;fee', facts: '{"on_time":["late"],"attitude":["4"]}', receipt: null },
    ]);
  });

  it('has the counter that a citizen said and marks it so, and none where nobody said one', async () => {
    office.close();
    const counterCodes = ['quay-1', 'quay-2', 'quay-3'];
    office = await createTestApp({
      settings: { stations: [aStation({ counterCodes, citizenSays: true })] },
    });
    const said = aRating({ score: 4 });
    const fact = { id: anId(), responseId: said.id, question: 'counter_said', choices: ['quay-2'] };
    await office.kiosk().rating.submit(said);
    await office.kiosk().rating.fact(fact);
    await office.kiosk().rating.submit(aRating({ score: 1 }));
    const columns = (counter: unknown[]) =>
      ['counter_code', 'counter_source', 'field_code', 'field_source', 'facts'].map(
        (column, at) => [column, counter[at]],
      );
    const { file, history } = await exported({ format: 'jsonl' });
    const rows = linesOf(file).toSorted((a, b) => Number(b['score']) - Number(a['score']));
    expect(rows).toMatchObject([
      Object.fromEntries(columns(['quay-2', 'citizen', 'dat-dai', 'citizen', null])),
      Object.fromEntries(columns([null, null, null, null, null])),
    ]);
    expect(linesOf(history)).toMatchObject([
      { kind: 'answer' },
      { kind: 'fact', question: 'counter_said', choices: 'quay-2' },
    ]);
    const { data } = parseCsvObjects(readText((await exported()).file).slice(1), { header: true });
    expect(data).toHaveLength(2);
    expect(data).toContainEqual(
      expect.objectContaining({ counter_code: 'quay-2', counter_source: 'citizen' }),
    );
    expect(data).toContainEqual(expect.objectContaining({ counter_code: '', counter_source: '' }));
  });

  it('says of a receipt whether it was the first, and nothing else of it', async () => {
    const rating = aRating();
    await office.kiosk().rating.submit(rating);
    const db = openDatabase(office.folder.database);
    const incarnation = findIncarnation(db, 'may-1') ?? '';
    const store = createRatingStore(db, incarnation);
    const row = store.findRow(rating.id);
    if (row === undefined) throw new Error('the rating is there');
    const given = { kind: 'fact', score: null, ready_ms: null, gap_ms: null } as const;
    store.appendRow({ ...row, ...given, id: anId(), question: 'receipt', choices: '["again"]' });
    db.close();
    const { file } = await exported({ format: 'jsonl' });
    expect(linesOf(file)).toMatchObject([{ receipt: 'again', facts: null }]);
  });

  it('carries ids made for the export: not those on disk, and new ones each time', async () => {
    const changed = await threeCitizens();
    const one = readText((await exported()).file);
    const other = readText((await exported()).file);
    expect(one).not.toContain(changed.id);
    const ids = (text: string) => text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    expect(new Set([...ids(one), ...ids(other)]).size).toBe(6);
  });

  it('has a byte order mark for spreadsheets, and none when plain', async () => {
    await threeCitizens();
    expect(
      readFileSync((await exported()).file)
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('efbbbf');
    const { file } = await exported({ plain: true });
    expect(readText(file).startsWith('response_id,')).toBe(true);
  });

  it('holds the days asked for, both included', async () => {
    await threeCitizens();
    office.clock.pass(24 * 60 * 60_000);
    await office.kiosk().rating.submit(aRating());
    const rowsOf = async (job: Partial<ExportJob>) => (await exported(job)).result;
    expect(await rowsOf({ from: '2026-11-28' })).toMatchObject({ rows: 1 });
    expect(await rowsOf({ to: '2026-11-27' })).toMatchObject({ rows: 3 });
    expect(await rowsOf({ from: '2026-11-27', to: '2026-11-28' })).toMatchObject({ rows: 4 });
    expect(await rowsOf({ from: '2026-11-29' })).toMatchObject({ rows: 0 });
  });

  it('says the same as JSON lines and as a spreadsheet', async () => {
    await threeCitizens();
    const lines = readText((await exported({ format: 'jsonl' })).file)
      .trim()
      .split('\n');
    const objects = lines.map((line) => JSON.parse(line));
    expect(objects.map(({ score }) => Number(score)).toSorted((a, b) => a - b)).toEqual([1, 2, 4]);
    expect(objects[0]).toMatchObject({ stage: null, trial: false, unit_code: '00000' });
    const { file } = await exported({ format: 'xlsx' });
    const workbook = await readXlsx(readFileSync(file));
    const [header, ...rows] = workbook.sheets[0]?.rows ?? [];
    expect(header).toEqual([...responseColumns]);
    expect(
      rows.map((row) => Number(row[responseColumns.indexOf('score')])).toSorted((a, b) => a - b),
    ).toEqual([1, 2, 4]);
    expect(rows[0]?.[responseColumns.indexOf('unit_code')]).toBe('00000');
  });

  it('is safe to open: no cell is taken for a formula', async () => {
    await threeCitizens();
    const db = openDatabase(office.folder.database);
    db.exec('DROP TRIGGER rating_is_never_changed');
    db.exec(`UPDATE rating SET unit_code = '=1+1', station_code = '@SUM(A1)', counter_code = '-2'`);
    db.close();
    const text = readText((await exported()).file);
    expect(text).toContain(`'=1+1`);
    expect(text).toContain(`'@SUM(A1)`);
    expect(text).not.toMatch(/(^|,)[=@+\t-]/m);
  });
});

describe('the table of the history', () => {
  it('has every step of a response that was changed, under the same id', async () => {
    await threeCitizens();
    const { file, history } = await exported({ format: 'jsonl' });
    const steps = readText(history)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const responses = readText(file)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const changed = responses.find(({ score }) => score === 2);
    expect(steps).toEqual([
      {
        response_id: changed.response_id,
        step: 1,
        kind: 'answer',
        submitted_hour: '2026-11-27T09:00:00+07:00',
        score: 5,
        question: null,
        choices: null,
      },
      {
        response_id: changed.response_id,
        step: 2,
        kind: 'change',
        submitted_hour: '2026-11-27T09:00:00+07:00',
        score: 2,
        question: null,
        choices: null,
      },
    ]);
  });
});

describe('what only the leader may read', () => {
  const leaks = /money|asked_for/;

  it.each(['csv', 'jsonl', 'xlsx'] as const)('is in no table as %s', async (format) => {
    await oneWhoStays();
    const { file, history } = await exported({ format });
    const sheetsOf = async (path: string) =>
      format === 'xlsx' ? JSON.stringify(await readXlsx(readFileSync(path))) : readText(path);
    const [table, steps] = [await sheetsOf(file), await sheetsOf(history)];
    expect(table).toContain('waiting;fee'); // the rest of that citizen's answers is there
    expect(steps).toContain('waiting;fee');
    expect(table).not.toMatch(leaks);
    expect(steps).not.toMatch(leaks);
  });

  it('leaves no gap between the steps, and alone makes no history', async () => {
    await oneWhoStays();
    const alone = { ...aRating(), questionnaire: 'five-elements@1' };
    await office.kiosk().rating.submit(alone);
    const secret = { question: 'asked_for_money', choices: ['no_answer'] };
    await office.kiosk().rating.fact({ ...secret, id: anId(), responseId: alone.id });
    const { history } = await exported({ format: 'jsonl' });
    expect(
      linesOf(history).map(({ step, kind, question, choices }) => [step, kind, question, choices]),
    ).toEqual([
      [1, 'answer', null, null],
      [2, 'fact', 'pressed_by', 'relative'],
      [3, 'fact', 'stage', 'collect'],
      [4, 'fact', 'on_time', 'late'],
      [5, 'fact', 'attitude', '4'],
      [6, 'fact', 'reasons', 'waiting;fee'],
    ]);
  });
});

describe('an export', () => {
  it('of an empty store is a table without rows', async () => {
    const { file, result } = await exported({ plain: true });
    expect(result).toMatchObject({ written: true, rows: 0 });
    expect(readText(file)).toBe(`${responseColumns.join(',')}\r\n`);
  });

  it('that cannot be written leaves what was there, and says why', async () => {
    await threeCitizens();
    const missing = await exported({ file: join(office.folder.path, 'khong-co', 'bang.csv') });
    expect(missing.result).toEqual({ written: false, reason: 'ENOENT' });
    const blocked = join(office.folder.path, 'bang.csv');
    mkdirSync(blocked);
    writeFileSync(join(blocked, 'x'), '');
    const { result } = await exported({ file: blocked });
    expect(result).toMatchObject({ written: false });
    expect(readdirSync(office.folder.path).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('runs at the desk beside the taps and tells how far it is', async () => {
    await threeCitizens();
    const desk = office.desk();
    await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
    const events = [];
    for await (const event of await desk.tables.export({ format: 'csv' })) events.push(event);
    const last = events.at(-1);
    expect(events[0]).toEqual({ rows: 0, atMost: 3 });
    expect(last).toMatchObject({ rows: 3, atMost: 3 });
    expect(last?.files?.every((file) => existsSync(file))).toBe(true);
    const db = openReader(office.folder.database);
    expect(
      db.prepare(`SELECT actor, action, detail FROM audit ORDER BY sequence DESC LIMIT 1`).get(),
    ).toEqual({
      actor: 'tong-hop',
      action: 'tables.exported',
      detail: '{"format":"csv","from":"","to":""}',
    });
    db.close();
  });

  it('refuses a first day after the last', async () => {
    const desk = office.desk();
    await desk.access.signIn({ code: 'tong-hop', secret: officerPhrase });
    const events = await safe(
      (async () => {
        const stream = await desk.tables.export({
          format: 'csv',
          from: '2026-12-02',
          to: '2026-12-01',
        });
        return stream.next();
      })(),
    );
    expect(events.error).toMatchObject({ code: 'FROM_AFTER_TO' });
  });
});
