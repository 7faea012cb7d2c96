import { resolve } from 'node:path';
import { z } from 'zod';
import { issuePeople } from '#main/features/access/issue-people.ts';
import { simulate as simulateOffice } from '#main/features/simulation/simulate.ts';
import { prepareDataFolder, type DataFolder } from '#main/storage/data-folder.ts';
import { openDatabase } from '#main/storage/database.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { personRoles } from '#shared/features/access/rights.ts';
import type { Words } from '#main/words.ts';
import { readOptions, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';

const Options = z.strictObject({
  data: z.string().min(1),
  days: wholeNumber(1),
  'per-day': wholeNumber(1),
  seed: z.string().min(1).max(100),
});

/** Fills a folder of its own with the ratings of an office that does not exist. */
export const simulate: Command = async ({ args, words, print }) => {
  const options = readOptions(
    args,
    {
      data: { type: 'string' },
      days: { type: 'string' },
      'per-day': { type: 'string' },
      seed: { type: 'string' },
    },
    Options,
    words,
  );
  const folder = prepareDataFolder(resolve(options.data));
  const hold = holdFolder(folder);
  try {
    const { days, 'per-day': perDay, seed } = options;
    const made = simulateOffice({ folder, days, perDay, seed });
    print(words('cli:simulated', { ...made, folder: folder.path }));
    for (const { code, pin } of await issuePins(folder, words)) {
      print(words('cli:issuedPin', { code, pin }));
    }
    return 0;
  } finally {
    hold.release();
  }
};

/** Somebody of each role, so that the desk of a simulated folder can be looked at. */
async function issuePins(folder: DataFolder, words: Words) {
  const db = openDatabase(folder.database);
  try {
    return await issuePeople(
      db,
      personRoles.map((role) => ({ code: role, name: words(`cli:role.${role}`), roles: [role] })),
    );
  } finally {
    db.close();
  }
}
