import { resolve } from 'node:path';
import { z } from 'zod';
import { keyFilesIn, makeSupervisorKeys } from '#main/features/campaign/supervisor-keys.ts';
import { StartError } from '#main/platform/start-error.ts';
import { readOptions } from './arguments.ts';
import { refusedFile } from './campaign-files.ts';
import type { Command } from './command.ts';

/** Makes the keys a supervisor signs and reads with. */
export const makeKeys: Command = async ({ args, words, print }) => {
  const { out } = readOptions(
    args,
    { out: { type: 'string' } },
    z.strictObject({ out: z.string().min(1) }),
    words,
  );
  const folder = resolve(out);
  const keys = await made(folder);
  if (keys === 'exist') throw refusedFile(words('cli:campaign.keysExist', { folder }));
  const { fingerprint } = keys;
  print(words('cli:campaign.keysMade', { ...keyFilesIn(folder), fingerprint }));
  return 0;
};

async function made(folder: string) {
  try {
    return await makeSupervisorKeys(folder);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new StartError('folderNotWritable', { folder });
  }
}
