import { resolve } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { z } from 'zod';
import { callerWithRights, createDoor } from '#main/door.ts';
import { findFolderKind } from '#main/features/folder/folder-store.ts';
import { listHomeReleases } from '#main/features/figures/home-release-store.ts';
import { allResponses } from '#main/features/rating/response-store.ts';
import { exportTables } from '#main/features/tables/export-tables.ts';
import { createTablesRouter } from '#main/features/tables/index.ts';
import { createFileLog } from '#main/platform/log.ts';
import { StartError } from '#main/platform/start-error.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { assertNotNewer } from '#main/storage/migrate.ts';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import { TableRequest, type TableProgress } from '#shared/features/tables/tables.contract.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { signInHere, type SignedIn } from './sign-in.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  ...TableRequest.shape,
  out: z.string().min(1),
  as: z.string().optional(),
});

/** Nobody is asked where no office's figures are. */
const nobody: SignedIn = {
  rights: rightsOfRoles(['officer']),
  audit: () => {},
  close: () => {},
};

/** Writes the tables of a folder through the door; an office's folder asks who it is. */
export const exportTable: Command = async (context) => {
  const { args, words, print } = context;
  const { data, out, as, ...request } = readOptions(
    args,
    {
      data: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      plain: { type: 'boolean' },
      as: { type: 'string' },
    },
    Options,
    words,
  );
  const folder = findDataFolder(resolve(data));
  const file = resolve(out);
  const db = openReader(folder.database);
  let person = nobody;
  try {
    assertNotNewer(db);
    if (findFolderKind(db) === 'office') person = await signInHere(folder, as, context);
    const tables = createTablesRouter(createDoor(createFileLog(folder.logs)).tables, {
      runExport: (job, onProgress) =>
        exportTables(
          { db, responses: allResponses(db), homePools: () => listHomeReleases(db) },
          job,
          onProgress,
        ),
      fileFor: () => file,
      audit: (_caller, { format, from = '', to = '' }) =>
        person.audit('tables.exported', { format, from, to }),
    });
    const caller = callerWithRights(person.rights);
    const last = await lastOf(createRouterClient(tables, { context: { caller } }).export(request));
    print(words('cli:exported', { rows: last.rows, files: last.files?.join('\n') }));
    return 0;
  } catch (error) {
    throw foreseen(error, { file, from: request.from ?? '', to: request.to ?? '' });
  } finally {
    person.close();
    db.close();
  }
};

async function lastOf(events: Promise<AsyncIterable<TableProgress>>): Promise<TableProgress> {
  let last: TableProgress = { rows: 0, atMost: 0 };
  for await (const event of await events) last = event;
  return last;
}

const NotWritten = z.object({ reason: z.string() });

/** What the door refuses, as the command line says it. */
function foreseen(error: unknown, values: { file: string; from: string; to: string }): unknown {
  if (!(error instanceof ORPCError)) return error;
  const { file, from, to } = values;
  switch (error.code) {
    case 'FORBIDDEN':
      return new StartError('rightMissing');
    case 'FROM_AFTER_TO':
      return new StartError('fromAfterTo', { from, to });
    case 'NOT_WRITTEN':
      return new StartError('outNotWritable', { file, ...NotWritten.parse(error.data) });
    default:
      return error;
  }
}
