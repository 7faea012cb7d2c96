import { StartError } from '#main/platform/start-error.ts';
import { verifyBatch } from './batch-verify.ts';
import type { Command } from './command.ts';

const verbs: Readonly<Record<string, Command>> = {
  verify: verifyBatch,
};

/** What travels in files: batches of ratings, their receipts. */
export const batch: Command = async (context) => {
  const [verb = '', ...args] = context.args;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    const name = `batch ${verb}`.trim();
    throw new StartError('usage', { what: context.words('cli:usage.unknownCommand', { name }) });
  }
  return await command({ ...context, args });
};
