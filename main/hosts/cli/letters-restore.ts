import { resolve } from 'node:path';
import { z } from 'zod';
import { restoreLettersOf } from '#main/restore-letters.ts';
import { findDataFolder } from '#main/storage/data-folder.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { dayAt, usualOffsetMinutes } from '#shared/calendar.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  from: z.string().min(1),
  keys: z.string().min(1).optional(),
});

/** Puts a backup of letters back while the program is stopped, and says what came back. */
export const restoreFromBackup: Command = async ({ args, words, print }) => {
  const { data, from, keys } = readOptions(
    args,
    { data: { type: 'string' }, from: { type: 'string' }, keys: { type: 'string' } },
    Options,
    words,
  );
  const folder = findDataFolder(resolve(data));
  const hold = holdFolder(folder);
  try {
    const { aside, ...restored } = restoreLettersOf({
      folder,
      from: resolve(from),
      keys: keys === undefined ? undefined : resolve(keys),
      today: dayAt(Date.now(), usualOffsetMinutes),
    });
    const { letters, unreadable, deletedAgain, leftBehind, knowsReceipts } = restored;
    print(words('cli:letters.restored', { letters, file: resolve(from) }));
    if (unreadable > 0) print(words('cli:letters.unreadable', { unreadable }));
    if (deletedAgain > 0) print(words('cli:letters.deletedAgain', { deletedAgain }));
    if (leftBehind > 0) print(words('cli:letters.leftBehind', { leftBehind }));
    if (!knowsReceipts) print(words('cli:letters.receiptsLost'));
    if (aside.is !== 'nothing') print(words(`cli:letters.${aside.is}`, { file: aside.file }));
    print(words('cli:letters.next'));
    return 0;
  } finally {
    hold.release();
  }
};
