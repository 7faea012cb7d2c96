import { join, resolve } from 'node:path';
import { z } from 'zod';
import { createIntakeKeys } from '#main/intake-keys.ts';
import { openBatchFiles } from '#main/batch-ports.ts';
import { eraseInCopies } from '#main/erase-in-copies.ts';
import { createSettingsReader, getFolder } from '#main/features/folder/folder-store.ts';
import { prepareBatch } from '#main/features/intake/prepare-batch.ts';
import { takeIn } from '#main/features/intake/take-in.ts';
import { takeCarried } from '#main/features/letter/take-carried.ts';
import { hashOfRow } from '#main/features/rating/rating-row.ts';
import { hashOfWords } from '#main/features/rating/verify-ratings.ts';
import { intakeThere } from '#main/intake-there.ts';
import { jobs } from '#main/jobs.ts';
import { keptThere } from '#main/kept-there.ts';
import { StartError } from '#main/platform/start-error.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { emptyLog } from '#main/storage/empty-log.ts';
import { assertNotNewer } from '#main/storage/migrate.ts';
import type { Words } from '#main/words.ts';
import type { TakenFile } from '#shared/features/intake/intake.contract.ts';
import { heldReasons } from '#shared/features/batch/ledger.ts';
import { readOptions } from './arguments.ts';
import { openLettersHere } from './batch-letters.ts';
import { filesFirst } from './campaign-files.ts';
import type { Command } from './command.ts';
import { identityIn } from './connection-folder.ts';
import { signInHere } from './sign-in.ts';

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
    letters: takesLetters,
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
  const folder = findDataFolder(resolve(data));
  const reader = openReader(folder.database);
  try {
    assertNotNewer(reader);
    const person = await signInHere(folder, as, context);
    let letters: ReturnType<typeof openLettersHere> | undefined;
    try {
      if (!person.rights.has('tables.export')) throw new StartError('rightMissing');
      const { db, now } = person;
      const { kind: folderKind } = getFolder(db);
      const settingsAt = createSettingsReader(db);
      const chain = { hashOfRow, hashOfWords };
      const settings = () => settingsAt(now().trustedMs).settings;
      if (takesLetters) letters = openLettersHere({ folder, folderKind, now, settings });
      const letterDeps = letters?.deps;
      const keys = createIntakeKeys(db, folder, await identityIn(folder, { db, now }));
      const keepPublic = keptThere({
        db,
        folder,
        keys,
        run: (job) => jobs.keepPublic(reader, job),
        onLeft: () => {}, // the desk's next start tries again, and logs
      });
      const there = intakeThere({
        db,
        folder,
        folderKind,
        now,
        settings,
        keys,
        audit: (_actor, action, detail) => person.audit(action, detail),
        prepare: (order) => prepareBatch({ db: reader, files: openBatchFiles, chain }, order),
        onErased: async () => {
          emptyLog(db);
          eraseInCopies(reader, folder.backups);
          await keepPublic();
        },
        keepPublic,
        onCounted: () => {},
        takeLetters: letterDeps && ((carried) => takeCarried(letterDeps, carried)),
      });
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
    } finally {
      letters?.close();
      person.close();
    }
  } finally {
    reader.close();
  }
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
