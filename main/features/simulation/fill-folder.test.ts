import { describe, expect, it } from 'vitest';
import { createRatingStore, type RatingStore } from '#main/features/rating/rating-store.ts';
import { readJudgedResponses } from '#main/features/rating/response-store.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import { findAuditFault } from '#main/storage/audit-store.ts';
import { openDatabase, type Database } from '#main/storage/database.ts';
import { migrate } from '#main/storage/migrate.ts';
import { fillFolder, type FillOptions } from './fill-folder.ts';

const someDays: FillOptions = { days: 6, perDay: 150, seed: 'seed' };

function emptyDatabase(): Database {
  const db = openDatabase(':memory:');
  migrate(db, 'no-backups');
  return db;
}

function filled(...runs: FillOptions[]): Database {
  const db = emptyDatabase();
  for (const run of runs) fillFolder(db, run);
  return db;
}

const tables = [
  'rating',
  'questionnaire',
  'incarnation',
  'settings',
  'folder',
  'audit',
  'free_text',
  'person',
] as const;
const allOf = (db: Database, table: (typeof tables)[number]) =>
  db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
const everythingIn = (db: Database) =>
  Object.fromEntries(tables.map((table) => [table, allOf(db, table)]));

/** The store of a real station: asks the database for everything, every time. */
const realStore = (db: Database, incarnationId: string): RatingStore =>
  createRatingStore(db, incarnationId);

describe('a simulated folder', () => {
  it('holds the same rows and hashes as if every tap had gone the whole way', () => {
    const quick = allOf(filled(someDays), 'rating');
    const real = allOf(filled({ ...someDays, createStore: realStore }), 'rating');
    expect(quick.length).toBeGreaterThan(800);
    expect(quick).toEqual(real);
  });

  it('holds what visitors said they came for, why they answered so, and their words', () => {
    const db = filled(someDays);
    const kinds = db.prepare(`SELECT kind, question, count(*) > 10 AS many FROM rating
      WHERE kind IN ('fact', 'comment') GROUP BY kind, question ORDER BY kind, question`);
    expect(kinds.raw().all()).toEqual([
      ['comment', null, 1],
      ['fact', 'counter_said', 1],
      ['fact', 'reasons', 1],
      ['fact', 'stage', 1],
    ]);
    expect(allOf(db, 'questionnaire')).toEqual([expect.objectContaining({ ref: 'kiosk@2' })]);
  });

  it('is the same in every table for the same seed', () => {
    expect(everythingIn(filled(someDays))).toEqual(everythingIn(filled(someDays)));
  });

  it('is another for another seed', () => {
    const scores = (db: Database) => db.prepare(`SELECT score, recorded_at_ms FROM rating`).all();
    expect(scores(filled(someDays))).not.toEqual(scores(filled({ ...someDays, seed: 'other' })));
  });

  it('goes on where it stopped as if it had never stopped', () => {
    const inTwo = filled({ ...someDays, days: 2 }, { ...someDays, days: 4 });
    expect(everythingIn(inTwo)).toEqual(everythingIn(filled(someDays)));
  });

  it('has whole chains', () => {
    const db = filled(someDays);
    expect(verifyRatings(db)).toEqual({ rows: allOf(db, 'rating').length, fault: undefined });
    expect(findAuditFault(db)).toBeUndefined();
  });

  it('says how many responses it made', () => {
    const db = emptyDatabase();
    const made = fillFolder(db, someDays);
    const counted = db.prepare(`SELECT count(*) FROM rating WHERE kind = 'answer'`).pluck().get();
    expect(made).toEqual({ days: 6, responses: counted });
  });

  it('never passes for an office: its kind says simulated and every row says trial', () => {
    const db = filled(someDays);
    expect(db.prepare(`SELECT kind FROM folder`).pluck().all()).toEqual(['simulated']);
    expect(db.prepare(`SELECT DISTINCT trial FROM rating`).pluck().all()).toEqual([1]);
  });

  it('has a screen for all counters, of which visitors say one or none', () => {
    const answers = [...readJudgedResponses(filled(someDays))]
      .map(([response]) => response)
      .filter(({ station_code }) => station_code === 'may-5');
    const said = new Set(answers.map(({ counter_code }) => counter_code));
    expect([...said].sort(byName)).toEqual(['quay-1', 'quay-2', 'quay-3', 'quay-4', null]);
    const sources = new Set(answers.map(({ counter_source }) => counter_source));
    expect(sources).toEqual(new Set(['citizen', null]));
  });

  it('has a station with a life of its own at every counter, and one for all', () => {
    const places = filled(someDays)
      .prepare(
        `SELECT DISTINCT incarnation.station_code AS life, rating.station_code, counter_code
         FROM rating JOIN incarnation ON incarnation.id = incarnation_id
         WHERE kind = 'answer' ORDER BY 1`,
      )
      .raw()
      .all();
    expect(places).toEqual([
      ['may-1', 'may-1', 'quay-1'],
      ['may-2', 'may-2', 'quay-2'],
      ['may-3', 'may-3', 'quay-3'],
      ['may-4', 'may-4', 'quay-4'],
      ['may-5', 'may-5', null],
    ]);
  });
});

const byName = (one: string | null, other: string | null) =>
  (one ?? '~') < (other ?? '~') ? -1 : 1;
