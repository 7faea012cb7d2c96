import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from '#main/platform/start-error.ts';
import { createWords } from '#main/words.ts';
import { lastDayOf, monthPattern, monthsBetween } from '#shared/features/activity/month.ts';
import { leastFloor } from '#shared/features/gather/least-floor.ts';
import { readOptions, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { todayHere, withStore } from './gather-store.ts';

const month = z.string().regex(monthPattern);
const Options = z.strictObject({
  store: z.string().min(1),
  from: month,
  to: month,
  out: z.string().min(1),
  min: wholeNumber(leastFloor).default(leastFloor),
});

/** Writes what may be published of closed quarters; once published, they never change. */
export const openDataExtract: Command = async (context) => {
  const { args, words, print } = context;
  const text = { type: 'string' } as const;
  const {
    store: path,
    from,
    to,
    out,
    min,
  } = readOptions(
    args,
    { store: text, from: text, to: text, out: text, min: text },
    Options,
    words,
  );
  if (from > to) throw new StartError('fromAfterTo', { from, to });
  const on = todayHere();
  const quarters = closedQuarters(from, to, on);
  if (quarters.length === 0) {
    throw new StartError('usage', { what: words('open-data:said.noQuarter', { from, to }) });
  }
  const [vi, en] = (['vi', 'en'] as const).map((language) => createWords(language));
  return await withStore(path, context, async (store) => {
    const outcome = await store.openData({
      ...{ quarters, floor: min, out: resolve(out), on },
      vi: (key) => vi?.(`open-data:${key}`) ?? key,
      en: (key) => en?.(`open-data:${key}`) ?? key,
    });
    const { files, fresh, before, incomplete, late } = outcome;
    print(words('open-data:said.written', { files: files.length, folder: resolve(out) }));
    if (fresh.length > 0) print(words('open-data:said.fresh', { quarters: fresh.join(', ') }));
    if (before.length > 0) print(words('open-data:said.before', { quarters: before.join(', ') }));
    if (incomplete.length > 0) {
      print(words('open-data:said.incomplete', { units: incomplete.join(', ') }));
    }
    if (late > 0) print(words('open-data:said.late', { late }));
    print(words('open-data:said.next'));
    return 0;
  });
};

/** The quarters that lie between two months, both included, and were over before `today`. */
function closedQuarters(from: string, to: string, today: string): readonly string[] {
  return monthsBetween(from, to)
    .filter((each, at) => Number(each.slice(5)) % 3 === 0 && at >= 2)
    .filter((last) => lastDayOf(last) < today)
    .map((last) => `${last.slice(0, 4)}-Q${Number(last.slice(5)) / 3}`);
}
