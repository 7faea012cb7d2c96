import { isBackup } from '#main/storage/backup.ts';
import { findLife, findNewestLife, listLives } from './life-store.ts';
import { createLifeFiles } from './key-files.ts';
import { lookAtLife, type LifeDeps } from './settle-life.ts';

/** What can be said of a folder's life by looking, without beginning one. */
export function knowLife(deps: LifeDeps) {
  const { db, stationCode } = deps;
  const next = lookAtLife(deps);
  const keys = createLifeFiles(deps.keysFolder).read();
  const held = typeof keys === 'object' ? findLife(db, keys.incarnation) : undefined;
  const life = held ?? findNewestLife(db, stationCode);
  if (life === undefined) throw new Error('this station has no incarnation');
  return {
    number: listLives(db, life.id).length,
    reason: life.reason,
    startedAtMs: life.started_at_ms,
    ends: next.is === 'new' ? next.reason : undefined,
    isKeyless: next.is === 'first' && !isBackup(db),
  };
}
