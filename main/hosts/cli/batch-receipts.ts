import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
import type { ReceiptOutcome } from '#shared/features/batch/batch.contract.ts';
import { readOptions } from './arguments.ts';
import { foreseenOfBatches, openBatchDesk } from './batch-desk.ts';
import { filesFirst } from './campaign-files.ts';
import type { Command } from './command.ts';

/** Takes in receipts from files and folders; exit code 1 when one of them is not taken. */
export const takeReceipts: Command = async (context) => {
  const { words, print } = context;
  const { files, options } = filesFirst(context.args);
  const whose = readOptions(
    options,
    { data: { type: 'string' }, as: { type: 'string' }, letters: { type: 'boolean' } },
    z.strictObject({
      data: z.string().min(1),
      as: z.string().optional(),
      letters: z.boolean().optional(),
    }),
    words,
  );
  if (files.length === 0) {
    throw new StartError('usage', { what: words('cli:usage.missing', { option: 'PATH' }) });
  }
  const desk = await openBatchDesk(whose, context);
  try {
    const taken: ReceiptOutcome[] = [];
    for (const path of files) taken.push(...(await desk.client.takeReceipts({ path })));
    for (const each of taken) print(sentenceOf(each, words));
    if (taken.length === 0) print(words('batch:receipts.none'));
    return taken.length > 0 && taken.every(({ outcome }) => outcome.taken) ? 0 : 1;
  } catch (error) {
    throw foreseenOfBatches(error, words);
  } finally {
    desk.close();
  }
};

const counted = ['counted', 'held', 'refused', 'known', 'letGo'] as const;

function sentenceOf({ file, outcome }: ReceiptOutcome, words: Words): string {
  if (!outcome.taken) {
    const why = words(`batch:receiptFault.${outcome.fault}`);
    return `${words('batch:receipts.notTaken', { file })} ${why}`;
  }
  if (outcome.letters) {
    return `${words('batch:receipts.taken', { file })} ${words('batch:receipts.letters')}`;
  }
  const said = counted.flatMap((of) =>
    outcome[of] === 0 ? [] : [words(`batch:receipts.${of}`, { count: outcome[of] })],
  );
  return `${words('batch:receipts.taken', { file })} ${said.join('; ')}`;
}
