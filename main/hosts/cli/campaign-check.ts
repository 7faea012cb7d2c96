import { z } from 'zod';
import { inspectCampaign } from '#main/features/campaign/open-and-close.ts';
import { readOptions } from './arguments.ts';
import { filesFirst, oneFile, readSignedCampaign, refusedFile } from './campaign-files.ts';
import type { Command } from './command.ts';

/** Says whose survey a file is and what it asks, for whoever wants to compare. */
export const checkCampaignFile: Command = async ({ args, words, print }) => {
  const { files, options } = filesFirst(args);
  readOptions(options, {}, z.strictObject({}), words);
  const file = oneFile(files, words);
  const { campaign, fingerprint, text } = readSignedCampaign(file, words);
  const reading = await inspectCampaign(text);
  if (!reading.read && reading.why === 'CAMPAIGN_FAULTY') {
    throw refusedFile(words('cli:campaign.faulty', { file, fault: reading.fault }));
  }
  const { title, readers, questionnaire, ...rest } = campaign;
  print(
    words('cli:campaign.checked', { ...rest, fingerprint, title: title.vi, readers: readers.vi }),
  );
  for (const code of ['first', ...questionnaire.questions.map((question) => question.code)]) {
    print(`  – ${questionnaire.texts['vi']?.[`${code}.title`] ?? code}`);
  }
  return 0;
};
