import { StartError } from '#main/platform/start-error.ts';
import type { Command } from './command.ts';
import { writeStoreCard } from './gather-card.ts';
import { decideBatch } from './gather-decide.ts';
import { importBatches } from './gather-import.ts';
import { openDataExtract } from './gather-open-data.ts';
import { rebuildStore } from './gather-rebuild.ts';
import { reportStore } from './gather-report.ts';
import { verifyScores, writeSheet } from './gather-scores.ts';
import { survey } from './gather-survey.ts';
import { revokeInStore } from './gather-revoke.ts';
import { trustCards } from './gather-trust.ts';
import { verifyGathered } from './gather-verify.ts';

const verbs: Readonly<Record<string, Command>> = {
  card: writeStoreCard,
  trust: trustCards,
  import: importBatches,
  report: reportStore,
  verify: verifyGathered,
  'score-sheet': writeSheet,
  'verify-scores': verifyScores,
  rebuild: rebuildStore,
  survey,
  'open-data': openDataExtract,
  decide: decideBatch,
  revoke: revokeInStore,
};

/** The batches of many offices in one store, at the desk of whoever evaluates them. */
export const gather: Command = async (context) => {
  const [verb = '', ...args] = context.args;
  const command = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (command === undefined) {
    const name = `gather ${verb}`.trim();
    throw new StartError('usage', { what: context.words('cli:usage.unknownCommand', { name }) });
  }
  return await command({ ...context, args });
};
