import { z } from 'zod';
import { readOptions } from './arguments.ts';
import { foreseenOfBatches, openBatchDesk } from './batch-desk.ts';
import type { Command } from './command.ts';

/** What waits, and every batch with where it stands. */
export const listBatches: Command = async (context) => {
  const { args, words, print } = context;
  const whose = readOptions(
    args,
    { data: { type: 'string' }, as: { type: 'string' } },
    z.strictObject({ data: z.string().min(1), as: z.string().optional() }),
    words,
  );
  const desk = await openBatchDesk(whose, context);
  try {
    const { waiting, batches } = await desk.client.show();
    for (const { number, builtOn, file, state } of batches) {
      const built = builtOn.split('-').toReversed().join('/');
      const said = words(`batch:history.${state}`);
      print(words('batch:list.line', { number, built, file, state: said }));
    }
    if (batches.length === 0) print(words('batch:list.noBatch'));
    print(words(waiting.hasNew ? 'batch:waiting.new' : 'batch:list.nothingNew'));
    return 0;
  } catch (error) {
    throw foreseenOfBatches(error, words);
  } finally {
    desk.close();
  }
};
