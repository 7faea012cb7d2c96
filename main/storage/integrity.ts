import { StartError } from '#main/platform/start-error.ts';
import { toStartError, type Database } from './database.ts';

/** `quick` reads every page; `full` also holds every index against its table. */
export type Thoroughness = 'quick' | 'full';

/** Refuses a database that does not hold together. */
export function assertSound(db: Database, thoroughness: Thoroughness = 'full'): void {
  const complaint = firstComplaint(db, thoroughness);
  if (complaint !== undefined) {
    throw new StartError('databaseDamaged', { file: db.name, detail: complaint });
  }
}

/** The first thing SQLite finds wrong, in its own words; undefined when all is well. */
export function firstComplaint(
  db: Database,
  thoroughness: Thoroughness = 'full',
): string | undefined {
  const check = thoroughness === 'full' ? 'integrity_check' : 'quick_check';
  try {
    const found = String(db.pragma(`${check}(1)`, { simple: true }));
    return found === 'ok' ? undefined : found.replaceAll(/\s+/g, ' ');
  } catch (error) {
    const foreseen = toStartError(error, db.name);
    if (foreseen instanceof StartError)
      return String(foreseen.values['detail'] ?? foreseen.problem);
    throw error;
  }
}
