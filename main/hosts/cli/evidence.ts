import { StartError } from '#main/platform/start-error.ts';
import type { Command } from './command.ts';
import { restoreFromCopies } from './evidence-restore.ts';

const verbs: Readonly<Record<string, Command>> = { restore: restoreFromCopies };

/** What IT does about evidence of self-scores; it opens none. */
export const evidence: Command = async (context) => {
  const [verb = '', ...args] = context.args;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    const name = `evidence ${verb}`.trim();
    throw new StartError('usage', { what: context.words('cli:usage.unknownCommand', { name }) });
  }
  return await command({ ...context, args });
};
