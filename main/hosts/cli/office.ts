import { StartError } from '#main/platform/start-error.ts';
import type { Command } from './command.ts';
import { exportOffice } from './office-export.ts';
import { importOffice } from './office-import.ts';
import { printOfficeSchema } from './office-schema.ts';

const verbs: Readonly<Record<string, Command>> = {
  import: importOffice,
  export: exportOffice,
  schema: printOfficeSchema,
};

/** An office as one file: taken in, given back, and described. */
export const office: Command = async (context) => {
  const [verb = '', ...args] = context.args;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    const name = `office ${verb}`.trim();
    throw new StartError('usage', { what: context.words('cli:usage.unknownCommand', { name }) });
  }
  return await command({ ...context, args });
};
