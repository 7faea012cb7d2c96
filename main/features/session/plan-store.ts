import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { PlannedSession } from '#shared/features/session/plan.ts';

/** What somebody said of a planned session, with the session as it was planned then. */
export interface PlanStep {
  readonly kind: 'confirmed' | 'cancelled';
  readonly reason: string;
  readonly person: string;
  readonly atMs: number;
  readonly planned: PlannedSession;
}

interface StepRow {
  readonly kind: PlanStep['kind'];
  readonly reason: string;
  readonly person: string;
  readonly recorded_at_ms: number;
  readonly planned: string;
}

/** Finds what was last said of each planned session on the days from one to another. */
export function createStepFinder(db: Database) {
  const steps = db.prepare<[Day, Day], StepRow>(
    `SELECT kind, reason, person, recorded_at_ms, planned FROM plan_step
     WHERE day BETWEEN ? AND ? ORDER BY id`,
  );
  return (from: Day, to: Day): ReadonlyMap<string, PlanStep> =>
    new Map(
      steps.all(from, to).map(({ recorded_at_ms: atMs, planned, ...step }) => {
        const session: PlannedSession = JSON.parse(planned);
        return [keyOf(session), { ...step, atMs, planned: session }];
      }),
    );
}

/** What names one planned session on one day. */
export function keyOf({ code, day }: Pick<PlannedSession, 'code' | 'day'>): string {
  return `${day}/${code}`;
}

export function recordStep(db: Database, step: PlanStep): void {
  const { planned, kind, reason, person, atMs } = step;
  db.prepare(
    `INSERT INTO plan_step (entry_code, day, kind, reason, planned, person, recorded_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(planned.code, planned.day, kind, reason, JSON.stringify(planned), person, atMs);
}
