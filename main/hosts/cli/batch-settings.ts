import { resolve } from 'node:path';
import { z } from 'zod';
import { keepMark } from '#main/features/batch/identity/settle-life.ts';
import { createIntakeKeys } from '#main/intake-keys.ts';
import { closingAlone } from '#main/features/batch/close-batch.ts';
import { buildSettingsFor } from '#main/batch-ports.ts';
import { createSettingsReader, getFolder } from '#main/features/folder/folder-store.ts';
import { sendSettings } from '#main/features/intake/send-settings.ts';
import { StartError } from '#main/platform/start-error.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { release } from '#shared/release.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { identityIn } from './connection-folder.ts';
import { signInHere } from './sign-in.ts';

/** Closes a batch of the settings in force for the office's stations and writes it to a stick. */
export const sendStationSettings: Command = async (context) => {
  const { args, words, print } = context;
  const { data, out, as } = readOptions(
    args,
    { data: { type: 'string' }, out: { type: 'string' }, as: { type: 'string' } },
    z.strictObject({
      data: z.string().min(1),
      out: z.string().min(1),
      as: z.string().min(1).optional(),
    }),
    words,
  );
  const folder = findDataFolder(resolve(data));
  const person = await signInHere(folder, as, context);
  try {
    if (!person.rights.has('office.change')) throw new StartError('rightMissing');
    const { db, now, code: author } = person;
    const { kind: folderKind } = getFolder(db);
    const keys = createIntakeKeys(db, folder, await identityIn(folder, { db, now }));
    const { identity } = keys;
    const place = resolve(out);
    const { out: batches } = folder.batches;
    const sent = await sendSettings(
      {
        db,
        out: batches,
        now,
        identity,
        recipients: keys.stations(),
        programVersion: release.version,
        folderKind,
        inForce: createSettingsReader(db)(now().trustedMs),
        author,
        alone: (work) => closingAlone({ out: batches }, work),
        keepMark: () => keepMark({ db, keysFolder: folder.keys }, identity.incarnation),
        audit: (action, detail) => person.audit(action, detail),
        build: buildSettingsFor(identity.signingKey),
      },
      place,
    ).catch((error: unknown) => {
      const code = Reflect.get(Object(error), 'code');
      if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error; // not the system’s
      throw new StartError('outNotWritable', { file: place, reason: code });
    });
    if (sent === 'BUSY') {
      throw new StartError('batchRefused', { what: words('batch:refused.BUSY.body') });
    }
    if (sent === undefined) {
      print(words('cli:intake.settings.noStation'));
      return 1;
    }
    print(words('cli:intake.settings.sent', { file: sent.fileName, version: sent.version }));
    return 0;
  } finally {
    person.close();
  }
};
