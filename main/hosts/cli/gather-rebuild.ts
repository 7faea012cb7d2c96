import { z } from 'zod';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { refusedLines } from './gather-refused.ts';
import { withStore } from './gather-store.ts';

const Options = z.strictObject({ store: z.string().min(1) });

/** Builds the warehouse anew from the archive: after damage, or for a new version of its tables. */
export const rebuildStore: Command = async (context) => {
  const { args, words, print } = context;
  const { store: path } = readOptions(args, { store: { type: 'string' } }, Options, words);
  return await withStore(path, context, async (store) => {
    const { taken, rows, refused } = await store.rebuild();
    print(words('cli:gather.rebuilt', { taken, rows }));
    for (const line of refusedLines(refused, words)) print(line);
    return refused.length === 0 ? 0 : 1;
  });
};
