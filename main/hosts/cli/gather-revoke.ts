import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import { keyReasons } from '#shared/features/batch/decision-grounds.ts';
import { readOptions, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { todayHere, withStore } from './gather-store.ts';

const Options = z.strictObject({
  store: z.string().min(1),
  reason: z.enum(keyReasons),
  'last-number': wholeNumber(0).optional(),
  by: z.string().min(1).max(60).default('cli'),
});

/**
 * Trusts a key up to a number of its batches and no further; without `--last-number` up to the highest
 * that is here. What is above is kept and not counted.
 */
export const revokeInStore: Command = async (context) => {
  const { args, words, print } = context;
  const [key, ...options] = args;
  if (key === undefined || key.startsWith('-')) {
    throw new StartError('usage', { what: words('cli:usage.missing', { option: 'KEY' }) });
  }
  const text = { type: 'string' } as const;
  const given = readOptions(
    options,
    { store: text, reason: text, 'last-number': text, by: text },
    Options,
    words,
  );
  return await withStore(given.store, context, async (store) => {
    const lastNumber = given['last-number'] ?? (await store.highestNumber(key));
    const made = await store.decide(
      { is: 'key', key, lastNumber, reason: given.reason },
      { by: given.by, on: todayHere() },
    );
    if (made === undefined) {
      print(words('cli:gather.keyUnknown', { key }));
      return 1;
    }
    print(words('cli:gather.revoked', { key, lastNumber, id: made.id }));
    return 0;
  });
};
