import type { VerifiedScores } from './features/assessment/assessment-deps.ts';
import { listVerifiedScores } from './features/intake/scores-store.ts';
import type { Database } from './storage/database.ts';
import { dayAt } from '#shared/calendar.ts';

/** What superiors gave a scoring, as it was taken in. */
export function verifiedScoresIn(db: Database, offsetMinutes: () => number): VerifiedScores {
  return (set, version, period) =>
    listVerifiedScores(db)
      .filter(
        (verified) =>
          verified.set_code === set &&
          verified.set_version === String(version) &&
          verified.period === period,
      )
      .map(({ criterion, score, reason, received_at_ms: atMs }) => ({
        criterion,
        score,
        reason: reason ?? '',
        verifiedOn: dayAt(atMs, offsetMinutes()),
      }));
}
