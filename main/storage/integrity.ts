import { StartError } from '#main/platform/start-error.ts';
import { toStartError, type Database } from './database.ts';

/** Reads every page and index; refuses a database that does not hold together. */
export function assertSound(db: Database): void {
  const complaint = firstComplaint(db);
  if (complaint !== undefined) {
    throw new StartError('databaseDamaged', { file: db.name, detail: complaint });
  }
}

/** The first thing SQLite finds wrong, in its own words; undefined when all is well. */
export function firstComplaint(db: Database): string | undefined {
  try {
    const found = String(db.pragma('integrity_check(1)', { simple: true }));
    return found === 'ok' ? undefined : found.replaceAll(/\s+/g, ' ');
  } catch (error) {
    const foreseen = toStartError(error, db.name);
    if (foreseen instanceof StartError)
      return String(foreseen.values['detail'] ?? foreseen.problem);
    throw error;
  }
}
