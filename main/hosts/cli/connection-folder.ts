import { resolve } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { connectionThere } from '#main/connection-there.ts';
import { callerWithRights, createDoor } from '#main/door.ts';
import { identityOf, type Identity } from '#main/features/batch/identity/identity.ts';
import { createLifeFiles } from '#main/features/batch/identity/key-files.ts';
import {
  lookAtLife,
  settleLife,
  type LifeDeps,
} from '#main/features/batch/identity/settle-life.ts';
import { createConnectionRouter } from '#main/features/connection/index.ts';
import { createSettingsReader, getFolder } from '#main/features/folder/folder-store.ts';
import { cardNetworkOf, networkKeysThere } from '#main/network-there.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { createClock, createSystemClock, type Moment } from '#main/platform/clock.ts';
import { createFileLog } from '#main/platform/log.ts';
import { createMachine } from '#main/platform/machine.ts';
import { StartError } from '#main/platform/start-error.ts';
import { findDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { openDatabase, type Database } from '#main/storage/database.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import { rightsOfRoles, type Right } from '#shared/features/access/rights.ts';
import { connectionContract } from '#shared/features/connection/connection.contract.ts';
import type { CommandContext } from './command.ts';
import { folderStateOf } from './office-folder.ts';
import { signInHere } from './sign-in.ts';

/** Whoever works with the connections of a folder from the command line. */
export interface Worker {
  readonly db: Database;
  readonly code: string;
  readonly rights: ReadonlySet<Right>;
  now(): Moment;
  close(): void;
}

/** Finds a folder of any kind, brought up to date as every start does. */
export function folderOf(data: string): DataFolder {
  const folder = findDataFolder(resolve(data));
  folderStateOf(folder);
  return folder;
}

/** What tells nothing that is secret asks nobody who it is. */
export function workAlone(folder: DataFolder): Worker {
  const db = openDatabase(folder.database);
  const lastTrustedMs = findNewestTrustedMs(db);
  const system = createSystemClock();
  const clock = createClock({ system, offsetMinutes: usualOffsetMinutes, lastTrustedMs });
  return {
    db,
    code: 'command-line',
    rights: rightsOfRoles(['it']),
    now: () => clock.now(),
    close: () => void db.close(),
  };
}

/** Whoever changes what an office trusts signs in; elsewhere nothing is real. */
export async function workAs(
  folder: DataFolder,
  as: string | undefined,
  context: CommandContext,
): Promise<Worker> {
  return folderStateOf(folder) === 'office'
    ? await signInHere(folder, as, context)
    : workAlone(folder);
}

export function lifeDepsOf(folder: DataFolder, db: Database): LifeDeps {
  const { folder_id: folderId, station_code: stationCode } = getFolder(db);
  return { db, keysFolder: folder.keys, folderId, stationCode, machine: createMachine() };
}

/** The connections of a folder through the door, for whoever works there. */
export async function connectionsOf(folder: DataFolder, worker: Worker) {
  const { db, now } = worker;
  const settingsAt = createSettingsReader(db);
  const { kind: folderKind, station_code: stationCode } = getFolder(db);
  const log = createFileLog(folder.logs);
  const identity = await identityIn(folder, worker);
  const networkKeys = await networkKeysThere(folder, identity.incarnation, log);
  const there = connectionThere({
    db,
    keysFolder: folder.keys,
    folderKind,
    stationCode,
    identity,
    network: () => cardNetworkOf(db, networkKeys),
    now,
    settings: () => settingsAt(now().trustedMs).settings,
  });
  const router = createConnectionRouter(createDoor(log).connection, {
    ...there,
    exportsFolder: folder.exports,
    actorOf: () => worker.code,
  });
  return createRouterClient(router, { context: { caller: callerWithRights(worker.rights) } });
}

/** The keys of the life it is in; where the program would begin one, it is begun here as well. */
export async function identityIn(
  folder: DataFolder,
  { db, now }: Pick<Worker, 'db' | 'now'>,
): Promise<Identity> {
  const deps = lifeDepsOf(folder, db);
  const keys = createLifeFiles(folder.keys).read();
  if (lookAtLife(deps).is === 'same' && typeof keys === 'object') return identityOf(keys);
  const hold = holdFolder(folder);
  try {
    return await settleLife(deps, now());
  } finally {
    hold.release();
  }
}

/** What the door or a use case refused, as the command line says it. */
export function refusedConnection(error: unknown, { words }: CommandContext): unknown {
  if (!(error instanceof ORPCError)) return error;
  if (error.code === 'FORBIDDEN') return new StartError('rightMissing');
  if (!Object.hasOwn(foreseen, error.code)) return error;
  return new StartError('connectionRefused', {
    what: words(`cli:connection.refused.${error.code}`),
  });
}

const foreseen = {
  ...connectionContract.enrol['~orpc'].errorMap,
  ...connectionContract.revoke['~orpc'].errorMap,
};
