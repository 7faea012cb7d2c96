import { z } from 'zod';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { withStore } from './gather-store.ts';

const Options = z.strictObject({ store: z.string().min(1) });

/** Compares archive, ledger and rows; two stores of the same batches show the same line at the end. */
export const verifyGathered: Command = async (context) => {
  const { args, words, print } = context;
  const { store: path } = readOptions(args, { store: { type: 'string' } }, Options, words);
  return await withStore(path, context, async (store) => {
    const { hash, findings } = await store.verify();
    for (const { kind, name } of findings) print(words(`cli:gather.finding.${kind}`, { name }));
    const { rows, responses } = await store.count();
    print(words('cli:gather.verified', { rows, responses }));
    print(words('cli:gather.hash', { hash }));
    return findings.length === 0 ? 0 : 1;
  });
};
