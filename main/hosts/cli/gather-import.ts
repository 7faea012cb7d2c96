import { resolve } from 'node:path';
import { z } from 'zod';
import type { TakenList } from '#main/features/gather/index.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
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
    const { taken, rows, known, refused, receipts, lists } = await store.importFiles(
      files,
      todayHere(),
    );
    for (const list of lists) print(lineOfList(list, words));
    print(words('cli:gather.imported', { taken, rows, known, refused: refused.length }));
    for (const line of refusedLines(refused, words)) print(line);
    if (receipts > 0) print(words('cli:gather.receipts', { receipts, folder: store.receipts }));
    if (taken + known === 0 && refused.length === 0) print(words('cli:gather.noBatches'));
    const isAllTaken = refused.length === 0 && lists.every(({ reading }) => reading.taken);
    return isAllTaken && taken + known > 0 ? 0 : 1;
  });
};

function lineOfList({ file, reading }: TakenList, words: Words): string {
  if (reading.taken) {
    const { unitCode: unit, fresh, revoked } = reading;
    return words('cli:gather.cards', { unit, fresh, revoked });
  }
  const what = words(`cli:gather.cardsFault.${reading.fault}`);
  return words('cli:gather.cardsRefused', { file, what });
}
