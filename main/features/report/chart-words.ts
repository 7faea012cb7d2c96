import evaluation from '#resources/locales/vi/evaluation.json' with { type: 'json' };
import type { ChartWords } from '#shared/features/evaluation/charts/chart-words.ts';
import { levelName, reasonName } from './names.ts';
import { fillLocale, statistics, wording } from './wording.ts';

/** Charts on paper say what they say on the screen. */
export const chartWords: ChartWords = {
  say: (sentence, values = {}) => fillLocale(sentenceAt(evaluation.chart, sentence), values),
  statistic: (sentence) => sentenceAt(statistics, sentence),
  language: 'vi',
  levelName,
  reasonName,
  weekdayName: (weekday) => wording.weekday[weekday] ?? String(weekday),
};

function sentenceAt(words: unknown, path: string): string {
  const found = path
    .split('.')
    .reduce<unknown>((node, key) => Reflect.get(Object(node), key), words);
  if (typeof found !== 'string') throw new Error(`no words at ${path}`);
  return found;
}
