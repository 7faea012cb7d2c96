import { resolve } from 'node:path';
import { z } from 'zod';
import { findFolder } from '#main/features/folder/folder-store.ts';
import { allResponses } from '#main/features/rating/response-store.ts';
import { exportTables } from '#main/features/tables/export-tables.ts';
import { StartError } from '#main/platform/start-error.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { assertNotNewer } from '#main/storage/migrate.ts';
import { TableRequest } from '#shared/features/tables/tables.contract.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { authorize } from './authorize.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  ...TableRequest.shape,
  out: z.string().min(1),
  as: z.string().optional(),
});

/** Writes the tables of a folder. On an office's folder somebody with the right signs for it. */
export const exportTable: Command = async (context) => {
  const { args, words, print } = context;
  const options = readOptions(
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
  const { from, to } = options;
  if (from !== undefined && to !== undefined && from > to) {
    throw new StartError('fromAfterTo', { from, to });
  }
  const folder = findDataFolder(resolve(options.data));
  const db = openReader(folder.database);
  try {
    assertNotNewer(db);
    if (findFolder(db)?.kind === 'office') {
      const { format, from = '', to = '' } = options;
      const deed = { action: 'tables.exported', detail: { format, from, to } };
      await authorize(folder, { ...deed, code: options.as, right: 'tables.export' }, context);
    }
    const file = resolve(options.out);
    const source = { db, responses: allResponses(db) };
    const result = await exportTables(source, { ...options, file }, () => {});
    if (!result.written) throw new StartError('outNotWritable', { file, reason: result.reason });
    print(words('cli:exported', { rows: result.rows, files: result.files.join('\n') }));
    return 0;
  } finally {
    db.close();
  }
};
