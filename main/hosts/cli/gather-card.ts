import { resolve } from 'node:path';
import { z } from 'zod';
import { createStore } from '#main/features/gather/store-folder.ts';
import { StartError } from '#main/platform/start-error.ts';
import { code } from '#shared/code.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { batchFiles } from '#main/gather-files.ts';
import { todayHere, withStore } from './gather-store.ts';
import { writeFileOrSay } from './write-file.ts';

const Options = z.strictObject({
  store: z.string().min(1),
  out: z.string().min(1),
  unit: code.optional(),
  name: z.string().min(1).max(200).optional(),
  simulated: z.boolean().default(false),
});

/** Of the units' codes that the desk's own is one of. */
const codeSystem = 'QD19-2025';

/**
 * Writes the card that offices seal by. Makes the store first where there is none yet, with `--unit` and
 * `--name`; what it is for, real or made up, holds for ever.
 */
export const writeStoreCard: Command = async (context) => {
  const { args, words, print } = context;
  const text = { type: 'string' } as const;
  const given = readOptions(
    args,
    { store: text, out: text, unit: text, name: text, simulated: { type: 'boolean' } },
    Options,
    words,
  );
  const { store: path, unit, name } = given;
  const kind = given.simulated ? 'simulated' : 'real';
  if (unit !== undefined && name !== undefined) {
    const isMade = await createStore(
      resolve(path),
      { kind, unit: { code: unit, codeSystem, name } },
      batchFiles,
    );
    if (isMade) print(words('cli:gather.made', { folder: resolve(path), name }));
  }
  return await withStore(path, context, async (store) => {
    if (given.simulated && store.kind === 'real') {
      throw new StartError('storeKindWrong', { folder: resolve(path) });
    }
    const file = resolve(given.out);
    writeFileOrSay(file, `${JSON.stringify(store.ownCard(todayHere()))}\n`);
    print(words('cli:gather.card', { file, fingerprint: store.ownFingerprint() }));
    return 0;
  });
};
