import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';
import { makeCampaign } from '#main/features/campaign/make-campaign.ts';
import { readOptions } from './arguments.ts';
import {
  filesFirst,
  keysIn,
  oneFile,
  readTextFile,
  refusedFile,
  writeNewFile,
} from './campaign-files.ts';
import type { Command } from './command.ts';

/** Signs what a supervisor wrote, so that stations can take it. */
export const makeCampaignFile: Command = async ({ args, words, print }) => {
  const { files, options } = filesFirst(args);
  const plan = oneFile(files, words);
  const { keys: folder, out } = readOptions(
    options,
    { keys: { type: 'string' }, out: { type: 'string' } },
    z.strictObject({ keys: z.string().min(1), out: z.string().min(1) }),
    words,
  );
  const keys = await keysIn(folder, words);
  const making = makeCampaign(readTextFile(plan, words), randomUUID(), keys);
  if (!making.made) {
    throw refusedFile(words('cli:campaign.faulty', { file: plan, fault: making.fault }));
  }
  const file = resolve(out);
  writeNewFile(file, making.text);
  print(words('cli:campaign.made', { file, fingerprint: keys.fingerprint }));
  return 0;
};
