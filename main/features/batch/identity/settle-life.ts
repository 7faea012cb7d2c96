import { randomUUID } from 'node:crypto';
import type { LifeReason } from '#shared/features/batch/life-reason.ts';
import type { Moment } from '#main/platform/clock.ts';
import type { Machine } from '#main/platform/machine.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { forgetBackup, isBackup } from '#main/storage/backup.ts';
import type { Database } from '#main/storage/database.ts';
import { keyFingerprint, parseSshPublicKey } from '../file/ssh-signature.ts';
import { completed, custodyOf, isSameCustody, type Custody } from './custody.ts';
import { createKeys, identityOf, type Identity } from './identity.ts';
import { createLifeFiles, type LifeFiles, type LifeKeys, type ReadKeys } from './key-files.ts';
import {
  findLife,
  findNewestLife,
  holdsMark,
  isSuperseded,
  reachedIn,
  recordKeysOf,
  recordLife,
} from './life-store.ts';
import { whichLife, type WhichLife } from './which-life.ts';

/** A folder whose life is in question. */
export interface LifeDeps {
  readonly db: Database;
  readonly keysFolder: string;
  readonly folderId: string;
  /** The station that the folder itself is. */
  readonly stationCode: string;
  readonly machine: Machine;
}

interface Look {
  readonly keys: ReadKeys;
  readonly custody: Custody | undefined;
  readonly life: WhichLife;
}

/** Says which life a folder is in and changes nothing. */
export function lookAtLife(deps: LifeDeps): WhichLife {
  return look(deps, createLifeFiles(deps.keysFolder)).life;
}

function look(
  { db, keysFolder, folderId, stationCode, machine }: LifeDeps,
  files: LifeFiles,
): Look {
  const keys = files.read();
  const found = typeof keys === 'object' ? keys : undefined;
  const custody = found && custodyOf(machine, keysFolder, folderId);
  const mark = files.readMark();
  const life = whichLife({
    keys: found && {
      areOfThisFolder: found.folderId === folderId,
      isCustodySame: custody !== undefined && isSameCustody(found.custody, custody),
      recorded: recordedOf(db, found),
      isSuperseded: isSuperseded(db, found.incarnation),
      mark:
        mark?.incarnation !== found.incarnation ? 'none' : holdsMark(db, mark) ? 'held' : 'ahead',
    },
    hadKeys: typeof findNewestLife(db, stationCode)?.public_key === 'string',
    isBackup: isBackup(db),
  });
  return { keys, custody, life };
}

function recordedOf(db: Database, keys: LifeKeys) {
  const row = findLife(db, keys.incarnation);
  if (row === undefined) return 'nothing';
  if (row.public_key === null) return 'lifeWithoutKey';
  return row.public_key === identityOf(keys).publicKey ? 'life' : 'lifeWithOtherKey';
}

/**
 * Brings folder and keys together when the program starts: the life goes on, or a new one begins. Keys are
 * on the disk before the database names them. The caller holds the folder.
 */
export async function settleLife(deps: LifeDeps, moment: Moment): Promise<Identity> {
  const files = createLifeFiles(deps.keysFolder);
  files.prepare();
  const { keys, custody, life } = look(deps, files);
  switch (life.is) {
    case 'same':
      return goOn(files, keys as LifeKeys, custody); // whoever goes on has keys
    case 'finish':
      return recordKeys(deps, keys as LifeKeys, moment);
    case 'first': {
      putAside(files, keys, moment);
      const newest = findNewestLife(deps.db, deps.stationCode);
      if (newest === undefined) throw new Error('this station has no incarnation');
      const { id: incarnation, reason, previous_id: previous, started_at_ms: startedAtMs } = newest;
      const first = await makeKeys(deps, {
        incarnation,
        reason,
        previous,
        startedAtMs,
        grownFromBatch: newest.grown_from_batch,
      });
      files.write(first);
      return recordKeys(deps, first, moment);
    }
    case 'new':
      return await beginLife(deps, life.reason, moment, 'program');
    default:
      return life satisfies never;
  }
}

/** Begins a new life with keys of its own. The caller holds the folder. */
export async function beginLife(
  deps: LifeDeps,
  reason: LifeReason,
  moment: Moment,
  actor: string,
): Promise<Identity> {
  const { db, stationCode } = deps;
  const files = createLifeFiles(deps.keysFolder);
  files.prepare();
  const keys = files.read();
  const before = typeof keys === 'object' && keys.folderId === deps.folderId ? keys : undefined;
  if (before !== undefined) keepLifeOf(deps, before);
  const isNewest = before !== undefined && !isSuperseded(db, before.incarnation);
  const previous = isNewest ? before.incarnation : findNewestLife(db, stationCode)?.id;
  if (previous === undefined) throw new Error('this station has no incarnation');
  const mark = files.readMark();
  const known = [reachedIn(db, previous).batches, mark?.incarnation === previous && mark.batches]
    .filter((reached) => typeof reached === 'object' && reached !== null)
    .sort((one, other) => other.number - one.number);
  putAside(files, keys, moment);
  const next = await makeKeys(deps, {
    incarnation: randomUUID(),
    reason,
    previous,
    startedAtMs: moment.utcMs,
    grownFromBatch: known[0]?.hash ?? null,
  });
  files.write(next);
  return recordKeys(deps, next, moment, actor);
}

/** A database that went back to before a life began learns of it: the next one grew from it. */
function keepLifeOf({ db, stationCode }: LifeDeps, keys: LifeKeys): void {
  if (findLife(db, keys.incarnation) !== undefined) return;
  const { previous } = keys;
  recordLife(db, {
    ...rowOf(keys, stationCode),
    previous_id: previous !== null && findLife(db, previous) !== undefined ? previous : null,
  });
}

function goOn(files: LifeFiles, keys: LifeKeys, now: Custody | undefined): Identity {
  const custody = now === undefined ? keys.custody : completed(keys.custody, now);
  if (JSON.stringify(custody) !== JSON.stringify(keys.custody)) files.write({ ...keys, custody });
  return identityOf(keys);
}

function putAside(files: LifeFiles, keys: ReadKeys, moment: Moment): void {
  if (keys === 'damaged') files.putDamagedAside(String(moment.utcMs));
  else if (keys !== 'none') files.retire(keys);
}

async function makeKeys(
  { machine, keysFolder, folderId }: LifeDeps,
  life: Pick<LifeKeys, 'incarnation' | 'reason' | 'previous' | 'startedAtMs' | 'grownFromBatch'>,
): Promise<LifeKeys> {
  return {
    format: 'hai-long-keys/1',
    folderId,
    ...life,
    ...(await createKeys(life.incarnation)),
    custody: custodyOf(machine, keysFolder, folderId),
  };
}

/** Names in the database the keys that lie in the folder; done again after a cut it comes to the same end. */
function recordKeys(
  { db, keysFolder, stationCode }: LifeDeps,
  keys: LifeKeys,
  moment: Moment,
  actor = 'program',
): Identity {
  const identity = identityOf(keys);
  db.transaction(() => {
    forgetBackup(db);
    const row = rowOf(keys, stationCode);
    const isThere = findLife(db, row.id) !== undefined;
    if (isThere) recordKeysOf(db, row);
    else recordLife(db, row);
    recordAudit(db, moment, {
      actor,
      action: isThere ? 'life.keyed' : 'life.begun',
      detail: {
        reason: keys.reason,
        incarnation: keys.incarnation,
        ...(keys.previous !== null && { previous: keys.previous }),
        key: keyFingerprint(parseSshPublicKey(identity.publicKey) ?? Buffer.alloc(0)),
      },
    });
  }).immediate();
  // before anything is recorded in this life: without its mark the keys would be taken for new ones
  keepMark({ db, keysFolder }, keys.incarnation);
  return identity;
}

function rowOf(keys: LifeKeys, stationCode: string) {
  return {
    id: keys.incarnation,
    station_code: stationCode,
    previous_id: keys.previous,
    started_at_ms: keys.startedAtMs,
    reason: keys.reason,
    public_key: identityOf(keys).publicKey,
    recipient: keys.recipient,
    grown_from_batch: keys.grownFromBatch,
  };
}

/** Writes down how far the database has come in this life. */
export function keepMark(
  { db, keysFolder }: Pick<LifeDeps, 'db' | 'keysFolder'>,
  incarnation: string,
): void {
  createLifeFiles(keysFolder).writeMark({
    format: 'hai-long-mark/1',
    ...reachedIn(db, incarnation),
  });
}
