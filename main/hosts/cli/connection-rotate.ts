import { z } from 'zod';
import { beginLife, settleLife } from '#main/features/batch/identity/settle-life.ts';
import { StartError } from '#main/platform/start-error.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { connectionsOf, folderOf, lifeDepsOf, workAs } from './connection-folder.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  as: z.string().min(1).optional(),
});

/** Gives a folder new keys, and with them a new life, while the program is stopped. */
export const rotateKeys: Command = async (context) => {
  const { args, words, print } = context;
  const { data, as } = readOptions(
    args,
    { data: { type: 'string' }, as: { type: 'string' } },
    Options,
    words,
  );
  const folder = folderOf(data);
  const hold = holdFolder(folder);
  try {
    const worker = await workAs(folder, as, context);
    try {
      if (!worker.rights.has('station.configure')) throw new StartError('rightMissing');
      const deps = lifeDepsOf(folder, worker.db);
      await settleLife(deps, worker.now());
      await beginLife(deps, 'rotated', worker.now(), worker.code);
      const { own } = await (await connectionsOf(folder, worker)).show();
      print(words('cli:connection.rotated', { code: own[0]?.code }));
      return 0;
    } finally {
      worker.close();
    }
  } finally {
    hold.release();
  }
};
