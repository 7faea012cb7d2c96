import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import { readOptions } from './arguments.ts';
import { filesFirst } from './campaign-files.ts';
import type { Command } from './command.ts';
import { refusedLines } from './gather-refused.ts';
import { todayHere, withStore } from './gather-store.ts';

const Options = z.strictObject({ store: z.string().min(1), simulated: z.boolean().optional() });

/** Takes in files and folders, in any order and however often; 1 if a file was not taken in. */
export const importBatches: Command = async (context) => {
  const { args, words, print } = context;
  const { files, options } = filesFirst(args);
  const { store: path, simulated } = readOptions(
    options,
    { store: { type: 'string' }, simulated: { type: 'boolean' } },
    Options,
    words,
  );
  if (files.length === 0) {
    throw new StartError('usage', { what: words('cli:usage.missing', { option: 'PATH' }) });
  }
  return await withStore(path, context, async (store) => {
    if (simulated === true && store.kind === 'real') {
      throw new StartError('storeKindWrong', { folder: resolve(path) });
    }
    const { taken, rows, known, refused, receipts } = await store.importFiles(files, todayHere());
    print(words('cli:gather.imported', { taken, rows, known, refused: refused.length }));
    for (const line of refusedLines(refused, words)) print(line);
    if (receipts > 0) print(words('cli:gather.receipts', { receipts, folder: store.receipts }));
    if (taken + known === 0 && refused.length === 0) print(words('cli:gather.noBatches'));
    return refused.length === 0 && taken + known > 0 ? 0 : 1;
  });
};
