import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseCsvObjects } from 'hucre/csv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findIncarnation } from '#main/features/folder/folder-store.ts';
import { createRatingStore, type NewRow } from '#main/features/rating/rating-store.ts';
import { hashOfRow, type RatingRow } from '#main/features/rating/rating-row.ts';
import { hashOfWords } from '#main/features/rating/verify-ratings.ts';
import { questionnairesOf } from '#main/jobs.ts';
import { openStore } from '#main/open-store.ts';
import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { openReader, type Database } from '#main/storage/database.ts';
import { Codebook } from '#shared/features/batch/codebook.ts';
import { ratingsTable } from '#shared/features/batch/station-tables.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { openStationBatch } from '#tests/support/opened-station-batch.ts';
import { makeFolder, temporaryFolder } from '#tests/support/test-app.ts';
import { buildStationBatch } from './build-station-batch.ts';
import { closeBatch, tidyBatches, type ClosingDeps } from './close-batch.ts';
import { createIdentity, type Identity } from './identity/identity.ts';
import { keptFile } from './kept-batches.ts';

const stationCode = 'may-1';
const settings = OfficeSettings.parse(trialSettings);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const nine = Date.parse('2026-11-27T09:00:00+07:00');

let place: ReturnType<typeof temporaryFolder>;
let db: Database;
let incarnation: string;
let desk: Identity;
let station: Identity;
let nowMs: number;

beforeEach(async () => {
  place = temporaryFolder();
  await makeFolder(place.folder);
  db = openStore(place.folder);
  incarnation = findIncarnation(db, stationCode) ?? '';
  desk = await createIdentity(randomUUID());
  station = await createIdentity(incarnation);
  nowMs = nine + 30 * 60_000;
});
afterEach(() => {
  db.close();
  place.remove();
});

const now = (): Moment => ({
  utcMs: nowMs,
  offsetMinutes: 420,
  bootId: 'boot-1',
  monotonicMs: 1,
  state: 'trusted',
  trustedMs: nowMs,
});

function deps(overrides: Partial<ClosingDeps> = {}): ClosingDeps {
  return {
    db,
    keys: {
      identity: async () => station,
      recipients: async () => ({
        desk: desk.recipient,
        sealedFor: [desk.recipient],
        hasReceiver: true,
      }),
      deskOf: () => 'stranger',
    },
    folderKind: 'office',
    stationCode,
    out: place.folder.batches.out,
    now,
    settings: () => settings,
    problems: () => ['disk.scarce'],
    keepMark: () => {},
    async runBuild(job, onProgress) {
      const reader = openReader(place.folder.database);
      try {
        return await buildStationBatch(
          { db: reader, questionnaires: questionnairesOf(reader) },
          job,
          onProgress,
        );
      } finally {
        reader.close();
      }
    },
    audit: (actor, action, detail) => recordAudit(db, now(), { actor, action, detail }),
    ...overrides,
  };
}

const close = (overrides: Partial<ClosingDeps> = {}) =>
  closeBatch(deps(overrides), 'tong-hop', () => {});

async function closeAndOpen() {
  const closed = await close();
  if (!closed.closed) throw new Error(closed.why);
  const file = keptFile(place.folder.batches.out, closed.batch.name);
  const into = join(place.folder.path, 'opened', closed.batch.name);
  return { ...closed, file, ...(await openStationBatch(file, desk, station, into)) };
}

type Step =
  | { readonly is: 'answer'; readonly score: 1 | 2 | 3 | 4 | 5 }
  | { readonly is: 'change'; readonly score: 1 | 2 | 3 | 4 | 5 }
  | { readonly is: 'fact'; readonly choices: readonly string[]; readonly leader: boolean }
  | { readonly is: 'comment'; readonly words: string; readonly erased: boolean }
  | { readonly is: 'hour' };

const score = fc.constantFrom(1, 2, 3, 4, 5);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ is: fc.constant('answer' as const), score }),
  fc.record({ is: fc.constant('change' as const), score }),
  fc.record({
    is: fc.constant('fact' as const),
    choices: fc.array(fc.constantFrom('waiting', 'fee', 'a"b,c', 'dòng\r\nmới'), { maxLength: 3 }),
    leader: fc.boolean(),
  }),
  fc.record({
    is: fc.constant('comment' as const),
    words: fc.string({ unit: 'grapheme', minLength: 1 }).filter((words) => !words.includes('\0')),
    erased: fc.boolean(),
  }),
  fc.record({ is: fc.constant('hour' as const) }),
);

/** Lives a history through the store that ratings are recorded with. */
function live(steps: readonly Step[], atMs: number): number {
  const store = createRatingStore(db, incarnation);
  let keptMs = atMs;
  let answer: string | undefined;
  for (const [number, step] of steps.entries()) {
    if (step.is === 'hour') {
      keptMs += hourMs;
      continue;
    }
    const id = randomUUID();
    if (step.is === 'answer') answer = id;
    if (answer === undefined) continue;
    const row = aRow({ id, kind: step.is, response_id: answer, keptMs, number });
    db.transaction(() => {
      switch (step.is) {
        case 'answer':
        case 'change':
          return store.appendRow({ ...row, score: step.score });
        case 'fact': {
          const choices = JSON.stringify(step.choices);
          const audience = step.leader ? 'leader' : null;
          return store.appendRow({ ...row, question: 'reasons', choices, audience });
        }
        case 'comment': {
          const salt = randomBytes(32);
          store.appendRow({ ...row, text_hash: hashOfWords(salt, step.words) });
          store.keepWords(id, salt, step.words);
          if (!step.erased) return undefined;
          store.appendRow({ ...row, id: randomUUID(), kind: 'redaction', refers_to: id });
          return store.eraseWords(id);
        }
        default:
          return step satisfies never;
      }
    })();
  }
  return keptMs;
}

function aRow(of: {
  id: string;
  kind: RatingRow['kind'];
  response_id: string;
  keptMs: number;
  number: number;
}): NewRow {
  const { keptMs, number, ...named } = of;
  return {
    ...named,
    refers_to: null,
    score: null,
    text_hash: null,
    recorded_at_ms: keptMs,
    offset_minutes: 420,
    boot_id: 'boot-1',
    monotonic_ms: number,
    clock_state: number % 7 === 3 ? 'suspect' : 'trusted',
    unit_code: settings.unit.code,
    station_code: stationCode,
    counter_code: number % 2 === 0 ? 'quay-1' : null,
    field_code: null,
    field_source: null,
    stage: null,
    channel: 'kiosk',
    device_mode: 'self',
    language: 'vi',
    label_set: 'hl5.1',
    questionnaire: 'kiosk@2',
    model_code: null,
    settings_version: 1,
    trial: 0,
    ready_ms: 300,
    gap_ms: number === 0 ? null : 5_000,
    burst_position: 1,
    hour_status: 'open',
    question: null,
    choices: null,
    audience: null,
    scale_order: 'descending',
  };
}

const twoAnswers: readonly Step[] = [
  { is: 'answer', score: 5 },
  { is: 'answer', score: 2 },
];

function storedRows(): RatingRow[] {
  return db
    .prepare<[], RatingRow & { arrival?: number; received_at_ms?: number }>(
      `SELECT * FROM rating ORDER BY incarnation_id, sequence`,
    )
    .all()
    .map(({ arrival: _, received_at_ms: __, ...row }) => row);
}

const wordsStored = () =>
  new Map(
    db
      .prepare<[], { rating_id: string; body: string }>(`SELECT rating_id, body FROM free_text`)
      .all()
      .map(({ rating_id, body }) => [rating_id, body]),
  );

describe('a station’s batch', () => {
  it('gives every row back to the office’s desk, whatever was given', async () => {
    let keptMs = nine - 4_000 * hourMs;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 30 }), async (steps) => {
        const before = storedRows().length;
        keptMs = live(steps, keptMs) + hourMs;
        const added = storedRows().slice(before);
        if (added.length === 0) {
          expect(await close()).toEqual({ closed: false, why: 'nothingNew' });
          return;
        }
        const { rows, manifest } = await closeAndOpen();
        let hash = before === 0 ? undefined : storedRows()[before - 1]?.hash;
        const rebuilt = rows.map(({ row }) => ({ ...row, hash: (hash = hashOfRow(row, hash)) }));
        expect(rebuilt).toEqual(added);
        expect(manifest.rows).toMatchObject([{ after: hash?.toString('hex') }]);
        const kept = wordsStored();
        expect(rows.map(({ words }) => words)).toEqual(added.map(({ id }) => kept.get(id) ?? null));
      }),
      { numRuns: 25 },
    );
  });

  it('says what it holds, in tables that say what their columns mean', async () => {
    live([...twoAnswers, { is: 'fact', choices: ['fee'], leader: true }], nine - dayMs);
    const { manifest, json, ratings, batch } = await closeAndOpen();
    expect(manifest).toMatchObject({
      kind: 'station',
      place: { incarnation, number: 1 },
      previous: null,
      period: { from: '2026-11-26', to: '2026-11-26' },
      counts: { answer: 2, change: 0, fact: 0, comment: 0, redaction: 0 },
      rows: [{ incarnation, afterSequence: 0, toSequence: 3, before: null }],
      clock: { state: 'trusted', rows: { trusted: 2, suspect: 0, unset: 0 } },
      health: { problems: ['disk.scarce'] },
    });
    expect(batch.rows).toBe(3);
    expect(ratings.split('\r\n')[0]).toBe(ratingsTable.columns.join(','));
    expect(Codebook.parse(json('codebook.json'))).toMatchObject({
      labelSets: [{ id: 'hl5.1', levels: [{ score: 5, vi: 'Rất hài lòng' }, {}, {}, {}, {}] }],
      questionnaires: [{ id: 'kiosk', issue: 2 }],
    });
    const described = json('datapackage.json');
    expect(described.resources[0].schema.fields.map(({ name }: { name: string }) => name)).toEqual([
      ...ratingsTable.columns,
    ]);
  });

  it('holds in Parquet what it holds in CSV', async () => {
    live([...twoAnswers, { is: 'fact', choices: ['a"b', 'c,d'], leader: false }], nine - 3 * dayMs);
    const { fileOf } = await closeAndOpen();
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const read = async (from: string) =>
      (await connection.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM ${from}`)).getRows();
    const csv = await read(
      `read_csv('${fileOf(ratingsTable.csv)}', all_varchar = true, header = true, quote = '"')`,
    );
    expect(csv).toHaveLength(3);
    expect(await read(`'${fileOf(ratingsTable.parquet)}'`)).toEqual(csv);
  });

  it('says which change of an answer is the last one, across batches too', async () => {
    const changes = (n: number) =>
      Array.from({ length: n }, (): Step => ({ is: 'change', score: 3 }));
    const stepsOf = (ratings: string) =>
      parseCsvObjects(ratings).data.flatMap(({ id, kind, step }) =>
        kind === 'answer' ? [[id, step]] : kind === 'change' ? [[id, Number(step)]] : [],
      );
    live([{ is: 'answer', score: 5 }, ...changes(3), ...twoAnswers, ...changes(2)], nine - dayMs);
    const { ratings } = await closeAndOpen();
    const inOrder = storedRows().map(({ id, kind }) => ({ id, kind }));
    const places = [undefined, 1, 2, 3, undefined, undefined, 1, 2];
    expect(new Map(stepsOf(ratings) as [string, unknown][])).toEqual(
      new Map(inOrder.map(({ id }, at) => [id, places[at] ?? ''])),
    );
  });

  it('takes each row once, and what follows is linked to it', async () => {
    live(twoAnswers, nine - 2 * dayMs);
    const first = await closeAndOpen();
    expect(await close()).toEqual({ closed: false, why: 'nothingNew' });
    live(twoAnswers, nine - dayMs);
    const second = await closeAndOpen();
    expect(second.manifest).toMatchObject({
      place: { number: 2 },
      previous: first.batch.name,
      rows: [{ afterSequence: 2, toSequence: 4, before: first.manifest.rows[0]?.after }],
    });
  });

  it('leaves the day that runs for the next one, and tells no order within an hour', async () => {
    live(twoAnswers, nine - dayMs);
    live(twoAnswers, nine);
    const { batch, ratings } = await closeAndOpen();
    expect(batch.rows).toBe(2);
    const ids = ratings
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.slice(0, 36));
    expect(ids).toEqual(ids.toSorted());
    nowMs += dayMs;
    expect(await close()).toMatchObject({ closed: true, batch: { rows: 2, number: 2 } });
  });

  it('takes what a life before never sent', async () => {
    live(twoAnswers, nine - 2 * dayMs);
    const later = randomUUID();
    db.prepare(
      `INSERT INTO incarnation (id, station_code, previous_id, started_at_ms, reason, grown_from_batch)
       VALUES (?, ?, ?, ?, 'restored', NULL)`,
    ).run(later, stationCode, incarnation, nine);
    const before = incarnation;
    incarnation = later;
    station = await createIdentity(later);
    live(twoAnswers, nine - dayMs);
    const { manifest } = await closeAndOpen();
    expect(manifest.grownFrom).toEqual({ incarnation: before, manifest: null });
    expect(manifest.rows).toMatchObject([
      { incarnation: before, toSequence: 2 },
      { incarnation: later, toSequence: 2 },
    ]);
  });

  it('sends nothing of another station of the office', async () => {
    const other = randomUUID();
    db.prepare(
      `INSERT INTO incarnation (id, station_code, started_at_ms) VALUES (?, 'may-2', ?)`,
    ).run(other, nine);
    const own = incarnation;
    incarnation = other;
    live(twoAnswers, nine - dayMs);
    incarnation = own;
    expect(await close()).toEqual({ closed: false, why: 'nothingNew' });
  });

  it('is closed by one of two who ask at once; the other finds nothing new', async () => {
    live(twoAnswers, nine - dayMs);
    const outcomes = await Promise.all([close(), close()]);
    expect(outcomes.filter(({ closed }) => closed)).toHaveLength(1);
    expect(outcomes).toContainEqual({ closed: false, why: 'nothingNew' });
    expect(
      readdirSync(place.folder.batches.out).filter((name) => name.endsWith('.hlb')),
    ).toHaveLength(1);
  });

  it('is not waited for without end while another program builds', async () => {
    live(twoAnswers, nine - dayMs);
    const { promise, resolve } = Promise.withResolvers<{ built: false; why: 'nothingNew' }>();
    const slow = close({ runBuild: () => promise });
    expect(await close({ patienceMs: 150 })).toEqual({ closed: false, why: 'BUSY' });
    resolve({ built: false, why: 'nothingNew' });
    await slow;
    expect(await close()).toMatchObject({ closed: true });
  });

  it('leaves nothing of a building that did not come to its end', async () => {
    live(twoAnswers, nine - dayMs);
    const undisturbed = deps();
    const stopped = closeBatch(
      {
        ...undisturbed,
        runBuild: async (job, onProgress) => {
          await undisturbed.runBuild(job, onProgress);
          throw new Error('the plug was pulled before the row was written');
        },
      },
      'tong-hop',
      () => {},
    );
    await expect(stopped).rejects.toThrow('plug');
    const isLeft = readdirSync(place.folder.batches.out).some((each) => each.endsWith('.hlb'));
    expect(isLeft).toBe(true);
    mkdirSync(join(place.folder.batches.out, 'making'));
    tidyBatches(deps());
    expect(readdirSync(place.folder.batches.out)).toEqual(['building.lock']);
    const { file, batch } = await closeAndOpen();
    expect(batch.number).toBe(1);
    const files = readdirSync(place.folder.batches.out).filter((each) => each.endsWith('.hlb'));
    expect(files.map((each) => join(place.folder.batches.out, each))).toEqual([file]);
    expect(existsSync(join(place.folder.batches.out, 'making'))).toBe(false);
    expect(readFileSync(file).length).toBe(batch.file_bytes);
  });
});
