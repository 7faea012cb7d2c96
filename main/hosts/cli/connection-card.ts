import { resolve } from 'node:path';
import { z } from 'zod';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { connectionsOf, folderOf, workAlone } from './connection-folder.ts';
import { whoseCard } from './connection-words.ts';
import { writeFileOrSay } from './write-file.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  out: z.string().min(1),
  role: z.enum(['station', 'desk']).default('station'),
});

/** Saves the card that says who this folder is, for whoever is to trust it. */
export const saveCard: Command = async ({ args, words, print }) => {
  const { data, out, role } = readOptions(
    args,
    { data: { type: 'string' }, out: { type: 'string' }, role: { type: 'string' } },
    Options,
    words,
  );
  const folder = folderOf(data);
  const worker = workAlone(folder);
  try {
    const { own } = await (await connectionsOf(folder, worker)).show();
    const card = own.find((each) => each.role === role);
    if (card === undefined) throw new Error('a folder has a card for each role');
    const file = resolve(out);
    writeFileOrSay(file, card.file);
    print(words('cli:connection.saved', { file, whose: whoseCard(words, card), code: card.code }));
    return 0;
  } finally {
    worker.close();
  }
};
