import { resolve } from 'node:path';
import { z } from 'zod';
import { fileText } from '#main/features/office/index.ts';
import { findNewestTrustedMs } from '#main/newest-trusted.ts';
import { officeThere } from '#main/office-there.ts';
import { StartError } from '#main/platform/start-error.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { usualOffsetMinutes } from '#shared/calendar.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { folderStateOf } from './office-folder.ts';
import { signInHere } from './sign-in.ts';
import { writeFileOrSay } from './write-file.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  out: z.string().min(1).optional(),
  as: z.string().min(1).optional(),
});

/** Gives an office back as the file that makes it; a trial's file is a beginning for one's own. */
export const exportOffice: Command = async (context) => {
  const { args, words, print } = context;
  const { data, out, as } = readOptions(
    args,
    { data: { type: 'string' }, out: { type: 'string' }, as: { type: 'string' } },
    Options,
    words,
  );
  const folder = findDataFolder(resolve(data));
  const give = (text: string) => {
    if (out === undefined) return print(text.trimEnd());
    writeFileOrSay(resolve(out), text);
    print(words('cli:officeExported', { file: resolve(out) }));
  };
  if (folderStateOf(folder) === 'office') {
    const person = await signInHere(folder, as, context);
    try {
      if (!person.rights.has('office.see')) throw new StartError('rightMissing');
      give(fileText(officeThere(person.db, person.now)));
      person.audit('office.exported', {});
    } finally {
      person.close();
    }
    return 0;
  }
  const db = openReader(folder.database);
  const clock = createClock({
    system: createSystemClock(),
    offsetMinutes: usualOffsetMinutes,
    lastTrustedMs: findNewestTrustedMs(db),
  });
  try {
    // people who were made up sign in nowhere else
    give(fileText({ ...officeThere(db, () => clock.now()), people: () => [] }));
    return 0;
  } finally {
    db.close();
  }
};
