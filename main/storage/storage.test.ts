import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { createApp } from '#main/app.ts';
import { sealSecret } from '#main/features/access/secret.ts';
import { hashOfRow, type RatingRow } from '#main/features/rating/rating-row.ts';
import { readJudgedResponses } from '#main/features/rating/response-store.ts';
import { hashOfWords, verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { openStore } from '#main/open-store.ts';
import { createClock } from '#main/platform/clock.ts';
import { silentLog } from '#main/platform/log.ts';
import { StartError } from '#main/platform/start-error.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aRating, anId, createTestApp, workerUrl, type TestApp } from '#tests/support/test-app.ts';
import { findAuditFault } from './audit-store.ts';
import { dataFolderAt, type DataFolder } from './data-folder.ts';
import { openDatabase, openReader, type Database } from './database.ts';
import { holdFolder } from './hold-folder.ts';
import { firstComplaint } from './integrity.ts';
import { migrate, schemaVersion, schemaVersionOf } from './migrate.ts';
import { migrations } from './migrations/index.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
  const first = aRating();
  await office.kiosk().rating.submit(first);
  await office.kiosk().rating.comment({ id: anId(), responseId: first.id, text: 'tốt' });
  await office.kiosk().rating.submit(aRating({ score: 3 }));
  office.app.close();
});
afterEach(() => office.close());

/** The database as somebody with a general tool would open it, past the program. */
function tamper(sql: string): void {
  const db = new Sqlite(office.folder.database);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

function refusal(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error instanceof StartError ? { problem: error.problem, ...error.values } : error;
  }
  return 'accepted';
}

const removeTriggers = `DROP TRIGGER rating_is_never_changed; DROP TRIGGER rating_is_never_removed;`;

describe('the store', () => {
  it('commits with FULL on every open', () => {
    for (const _ of [1, 2]) {
      const db = openDatabase(office.folder.database);
      expect([
        db.pragma('synchronous', { simple: true }),
        db.pragma('journal_mode', { simple: true }),
        db.pragma('foreign_keys', { simple: true }),
        db.pragma('secure_delete', { simple: true }),
      ]).toEqual([2, 'wal', 1, 1]);
      db.close();
    }
  });

  it.each([
    ['UPDATE rating SET score = 5', 'ratings are append-only'],
    ['DELETE FROM rating', 'ratings are append-only'],
    ['INSERT OR REPLACE INTO rating SELECT * FROM rating', 'ratings are append-only'],
    ["UPDATE free_text SET body = 'x'", 'words are kept or erased'],
    ['DELETE FROM free_text', 'words go only after a redaction'],
    ["UPDATE audit SET actor = 'x'", 'the audit is append-only'],
    ['DELETE FROM audit', 'the audit is append-only'],
    ['INSERT OR REPLACE INTO audit SELECT * FROM audit', 'the audit is append-only'],
    ["UPDATE questionnaire SET document = '{}'", 'an issue is never changed'],
    ['DELETE FROM questionnaire', 'answers keep the questionnaire'],
  ])('refuses by itself: %s', (sql, message) => {
    expect(() => tamper(sql)).toThrow(message);
  });

  it('has only STRICT tables', () => {
    const db = openDatabase(office.folder.database);
    const tables = db
      .prepare(
        `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`,
      )
      .all();
    db.close();
    expect(tables.filter((table) => !/"name":"sqlite_/.test(JSON.stringify(table)))).not.toEqual(
      [],
    );
    for (const table of tables) {
      if (!/"name":"sqlite_/.test(JSON.stringify(table)))
        expect(table).toMatchObject({ strict: 1 });
    }
  });

  it.each([
    [`${removeTriggers} UPDATE rating SET score = 5 WHERE sequence = 3`, 3, 'altered'],
    [`${removeTriggers} UPDATE rating SET hash = zeroblob(32) WHERE sequence = 1`, 1, 'altered'],
    [`${removeTriggers} DELETE FROM rating WHERE sequence = 1`, 1, 'missing'],
    [`${removeTriggers} DELETE FROM rating WHERE sequence = 2`, 2, 'missing'],
    [`DROP TRIGGER free_text_is_never_changed; UPDATE free_text SET body = 'tệ'`, 2, 'words'],
    [`DROP TRIGGER free_text_goes_only_after_redaction; DELETE FROM free_text`, 2, 'words'],
  ])('names the row that was tampered with: %s', (sql, sequence, fault) => {
    tamper(sql);
    expect(refusal(() => openStore(office.folder))).toMatchObject({
      problem: 'ratingChainBroken',
      station: 'may-1',
      sequence,
      fault,
    });
  });

  it('finds every single changed column of a rating', () => {
    const db = openDatabase(office.folder.database);
    const columns = db
      .prepare<[], { name: string; type: string }>(
        `SELECT name, type FROM pragma_table_info('rating')`,
      )
      .all()
      .filter(
        ({ name }) => !['arrival', 'received_at_ms', 'hash', 'incarnation_id'].includes(name),
      );
    db.close();
    tamper(removeTriggers);
    for (const { name, type } of columns) {
      const raw = new Sqlite(office.folder.database);
      raw.pragma('ignore_check_constraints = ON');
      raw.pragma('foreign_keys = OFF');
      raw.exec('BEGIN');
      const other = { TEXT: `'zz'`, INTEGER: '77', BLOB: 'zeroblob(32)' }[type];
      raw.exec(`UPDATE rating SET ${name} = ${other} WHERE sequence = 2`);
      expect(verifyRatings(raw).fault, name).toBeDefined();
      raw.exec('ROLLBACK');
      raw.close();
    }
  });

  it('names the audit entry that was tampered with', () => {
    tamper(`DROP TRIGGER audit_is_never_changed; UPDATE audit SET actor = 'x' WHERE sequence = 1`);
    expect(refusal(() => openStore(office.folder))).toMatchObject({
      problem: 'auditChainBroken',
      sequence: 1,
    });
  });

  it('refuses a file that is no database, and one with a destroyed page', () => {
    const bytes = readFileSync(office.folder.database);
    const page = 4096;
    const destroyed = Buffer.from(bytes);
    destroyed.fill(0xa5, 2 * page, 6 * page);
    writeFileSync(office.folder.database, destroyed);
    expect(refusal(() => openStore(office.folder))).toMatchObject({ problem: 'databaseDamaged' });
    writeFileSync(office.folder.database, 'không phải cơ sở dữ liệu'.repeat(1000));
    expect(refusal(() => openStore(office.folder))).toMatchObject({ problem: 'databaseDamaged' });
  });

  it('refuses a newer database and leaves it untouched', () => {
    tamper(`PRAGMA user_version = ${schemaVersion + 1}`);
    const before = createHash('sha256').update(readFileSync(office.folder.database)).digest('hex');
    expect(refusal(() => openStore(office.folder))).toMatchObject({
      problem: 'databaseNewer',
      found: schemaVersion + 1,
      known: schemaVersion,
    });
    const after = createHash('sha256').update(readFileSync(office.folder.database)).digest('hex');
    expect(after).toBe(before);
  });

  it('belongs to one program at a time', () => {
    const hold = holdFolder(office.folder);
    expect(refusal(() => holdFolder(office.folder))).toEqual({
      problem: 'anotherInstance',
      folder: office.folder.path,
    });
    hold.release();
    holdFolder(office.folder).release();
  });
});

describe('a folder that the first release wrote', () => {
  let folder: DataFolder;
  beforeEach(() => {
    folder = dataFolderAt(makeTempFolder());
    writeFirstRelease(folder);
  });
  afterEach(() => removeFolder(folder.path));

  const everyRow = (db: Database) =>
    db
      .prepare(
        `SELECT arrival, received_at_ms, ${columnsOfFirstRelease.join(', ')} FROM rating
         ORDER BY arrival`,
      )
      .all();
  const everyWord = (db: Database) =>
    db.prepare(`SELECT rating_id, hex(salt), body FROM free_text ORDER BY 1`).all();

  it('keeps every row, arrival and hash, every word, and what was erased stays erased', () => {
    const before = openReader(folder.database);
    const [rows, words] = [everyRow(before), everyWord(before)];
    before.close();
    expect([rows.length, words.length]).toEqual([6, 1]);
    const db = openStore(folder);
    expect(schemaVersionOf(db)).toBe(schemaVersion);
    expect(everyRow(db)).toEqual(rows);
    expect(everyWord(db)).toEqual(words);
    expect(verifyRatings(db)).toEqual({ rows: 6, fault: undefined });
    expect(findAuditFault(db)).toBeUndefined();
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(firstComplaint(db)).toBeUndefined();
    db.close();
  });

  it('is backed up as it was before', () => {
    openStore(folder).close();
    expect(readdirSync(folder.backups)).toEqual([`kiosk-before-schema-${schemaVersion}.db`]);
    const copy = openReader(join(folder.backups, `kiosk-before-schema-${schemaVersion}.db`));
    expect(schemaVersionOf(copy)).toBe(1);
    expect(everyRow(copy)).toHaveLength(6);
    copy.close();
  });

  it('goes on in one chain of both formats', async () => {
    const app = await createApp({
      folder,
      system: createFakeClock(),
      log: silentLog,
      workerUrl,
    });
    const kiosk = createRouterClient(app.router, { context: app.connect('kiosk') });
    const rating = aRating({ score: 2 });
    await kiosk.rating.submit(rating);
    await kiosk.rating.fact({
      id: anId(),
      responseId: rating.id,
      question: 'stage',
      choices: ['ask'],
    });
    app.close();
    const db = openReader(folder.database);
    expect(db.prepare(`SELECT format FROM rating ORDER BY sequence`).pluck().all()).toEqual([
      ...[1, 1, 1, 1, 1, 1],
      ...[2, 2],
    ]);
    expect(verifyRatings(db)).toEqual({ rows: 8, fault: undefined });
    const read = [...readJudgedResponses(db)].map(([response]) => response);
    expect(
      read.map(({ questionnaire, score, stage, scale_order }) => ({
        questionnaire,
        score,
        stage,
        scale_order,
      })),
    ).toEqual([
      { questionnaire: 'kiosk@1', score: 3, stage: null, scale_order: null },
      { questionnaire: 'kiosk@1', score: 4, stage: null, scale_order: null },
      { questionnaire: 'kiosk@2', score: 2, stage: 'ask', scale_order: 'descending' },
    ]);
    db.close();
  });

  it.each([
    [`UPDATE rating SET score = 5 WHERE sequence = 6`, 'ratings are append-only'],
    [`DELETE FROM rating WHERE sequence = 6`, 'ratings are append-only'],
    [`INSERT OR REPLACE INTO rating SELECT * FROM rating`, 'ratings are append-only'],
    [`UPDATE free_text SET body = 'x'`, 'words are kept or erased'],
    [`DELETE FROM free_text`, 'words go only after a redaction'],
  ])('still refuses by itself: %s', (sql, message) => {
    openStore(folder).close();
    const db = new Sqlite(folder.database);
    expect(() => db.exec(sql)).toThrow(message);
    db.close();
  });

  it.each([
    [`${removeTriggers} UPDATE rating SET score = 1 WHERE sequence = 1`, 'ratingChainBroken'],
    // the old format has no such column under its hash: the table's own conditions find it
    [
      `PRAGMA ignore_check_constraints = ON; ${removeTriggers}
       UPDATE rating SET scale_order = 'ascending' WHERE sequence = 1`,
      'databaseDamaged',
    ],
    [
      `PRAGMA ignore_check_constraints = ON; ${removeTriggers}
       UPDATE rating SET audience = 'leader' WHERE sequence = 2`,
      'databaseDamaged',
    ],
  ])('is refused when an old row is tampered with: %s', (sql, problem) => {
    openStore(folder).close();
    const db = new Sqlite(folder.database);
    db.exec(sql);
    db.close();
    expect(refusal(() => openStore(folder))).toMatchObject({ problem });
  });
});

describe('a folder of the release before offices were set up', () => {
  let folder: DataFolder;
  beforeEach(async () => {
    folder = dataFolderAt(makeTempFolder());
    writeFirstRelease(folder);
    const db = openDatabase(folder.database);
    migrate(db, folder.backups, migrations.slice(0, 2));
    const { cost, salt, verifier } = await sealSecret('246810', { N: 2 ** 10, r: 8, p: 1 });
    db.prepare(
      `INSERT INTO person (code, name, roles, secret_kind, cost, salt, verifier)
       VALUES ('can-bo', 'Cán bộ', '["staff","admin"]', 'pin', ?, ?, ?)`,
    ).run(JSON.stringify(cost), salt, verifier);
    db.close();
  });
  afterEach(() => removeFolder(folder.path));

  it('knows its station, lets its people in as before, and changes them by the rules of now', async () => {
    const app = await createApp({ folder, system: createFakeClock(), log: silentLog, workerUrl });
    const desk = createRouterClient(app.router, { context: app.connect('desk') });
    await desk.access.signIn({ code: 'can-bo', secret: '246810' });
    const { office, version, stationCode: own } = await desk.office.show();
    expect([own, office.stations.length]).toEqual([stationCode, 1]);
    const [person] = office.people ?? [];
    const added = { code: 'moi', name: 'Người mới', roles: ['admin' as const] };
    const text = JSON.stringify({ ...office, people: [person, added] });
    const { issued } = await desk.office.change({ basedOn: version, text });
    expect(issued.map(({ code }) => code)).toEqual(['moi']);
    const { people } = await desk.people.list();
    expect(people.map(({ code, createdAtMs }) => [code, createdAtMs !== undefined])).toEqual([
      ['can-bo', false],
      ['moi', true],
    ]);
    expect((await desk.access.show()).recoverable).toEqual(['moi']);
    app.close();
    const db = openReader(folder.database);
    expect(firstComplaint(db)).toBeUndefined();
    expect(findAuditFault(db)).toBeUndefined();
    db.close();
  });
});

/** The columns of a rating in the first release, in the order of its hash, and the hash. */
const columnsOfFirstRelease = [
  'format',
  'id',
  'incarnation_id',
  'sequence',
  'kind',
  'response_id',
  'refers_to',
  'score',
  'text_hash',
  'recorded_at_ms',
  'offset_minutes',
  'boot_id',
  'monotonic_ms',
  'clock_state',
  'unit_code',
  'station_code',
  'counter_code',
  'field_code',
  'field_source',
  'stage',
  'channel',
  'device_mode',
  'language',
  'label_set',
  'questionnaire',
  'model_code',
  'settings_version',
  'trial',
  'ready_ms',
  'gap_ms',
  'burst_position',
  'hour_status',
  'hash',
] as const;

const stationCode = 'may-1';

/** An office as the first release left it: a changed answer, one with words, one with erased words. */
function writeFirstRelease(folder: DataFolder): void {
  const db = openDatabase(folder.database);
  migrate(db, folder.backups, migrations.slice(0, 1));
  const clock = createClock({
    system: createFakeClock(),
    offsetMinutes: 420,
    lastTrustedMs: undefined,
  });
  const settings = OfficeSettings.parse(trialSettings);
  const incarnation_id = anId();
  const { stations, ...others } = trialSettings;
  const document = { ...others, station: { code: stationCode, counterCodes: ['quay-1'] } };
  db.prepare(`INSERT INTO folder VALUES (1, ?, 'office', 0, '0.1.0')`).run(anId());
  db.prepare(`INSERT INTO settings VALUES (1, ?, 0, 'set-up', 0)`).run(JSON.stringify(document));
  db.prepare(`INSERT INTO incarnation VALUES (?, ?, NULL, 0)`).run(incarnation_id, stationCode);
  expect(stations).toHaveLength(1);
  const insert = db.prepare(
    `INSERT INTO rating (received_at_ms, ${columnsOfFirstRelease.join(', ')})
     VALUES (@recorded_at_ms, ${columnsOfFirstRelease.map((column) => `@${column}`).join(', ')})`,
  );
  const keepWords = db.prepare(`INSERT INTO free_text (rating_id, salt, body) VALUES (?, ?, ?)`);
  const salt = Buffer.alloc(32, 7);
  const wordsOf = (body: string) => hashOfWords(salt, body);
  const [one, other] = [anId(), anId()];
  const [kept, erased] = [anId(), anId()];
  const given = [
    { id: one, kind: 'answer', response_id: one, score: 5 },
    { id: anId(), kind: 'change', response_id: one, score: 3 },
    { id: kept, kind: 'comment', response_id: one, text_hash: wordsOf('tốt') },
    { id: erased, kind: 'comment', response_id: one, text_hash: wordsOf('cô Lan') },
    { id: anId(), kind: 'redaction', response_id: one, refers_to: erased },
    { id: other, kind: 'answer', response_id: other, score: 4 },
  ] as const;
  let previous: Buffer | undefined;
  given.forEach((row, place) => {
    const { utcMs, offsetMinutes, bootId, monotonicMs, state } = clock.now();
    const whole: Omit<RatingRow, 'hash'> = {
      format: 1,
      incarnation_id,
      sequence: place + 1,
      refers_to: null,
      score: null,
      text_hash: null,
      recorded_at_ms: utcMs,
      offset_minutes: offsetMinutes,
      boot_id: bootId,
      monotonic_ms: monotonicMs,
      clock_state: state,
      unit_code: settings.unit.code,
      station_code: stationCode,
      counter_code: 'quay-1',
      field_code: 'tu-phap-ho-tich',
      field_source: 'counter',
      stage: null,
      channel: 'kiosk',
      device_mode: 'self',
      language: 'vi',
      label_set: 'hl5.1',
      questionnaire: 'kiosk@1',
      model_code: null,
      settings_version: 1,
      trial: 0,
      ready_ms: 4_000,
      gap_ms: null,
      burst_position: 1,
      hour_status: 'open',
      question: null,
      choices: null,
      audience: null,
      scale_order: null,
      ...row,
    };
    previous = hashOfRow(whole, previous);
    insert.run({ ...whole, hash: previous });
    if (row.id === kept) keepWords.run(kept, salt, 'tốt');
  });
  db.close();
}

describe('a migration', () => {
  it('is preceded by a verified backup, and the rest of a failing one is undone', () => {
    const db = openDatabase(office.folder.database);
    const plan = [
      ...migrations,
      { name: 'good', sql: 'CREATE TABLE next (id INTEGER PRIMARY KEY) STRICT;' },
      { name: 'bad', sql: 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense;' },
    ];
    expect(() => migrate(db, office.folder.backups, plan)).toThrow('nonsense');
    expect(schemaVersionOf(db)).toBe(schemaVersion + 1);
    expect(
      db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'later'`).get(),
    ).toEqual({ n: 0 });
    db.close();
    const [backup = ''] = readdirSync(office.folder.backups);
    const copy = openDatabase(join(office.folder.backups, backup));
    expect(schemaVersionOf(copy)).toBe(schemaVersion);
    expect(verifyRatings(copy)).toEqual({ rows: 3, fault: undefined });
    expect(findAuditFault(copy)).toBeUndefined();
    copy.close();
  });

  it('never changes once it has been released', () => {
    const hashes = migrations.map(({ name, sql }) => [
      name,
      createHash('sha256').update(sql).digest('hex').slice(0, 16),
    ]);
    expect(hashes).toEqual([
      ['0001-first-tables', '9fae5733819a0831'],
      ['0002-questions', '5103b30edefa47b3'],
      ['0003-office', '9ad4781cf650aaa3'],
      ['0004-people', '5f5f860c4f59ed94'],
      ['0005-inbox', 'c2e9a7405219c92e'],
      ['0006-activity', '194451643c45a869'],
      ['0007-plan', '075ef24905efbb46'],
      ['0008-account-lock', '717b8f418d236c6d'],
      ['0009-batches', '72aa84109a665e22'],
      ['0010-assessment', 'bbc0dc6381d32244'],
      ['0011-network', '5eee02c462f047d1'],
      ['0012-upward', '19e6d3b9a62043fb'],
      ['0013-held', 'd365f6910425b12c'],
      ['0014-model', 'ad7948393d79582b'],
      ['0015-task', '28607da03d985f26'],
      ['0016-gaming', '21d7f9d4cbc3c464'],
      ['0017-homes-and-evidence', '6aa39f22fda22ea1'],
    ]);
  });
});
