import { resolve } from 'node:path';
import { z } from 'zod';
import {
  answersTable,
  levelCounts,
  type TableWords,
} from '#main/features/campaign/answers-table.ts';
import { readAnswers, type ReadAnswers } from '#main/features/campaign/read-answers.ts';
import { createCsvLine } from '#main/features/tables/csv-line.ts';
import { StartError } from '#main/platform/start-error.ts';
import type { Words } from '#main/words.ts';
import { readOptions } from './arguments.ts';
import { filesFirst, keysIn, refusedFile, writeNewFile } from './campaign-files.ts';
import type { Command } from './command.ts';

/** Opens sealed answers into a table, which only the supervisor's keys can do. */
export const readCampaignAnswers: Command = async ({ args, words, print }) => {
  const { files, options } = filesFirst(args);
  if (files.length === 0) {
    throw new StartError('usage', { what: words('cli:usage.missing', { option: 'FILE' }) });
  }
  const { keys: folder, out } = readOptions(
    options,
    { keys: { type: 'string' }, out: { type: 'string' } },
    z.strictObject({ keys: z.string().min(1), out: z.string().min(1) }),
    words,
  );
  const keys = await keysIn(folder, words);
  const reading = await readAnswers(files, keys);
  if (!reading.read) {
    throw refusedFile(words(`cli:campaign.unread.${reading.why}`, { file: reading.file }));
  }
  const { answers } = reading;
  const table = tableWords(words);
  const file = resolve(out);
  writeNewFile(file, csvOf(answers, table, words));
  print(words('cli:campaign.read', { n: answers.responses.length, file }));
  for (const { level, count } of levelCounts(answers, table.language)) {
    print(`  ${level}: ${count}`);
  }
  for (const name of ['repeated', 'withoutAnswer', 'unopened', 'missing'] as const) {
    const count = answers[name];
    if (count > 0) print(words(`cli:campaign.notice.${name}`, { count }));
  }
  return 0;
};

/** Whose survey it is stands above the table, so that nobody takes it for the office's figures. */
function csvOf(answers: ReadAnswers, table: TableWords, words: Words): string {
  const { title, supervisor, from, to } = answers.campaign;
  const rows = answersTable(answers, table);
  const lineOf = createCsvLine(rows[0]?.length ?? 1);
  const head = [
    words('cli:campaign.head.title', { title: title[table.language] ?? title.vi }),
    words('cli:campaign.head.owner', { supervisor }),
    words('cli:campaign.head.count', { n: answers.responses.length, from, to }),
  ];
  const lines = [...head.map((line) => [line]), [''], ...rows];
  return `\uFEFF${lines.map((line) => lineOf(line)).join('')}`;
}

function tableWords(words: Words): TableWords {
  return {
    say: (word) => words(`cli:campaign.table.${word}`),
    language: words('cli:campaign.language') === 'en' ? 'en' : 'vi',
  };
}
