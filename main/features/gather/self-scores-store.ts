import type { SelfScore } from '#shared/features/gather/score-sheet.ts';
import type { DuckDatabase } from './duck-database.ts';

/** What an office gives itself, by its newest batch that is counted, in the order of its sets. */
export async function listSelfScores(
  db: DuckDatabase,
  unitCode: string,
): Promise<readonly SelfScore[]> {
  const rows = await db.all(
    `SELECT set_code, set_version, period, criterion, score, full_score FROM self_scores
     WHERE unit_code = $1 ORDER BY set_code, set_version, period, criterion`,
    [unitCode],
  );
  return rows.map((row) => ({
    set_code: String(row['set_code']),
    set_version: String(row['set_version']),
    period: String(row['period']),
    criterion: String(row['criterion']),
    score: Number(row['score']),
    full_score: Number(row['full_score']),
  }));
}
