import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import { readOptions } from './arguments.ts';
import { filesFirst } from './campaign-files.ts';
import type { Command } from './command.ts';
import { withStore } from './gather-store.ts';

const Options = z.strictObject({ store: z.string().min(1) });

/** Takes in cards of stations and desks, and shows each key for whoever compares them by telephone. */
export const trustCards: Command = async (context) => {
  const { args, words, print } = context;
  const { files, options } = filesFirst(args);
  const { store: path } = readOptions(options, { store: { type: 'string' } }, Options, words);
  if (files.length === 0) {
    throw new StartError('usage', { what: words('cli:usage.missing', { option: 'CARD' }) });
  }
  return await withStore(path, context, async (store) => {
    const read = store.trust(files);
    for (const { file, reading } of read) {
      if (reading.taken) {
        const { card, fingerprint } = reading.known;
        const key = reading.isNew ? 'cli:gather.trusted' : 'cli:gather.trustedAlready';
        const station = card.station?.code ?? '–';
        print(words(key, { unit: card.unit.code, name: card.unit.name, station, fingerprint }));
      } else {
        print(
          words('cli:gather.cardRefused', {
            file,
            what: words(`cli:gather.cardFault.${reading.fault}`),
          }),
        );
      }
    }
    if (read.length === 0) print(words('cli:gather.noCards'));
    return read.length > 0 && read.every(({ reading }) => reading.taken) ? 0 : 1;
  });
};
