import { resolve } from 'node:path';
import { z } from 'zod';
import type { Carried, CarryEvent } from '#shared/features/batch/batch.contract.ts';
import type { Words } from '#main/words.ts';
import { readOptions } from './arguments.ts';
import { foreseenOfBatches, openBatchDesk } from './batch-desk.ts';
import type { Command } from './command.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  out: z.string().min(1),
  as: z.string().optional(),
  letters: z.boolean().optional(),
});

/** Closes a batch of what is new, then writes every batch without a receipt into a folder. */
export const exportBatches: Command = async (context) => {
  const { args, words, print } = context;
  const { out, ...whose } = readOptions(
    args,
    {
      data: { type: 'string' },
      out: { type: 'string' },
      as: { type: 'string' },
      letters: { type: 'boolean' },
    },
    Options,
    words,
  );
  const desk = await openBatchDesk(whose, context);
  try {
    const done = await lastOf(desk.client.carry({ folder: resolve(out) }));
    for (const line of linesOf(done, words)) print(line);
    return 0;
  } catch (error) {
    throw foreseenOfBatches(error, words);
  } finally {
    desk.close();
  }
};

async function lastOf(events: Promise<AsyncIterable<CarryEvent>>): Promise<Carried> {
  for await (const event of await events) if (event.is === 'done') return event;
  throw new Error('carrying ends by saying what was carried');
}

function linesOf({ built, builtOffice, carried, folder }: Carried, words: Words): string[] {
  if (built === null && carried.length === 0) return [words('batch:done.nothing')];
  return [
    built === null
      ? words('batch:done.notBuilt')
      : words('batch:done.built', { number: built.number }),
    ...(builtOffice === null
      ? []
      : [words('batch:done.builtOffice', { number: builtOffice.number })]),
    ...carried.map(({ what, how, file }) =>
      [words(`batch:done.what.${what}`), words(`batch:done.${how}`, { file })].join(': '),
    ),
    words('batch:done.folder', { folder }),
    words('batch:done.title'),
  ];
}
