import type { Database } from '#main/storage/database.ts';
import type { Month } from '#shared/features/activity/month.ts';
import type { Duty } from '#shared/features/roster/roster.ts';

/** What a person confirmed of a month, and when. */
export interface Confirmation {
  readonly personCode: string;
  readonly month: Month;
  readonly duties: readonly Duty[];
  readonly atMs: number;
}

interface ConfirmationRow {
  readonly person_code: string;
  readonly month: string;
  readonly duties: string;
  readonly recorded_at_ms: number;
}

const selectConfirmations = `
  SELECT person_code, month, duties, recorded_at_ms FROM roster_confirmation`;

/** The confirmations, oldest first; of a person's month the last one counts. */
export function listConfirmations(db: Database): Confirmation[] {
  return db
    .prepare<[], ConfirmationRow>(`${selectConfirmations} ORDER BY id`)
    .all()
    .map(toConfirmation);
}

/** The last thing a person confirmed of a month; undefined while they have not. */
export function findConfirmation(
  db: Database,
  personCode: string,
  month: Month,
): Confirmation | undefined {
  const row = db
    .prepare<[string, string], ConfirmationRow>(
      `${selectConfirmations} WHERE person_code = ? AND month = ? ORDER BY id DESC LIMIT 1`,
    )
    .get(personCode, month);
  return row && toConfirmation(row);
}

function toConfirmation(row: ConfirmationRow): Confirmation {
  const { person_code: personCode, month, duties, recorded_at_ms: atMs } = row;
  return { personCode, month, duties: JSON.parse(duties), atMs };
}

export function recordConfirmation(db: Database, confirmation: Confirmation): void {
  const { personCode, month, duties, atMs } = confirmation;
  db.prepare(
    `INSERT INTO roster_confirmation (person_code, month, duties, recorded_at_ms)
     VALUES (?, ?, ?, ?)`,
  ).run(personCode, month, JSON.stringify(duties), atMs);
}
