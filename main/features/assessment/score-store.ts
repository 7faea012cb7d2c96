import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { ScoreVersion, SelfScore } from '#shared/features/assessment/assessment.contract.ts';
import type { Scoring } from './assessment-deps.ts';

interface ScoreRow {
  readonly id: number;
  readonly criterion: string;
  readonly score: number | null;
  readonly way: SelfScore['way'];
  readonly reason: string;
  readonly inputs: string | null;
  readonly person: string;
  readonly scored_on: Day;
  readonly versions: number;
}

/** The newest version of a criterion's score. */
export interface CurrentScore extends SelfScore {
  readonly id: number;
  readonly criterion: string;
  /** What it was computed from, as it stood then. */
  readonly inputs: string | undefined;
  readonly versions: number;
}

export function listScores(db: Database, { set, version, period }: Scoring): CurrentScore[] {
  return db
    .prepare<[string, number, string], ScoreRow>(
      // with max(), the other columns are those of the newest version
      `SELECT max(id) AS id, criterion, score, way, reason, inputs, person, scored_on,
         count(*) AS versions
       FROM self_score WHERE set_code = ? AND set_version = ? AND period = ?
       GROUP BY criterion ORDER BY id`,
    )
    .all(set, version, period)
    .map(({ scored_on, inputs, ...row }) => ({
      ...row,
      scoredOn: scored_on,
      inputs: inputs ?? undefined,
    }));
}

export function listScoreVersions(
  db: Database,
  { set, version, period }: Scoring,
  criterion: string,
): ScoreVersion[] {
  return db
    .prepare<[string, number, string, string], Omit<ScoreRow, 'versions' | 'inputs'>>(
      `SELECT id, score, way, reason, person, scored_on FROM self_score
       WHERE set_code = ? AND set_version = ? AND period = ? AND criterion = ?
       ORDER BY id DESC LIMIT 200`,
    )
    .all(set, version, period, criterion)
    .map(({ id, score, way, reason, person, scored_on }) => ({
      id,
      score,
      way,
      reason,
      person,
      scoredOn: scored_on,
    }));
}

export interface NewScore extends SelfScore {
  readonly criterion: string;
  readonly fullScore: number;
  /** Of a computed one alone. */
  readonly inputs: string | undefined;
  readonly scoredAtMs: number;
}

export function recordScore(db: Database, of: Scoring, score: NewScore): void {
  db.prepare(
    `INSERT INTO self_score (set_code, set_version, period, criterion, score, full_score, way,
       reason, inputs, person, scored_on, scored_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    of.set,
    of.version,
    of.period,
    score.criterion,
    score.score,
    score.fullScore,
    score.way,
    score.reason,
    score.inputs ?? null,
    score.person,
    score.scoredOn,
    score.scoredAtMs,
  );
}

export interface Confirmation {
  readonly newestScore: number;
  readonly total: number;
  readonly person: string;
  readonly confirmedOn: Day;
}

export function findConfirmation(
  db: Database,
  { set, version, period }: Scoring,
): Confirmation | undefined {
  return db
    .prepare<[string, number, string], Confirmation>(
      `SELECT newest_score AS newestScore, total, person, confirmed_on AS confirmedOn
       FROM score_confirmation WHERE set_code = ? AND set_version = ? AND period = ?
       ORDER BY id DESC LIMIT 1`,
    )
    .get(set, version, period);
}

export function recordConfirmation(
  db: Database,
  { set, version, period }: Scoring,
  confirmation: Confirmation & { readonly confirmedAtMs: number },
): void {
  const { newestScore, total, person, confirmedOn, confirmedAtMs } = confirmation;
  db.prepare(
    `INSERT INTO score_confirmation
       (set_code, set_version, period, newest_score, total, person, confirmed_on, confirmed_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(set, version, period, newestScore, total, person, confirmedOn, confirmedAtMs);
}

/** A self-score as it travels to the superior. */
export interface SelfScoreLine {
  readonly set_code: string;
  readonly set_version: number;
  readonly period: string;
  readonly criterion: string;
  readonly score: number;
  readonly full_score: number;
  readonly way: SelfScore['way'];
  readonly reason: string;
  readonly scored_on: Day;
}

/** The scores of every set and period as they were confirmed last; what is being worked on is not there. */
export function listConfirmedScores(db: Database): SelfScoreLine[] {
  return db
    .prepare<[], SelfScoreLine>(
      `SELECT set_code, set_version, period, criterion, score, full_score, way, reason, scored_on
       FROM (
         SELECT self_score.*, max(self_score.id) FROM self_score
         JOIN (SELECT *, max(id) FROM score_confirmation
               GROUP BY set_code, set_version, period) AS confirmed
           USING (set_code, set_version, period)
         WHERE self_score.id <= newest_score
         GROUP BY set_code, set_version, period, criterion)
       WHERE score IS NOT NULL ORDER BY set_code, set_version, period, criterion`,
    )
    .all();
}
