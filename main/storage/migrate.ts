import { StartError } from '#main/platform/start-error.ts';
import { backUp } from './backup.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations/index.ts';

export const schemaVersion = migrations.length;

export function schemaVersionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Refuses a database that a newer program wrote: an old one would not understand it. */
export function assertNotNewer(db: Database, known = schemaVersion): void {
  const found = schemaVersionOf(db);
  if (found > known) throw new StartError('databaseNewer', { file: db.name, found, known });
}

/**
 * Brings the database to this program's schema, each migration in its own transaction. A database
 * that already holds something is backed up, and the backup verified, before the first.
 */
export function migrate(
  db: Database,
  backupFolder: string,
  plan = migrations,
  backUpFirst: (db: Database, folder: string, label: string) => unknown = backUp,
): void {
  const found = schemaVersionOf(db);
  if (found >= plan.length) return;
  if (found > 0) backUpFirst(db, backupFolder, `before-schema-${plan.length}`);
  plan.slice(found).forEach((migration, step) => {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${found + step + 1}`);
    }).immediate();
  });
}
