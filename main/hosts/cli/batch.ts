import { StartError } from '#main/platform/start-error.ts';
import { decideHeldBatch } from './batch-decide.ts';
import { exportBatches } from './batch-export.ts';
import { listBatches } from './batch-list.ts';
import { pushNow } from './batch-push.ts';
import { takeReceipts } from './batch-receipts.ts';
import { importBatches } from './batch-import.ts';
import { sendStationSettings } from './batch-settings.ts';
import { takeStationSettings } from './batch-take-settings.ts';
import { verifyBatch } from './batch-verify.ts';
import type { Command } from './command.ts';

const verbs: Readonly<Record<string, Command>> = {
  export: exportBatches,
  list: listBatches,
  push: pushNow,
  receipts: takeReceipts,
  import: importBatches,
  decide: decideHeldBatch,
  'send-settings': sendStationSettings,
  'take-settings': takeStationSettings,
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
