import { join } from 'node:path';
import { z } from 'zod';
import { takeIn } from '#main/features/intake/take-in.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
import type { TakenFile } from '#shared/features/intake/intake.contract.ts';
import { heldReasons } from '#shared/features/batch/ledger.ts';
import { readOptions } from './arguments.ts';
import { filesFirst } from './campaign-files.ts';
import type { Command } from './command.ts';
import { withIntake } from './intake-folder.ts';

/** Takes batches of the office's stations in; exit code 1 when one was refused or held. */
export const importBatches: Command = async (context) => {
  const { words, print } = context;
  const { files: paths, options } = filesFirst(context.args);
  if (paths.length === 0) {
    throw new StartError('usage', { what: words('cli:usage.missing', { option: 'PATH' }) });
  }
  const {
    data,
    as,
    letters: takesLetters = false,
  } = readOptions(
    options,
    { data: { type: 'string' }, as: { type: 'string' }, letters: { type: 'boolean' } },
    z.strictObject({
      data: z.string().min(1),
      as: z.string().min(1).optional(),
      letters: z.boolean().optional(),
    }),
    words,
  );
  return await withIntake(
    { data, as, right: 'tables.export', takesLetters },
    context,
    async (there, person) => {
      const taking = await takeIn(there, { paths }, person.code);
      if (taking === undefined) {
        print(words('cli:intake.nothingThere'));
        return 1;
      }
      for (const file of taking.files) print(lineOf(words, file));
      const { receipts, receiptFolder: place } = taking;
      for (const name of place === null ? [] : receipts) {
        print(words('cli:intake.receiptWritten', { name: join(place ?? '', name) }));
      }
      if (place === null && receipts.length > 0) print(words('cli:intake.receiptsNotWritten'));
      return taking.files.some(({ state }) => state === 'refused' || state === 'held') ? 1 : 0;
    },
  );
};

function lineOf(words: Words, taken: TakenFile): string {
  const { file, state, reason, place, stationCode: station, number, rows, repeated } = taken;
  if (taken.kind === 'letters' && state === 'counted') {
    return words('cli:intake.lettersTaken', { file, station: station ?? '–' });
  }
  const what =
    taken.kind === 'verification' && state === 'counted'
      ? words('cli:intake.scoresTaken', { file, number, rows })
      : words(`cli:intake.taken.${state}`, { file, station: station ?? '–', number, rows });
  if (reason === null) {
    return repeated > 0 ? `${what} ${words('cli:intake.repeated', { repeated })}` : what;
  }
  const where = place === null ? '' : ` [${place}]`;
  return `${what}\n  ${reasonIn(words, reason)} (${reason})${where}`;
}

function reasonIn(words: Words, reason: NonNullable<TakenFile['reason']>): string {
  if (reason === 'noRoom') return words('cli:intake.noRoom');
  const isHeld = heldReasons.some((held) => held === reason);
  return words(isHeld ? `batch:heldReason.${reason}` : `batch:fault.${reason}`);
}
