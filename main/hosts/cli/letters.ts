import { StartError } from '#main/platform/start-error.ts';
import type { Command } from './command.ts';
import { restoreFromBackup } from './letters-restore.ts';

const verbs: Readonly<Record<string, Command>> = { restore: restoreFromBackup };

/** What IT does about letters; it opens none. */
export const letters: Command = async (context) => {
  const [verb = '', ...args] = context.args;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    const name = `letters ${verb}`.trim();
    throw new StartError('usage', { what: context.words('cli:usage.unknownCommand', { name }) });
  }
  return await command({ ...context, args });
};
