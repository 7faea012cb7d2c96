import { StartError } from '#main/platform/start-error.ts';
import { checkCampaignFile } from './campaign-check.ts';
import { exportAnswers } from './campaign-export.ts';
import { makeKeys } from './campaign-keys.ts';
import { makeCampaignFile } from './campaign-make.ts';
import { readCampaignAnswers } from './campaign-read.ts';
import type { Command } from './command.ts';

const verbs: Readonly<Record<string, Command>> = {
  keys: makeKeys,
  make: makeCampaignFile,
  check: checkCampaignFile,
  read: readCampaignAnswers,
  export: exportAnswers,
};

/** A supervisor's own work, on any machine; and the taking along of answers from a station. */
export const campaign: Command = async (context) => {
  const [verb = '', ...args] = context.args;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    const name = `campaign ${verb}`.trim();
    throw new StartError('usage', { what: context.words('cli:usage.unknownCommand', { name }) });
  }
  return await command({ ...context, args });
};
