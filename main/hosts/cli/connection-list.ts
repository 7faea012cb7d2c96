import { z } from 'zod';
import type { Command } from './command.ts';
import { connectionsOf, folderOf, workAlone } from './connection-folder.ts';
import { whoseCard } from './connection-words.ts';
import { readOptions } from './arguments.ts';

/** Says who this folder is, and whose cards were taken in here. */
export const listConnections: Command = async ({ args, words, print }) => {
  const { data } = readOptions(
    args,
    { data: { type: 'string' } },
    z.strictObject({ data: z.string().min(1) }),
    words,
  );
  const folder = folderOf(data);
  const worker = workAlone(folder);
  try {
    const { own, known } = await (await connectionsOf(folder, worker)).show();
    const [mine] = own;
    if (mine !== undefined) print(words('cli:connection.own', { ...mine }));
    if (known.length === 0) print(words('cli:connection.nobody'));
    for (const each of known) {
      const state = words(`cli:connection.state.${each.state}`);
      print(`\n${state}  ${whoseCard(words, each)}\n  ${each.code}\n  ${each.fingerprint}`);
    }
    return 0;
  } finally {
    worker.close();
  }
};
