import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ownWords } from '#main/features/languages/own-words.ts';
import { newestIssues } from '#main/features/languages/sentences.ts';
import { shippedQuestionnaires } from '#main/features/questionnaire/shipped-questionnaires.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
import { LanguagePack } from '#shared/features/languages/language-pack.ts';
import { packTemplate } from '#shared/features/languages/pack-template.ts';
import { languageCode } from '#shared/features/station/language-code.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { writeFileOrSay } from './write-file.ts';

const Options = z.strictObject({
  code: languageCode,
  out: z.string().min(1),
  from: z.string().min(1).optional(),
});

/** Writes a language pack to be filled in, with the Vietnamese beside every empty place. */
export const languageTemplate: Command = async ({ args, words, print }) => {
  const { code, out, from } = readOptions(
    args,
    { code: { type: 'string' }, out: { type: 'string' }, from: { type: 'string' } },
    Options,
    words,
  );
  const template = packTemplate({
    code,
    words: ownWords.vi,
    questionnaires: newestIssues(shippedQuestionnaires()),
    ...(from !== undefined && { begun: readBegun(from, words) }),
  });
  const file = resolve(out);
  writeFileOrSay(file, `${JSON.stringify(template, null, 2)}\n`);
  print(words('cli:templateWritten', { file, code }));
  return 0;
};

function readBegun(file: string, words: Words): LanguagePack {
  try {
    return LanguagePack.parse(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
  } catch {
    // the desk's list of languages says where the fault is
    throw new StartError('usage', {
      what: words('cli:usage.invalid', { option: '--from', value: file }),
    });
  }
}
