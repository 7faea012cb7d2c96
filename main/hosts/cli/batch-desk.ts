import { resolve } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { z } from 'zod';
import { createBatchKeys } from '#main/batch-keys.ts';
import { callerWithRights, createDoor } from '#main/door.ts';
import { buildStationBatch } from '#main/features/batch/build-station-batch.ts';
import { keepMark } from '#main/features/batch/identity/settle-life.ts';
import { createBatchRouter, type BatchDeps } from '#main/features/batch/index.ts';
import { createSettingsReader, getFolder } from '#main/features/folder/folder-store.ts';
import { checkSurroundings } from '#main/features/health/check-health.ts';
import { createIntakeKeys } from '#main/intake-keys.ts';
import { questionnairesOf } from '#main/jobs.ts';
import { lettersThere } from '#main/letters-there.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { createFileLog } from '#main/platform/log.ts';
import { StartError } from '#main/platform/start-error.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { findDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { openDatabase, openReader, type Database } from '#main/storage/database.ts';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import { mediumFaults } from '#shared/features/batch/medium-fault.ts';
import type { Words } from '#main/words.ts';
import { openLettersHere } from './batch-letters.ts';
import { upwardOf } from './batch-upward.ts';
import { cardNetworkOf, networkKeysThere } from '#main/network-there.ts';
import type { CommandContext } from './command.ts';
import { identityIn } from './connection-folder.ts';
import { folderStateOf } from './office-folder.ts';
import { signInHere } from './sign-in.ts';

interface Person {
  readonly db: Database;
  readonly code: string;
  readonly rights: ReturnType<typeof rightsOfRoles>;
}

/** Whose folder, who asks, and whether requests for letters go along, while the program is stopped. */
interface Whose {
  readonly data: string;
  readonly as?: string | undefined;
  readonly letters?: boolean | undefined;
}

/** A folder's batches without a door, for one run of the command line. */
export async function openBatches(
  { data, as, letters: takesLetters = false }: Whose,
  context: CommandContext,
) {
  const folder = findDataFolder(resolve(data));
  const state = folderStateOf(folder);
  if (state === 'vacant' || state === 'foreign') {
    throw new StartError('folderNotFound', { folder: folder.path });
  }
  const { db, code, rights } = await personAt(folder, state === 'office', as, context);
  const settingsAt = createSettingsReader(db);
  const lastTrustedMs = findNewestTrustedMs(db);
  const system = createSystemClock();
  const { offsetMinutes } = settingsAt(Math.max(lastTrustedMs ?? 0, system.utcMs())).settings;
  const clock = createClock({ system, offsetMinutes, lastTrustedMs });
  const now = () => clock.now();
  const stationCode = getFolder(db).station_code;
  const identity = await identityIn(folder, { db, now });
  const log = createFileLog(folder.logs);
  const networkKeys = await networkKeysThere(folder, identity.incarnation, log);
  const settings = () => settingsAt(now().trustedMs).settings;
  const letters = takesLetters
    ? openLettersHere({ folder, folderKind: state, now, settings })
    : undefined;
  const keys = createIntakeKeys(db, folder, identity);
  const deps: BatchDeps = {
    db,
    folderKind: state,
    stationCode,
    out: folder.batches.out,
    dataFolder: folder.path,
    now,
    settings,
    problems: () =>
      checkSurroundings(folder.path, now())
        .filter(({ verdict }) => verdict !== 'good')
        .map(({ name, finding }) => `${name}.${finding}`),
    keys: createBatchKeys(db, identity),
    keepMark: () => keepMark({ db, keysFolder: folder.keys }, identity.incarnation),
    async runBuild(job, onProgress) {
      const reader = openReader(folder.database);
      try {
        const questionnaires = questionnairesOf(reader);
        return await buildStationBatch({ db: reader, questionnaires }, job, onProgress);
      } finally {
        reader.close();
      }
    },
    listMedia: async () => [],
    letters:
      letters &&
      lettersThere({
        ...{ letters, folder, folderKind: state, stationCode, settings, keys },
        desk: () => keys.desk(),
      }),
    upward: upwardOf(folder, {
      db,
      folderKind: state,
      stationCode,
      identity,
      network: () => cardNetworkOf(db, networkKeys),
      now,
      settings,
    }),
    audit: (actor, action, detail) => recordAudit(db, now(), { actor, action, detail }),
    actorOf: () => code,
  };
  const close = (): void => {
    letters?.close();
    db.close();
  };
  return { folder, identity, deps, caller: callerWithRights(rights), close };
}

/**
 * The door to a folder's batches, for one run of the command line; an office's folder asks who it is. The
 * kiosk may go on meanwhile.
 */
export async function openBatchDesk(whose: Whose, context: CommandContext) {
  const { folder, deps, caller, close } = await openBatches(whose, context);
  const router = createBatchRouter(createDoor(createFileLog(folder.logs)).batch, deps);
  return { client: createRouterClient(router, { context: { caller } }), close };
}

/** Nobody is asked where no office's data are. */
async function personAt(
  folder: DataFolder,
  isOffice: boolean,
  as: string | undefined,
  context: CommandContext,
): Promise<Person> {
  if (isOffice) return signInHere(folder, as, context);
  return {
    db: openDatabase(folder.database),
    code: 'program',
    rights: rightsOfRoles(['officer', 'it']),
  };
}

const FolderRefusal = z.object({
  fault: z.enum(mediumFaults),
  detail: z.string(),
  carried: z.int(),
});

/** What the door refuses, as the command line says it. */
export function foreseenOfBatches(error: unknown, words: Words): unknown {
  if (!(error instanceof ORPCError)) return error;
  const refused = (what: string) => new StartError('batchRefused', { what });
  switch (error.code) {
    case 'FORBIDDEN':
      return new StartError('rightMissing');
    case 'FOLDER': {
      const { fault, detail, carried } = FolderRefusal.parse(error.data);
      const said = [words(`batch:medium.${fault}`, { detail })];
      if (carried > 0) said.push(words('batch:refused.FOLDER.some', { count: carried }));
      return refused([...said, words('batch:refused.FOLDER.kept')].join(' '));
    }
    case 'BUSY':
    case 'NO_ROOM_HERE':
    case 'KEPT_DAMAGED':
    case 'STORE_FULL':
      return refused(words(`batch:refused.${error.code}.body`, Object(error.data)));
    default:
      return error;
  }
}
