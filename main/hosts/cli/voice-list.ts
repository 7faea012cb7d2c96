import { resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { ownWords } from '#main/features/languages/own-words.ts';
import { shippedQuestionnaires } from '#main/features/questionnaire/shipped-questionnaires.ts';
import { newestIssues } from '#main/features/languages/sentences.ts';
import { spokenTexts } from '#shared/features/languages/spoken-texts.ts';
import { languages } from '#shared/features/station/languages.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './command.ts';
import { writeFileOrSay } from './write-file.ts';

const Options = z.strictObject({
  out: z.string().min(1),
  language: z.enum(languages).default('vi'),
});

/** Writes the list of sentences that somebody can record, with the names their clips must have. */
export const voiceList: Command = async ({ args, words, print }) => {
  const { out, language } = readOptions(
    args,
    { out: { type: 'string' }, language: { type: 'string' } },
    Options,
    words,
  );
  const texts = spokenTexts(ownWords[language], newestIssues(shippedQuestionnaires()), language);
  const first = new Map(texts.toReversed().map(({ clip, text }) => [plain(text), clip]));
  const rows = texts.map(({ clip, text }) => {
    const before = first.get(plain(text)) ?? clip;
    const note = before === clip ? '' : words('cli:voiceList.same', { clip: `${before}.ogg` });
    return [`${clip}.ogg`, plain(text), note];
  });
  const header = ['file', 'text', 'note'].map((name) => words(`cli:voiceList.${name}`));
  const file = resolve(out);
  writeFileOrSay(
    file,
    stringify([header, ...rows], { record_delimiter: '\r\n', escape_formulas: true, bom: true }),
  );
  print(words('cli:voiceListWritten', { file, count: rows.length }));
  return 0;
};

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
