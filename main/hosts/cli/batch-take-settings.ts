import { resolve } from 'node:path';
import { z } from 'zod';
import { createIntakeKeys } from '#main/intake-keys.ts';
import { openBatchFiles } from '#main/batch-ports.ts';
import {
  createSettingsReader,
  getFolder,
  recordSettings,
} from '#main/features/folder/folder-store.ts';
import { takeSettings, type SettingsOutcome } from '#main/features/intake/take-settings.ts';
import { StartError } from '#main/platform/start-error.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import type { Words } from '#main/words.ts';
import { readOptions } from './arguments.ts';
import { filesFirst, oneFile } from './campaign-files.ts';
import type { Command } from './command.ts';
import { identityIn } from './connection-folder.ts';
import { signInHere } from './sign-in.ts';

/** Takes settings of the office's desk in at a station; exit code 1 when they are refused. */
export const takeStationSettings: Command = async (context) => {
  const { words, print } = context;
  const { files, options } = filesFirst(context.args);
  const { data, as } = readOptions(
    options,
    { data: { type: 'string' }, as: { type: 'string' } },
    z.strictObject({ data: z.string().min(1), as: z.string().min(1).optional() }),
    words,
  );
  const source = resolve(oneFile(files, words));
  const folder = findDataFolder(resolve(data));
  const person = await signInHere(folder, as, context);
  try {
    if (!person.rights.has('office.change')) throw new StartError('rightMissing');
    const { db, now } = person;
    const { kind: folderKind, station_code: stationCode } = getFolder(db);
    const keys = createIntakeKeys(db, folder, await identityIn(folder, { db, now }));
    const settingsAt = createSettingsReader(db);
    const current = () => settingsAt(now().trustedMs).settings;
    const outcome = await takeSettings(
      {
        db,
        folder: folder.batches.in,
        files: openBatchFiles,
        stationCode,
        current,
        nowMs: () => now().utcMs,
        against: async () => ({
          senders: keys.senders(),
          identities: keys.openers(),
          unitCode: current().unit.code,
          folderKind,
        }),
        record: (settings, effectiveFromMs, author) =>
          recordSettings(db, { settings, effectiveFromMs, author, recordedAtMs: now().utcMs }),
        audit: (action, detail) => person.audit(action, detail),
      },
      source,
      person.code,
    );
    print(sentenceFor(words, outcome));
    return outcome.is === 'taken' || outcome.is === 'already' ? 0 : 1;
  } finally {
    person.close();
  }
};

function sentenceFor(words: Words, outcome: SettingsOutcome): string {
  if (outcome.is !== 'refused') return words(`cli:intake.settings.${outcome.is}`, { ...outcome });
  const { fault, place = '' } = outcome;
  return `${words(`batch:fault.${fault}`)} (${fault}) ${place}`.trim();
}
