import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createApp } from '#main/app.ts';
import { callerWithRights } from '#main/door.ts';
import { createSystemClock } from '#main/platform/clock.ts';
import { silentLog } from '#main/platform/log.ts';
import { prepareDataFolder } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { rightsOfRoles } from '#shared/features/access/rights.ts';
import { summarize, type Measured, type Sample } from './measured.ts';

const target = '≤ 30 ms';

/** What people type, letter by letter; common words, rare ones, and several. */
const searches = ['c', 'ch', 'chờ', 'cho lau', 'giay to', 'huong dan tan t', 'nhanh hon l', 'xyz'];

/**
 * A page of the inbox and a search in it, through the door, over the store that the exports left;
 * against SQLite reading as many words, and looking through all of them without an index.
 */
export async function measureInbox(place: string, label: string): Promise<Measured[]> {
  const folder = prepareDataFolder(join(place, 'simulated'));
  const app = await createApp({
    folder,
    system: createSystemClock(),
    log: silentLog,
    workerUrl: new URL('../main/worker.ts', import.meta.url),
  });
  const caller = callerWithRights(rightsOfRoles(['leader']));
  const { inbox } = createRouterClient(app.router, { context: { caller } });
  const startedMs = performance.now();
  await inbox.open();
  const openedSeconds = (performance.now() - startedMs) / 1000;
  const { counts } = await inbox.list({});
  const comments = Object.values(counts.states).reduce((sum, n) => sum + n, 0);

  const pages: number[] = [];
  let before: number | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const page = await timed(pages, () => inbox.list(before === undefined ? {} : { before }));
    before = page.older ?? undefined;
  }
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const search = searches[round % searches.length] ?? '';
    await timed(found, () => inbox.list({ search }));
  }
  app.close();
  const plain = measurePlainly(folder.database);
  return [
    {
      what: `inbox page at ${label} ratings, ${comments} comments`,
      unit: 'ms',
      own: summarize(pages),
      target,
      comparedTo: { what: 'as many words by their key', sample: plain.page },
    },
    {
      what: `inbox search at ${label} ratings`,
      unit: 'ms',
      own: summarize(found),
      target,
      comparedTo: { what: 'LIKE over all words', sample: plain.search },
    },
    {
      what: `inbox let in for the first time at ${label} ratings`,
      unit: 's',
      own: { median: openedSeconds },
      comparedTo: { what: 'all words read once', sample: plain.all },
    },
  ];
}

const rounds = 400;

function measurePlainly(file: string): { page: Sample; search: Sample; all: Sample } {
  const db = openReader(file);
  const byKey = db.prepare(`SELECT * FROM free_text LIMIT 20 OFFSET 0`);
  const like = db.prepare(`SELECT * FROM free_text WHERE body LIKE '%' || ? || '%'`);
  const [page, search, all]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds / 10; round += 1) {
    timedNow(page, () => byKey.all());
    timedNow(search, () => like.all(searches[round % searches.length]));
  }
  timedNow(all, () => db.prepare(`SELECT * FROM free_text`).all());
  db.close();
  return {
    page: summarize(page),
    search: summarize(search),
    all: { median: (all[0] ?? Number.NaN) / 1000 },
  };
}

async function timed<T>(durations: number[], act: () => Promise<T>): Promise<T> {
  const startedMs = performance.now();
  const result = await act();
  durations.push(performance.now() - startedMs);
  return result;
}

function timedNow(durations: number[], act: () => unknown): void {
  const startedMs = performance.now();
  act();
  durations.push(performance.now() - startedMs);
}
