import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createApp } from '#main/app.ts';
import { createSystemClock } from '#main/platform/clock.ts';
import { silentLog } from '#main/platform/log.ts';
import { prepareDataFolder } from '#main/storage/data-folder.ts';
import type { NewRating } from '#shared/features/rating/rating.contract.ts';
import { startCore } from '#tests/support/core-process.ts';
import { openPage, type Visit } from '#tests/support/core-process-visit.ts';
import { openBareStore } from './bare-insert.ts';
import { summarizeRates, type Measured, type Sample } from './measured.ts';

const spans = 20;
const parallelConnections = 8;
/** What a rating takes in the store, without its index entries. */
const ratingBytes = 400;
const target = '≥ 1000/s';

/** How many ratings a second come through the door and are on disk, each by its own commit. */
export async function measureSubmissions(place: string, submissions: number): Promise<Measured[]> {
  const bare = { what: 'bare inserts, WAL, FULL', sample: await rateOfBare(place, submissions) };
  return [
    {
      what: 'durable submissions through the door, in the process',
      unit: '/s',
      own: await rateInProcess(join(place, 'door'), submissions),
      target,
      comparedTo: bare,
    },
    {
      what: `durable submissions over HTTP, ${parallelConnections} connections`,
      unit: '/s',
      own: await rateOverHttp(join(place, 'http'), submissions),
      target,
      comparedTo: bare,
    },
  ];
}

async function rateOfBare(place: string, submissions: number): Promise<Sample> {
  const bare = openBareStore(join(place, 'bare.db'), ratingBytes);
  const sample = await ratesOf(submissions, 1, async () => bare.insert(randomUUID()));
  bare.close();
  return sample;
}

async function rateInProcess(path: string, submissions: number): Promise<Sample> {
  const app = await createApp({
    folder: prepareDataFolder(path),
    system: createSystemClock(),
    log: silentLog,
    workerUrl: new URL('../main/worker.ts', import.meta.url),
  });
  const { rating } = createRouterClient(app.router, { context: app.connect('kiosk') });
  const sample = await ratesOf(submissions, 1, () => rating.submit(aRating()));
  app.close();
  return sample;
}

async function rateOverHttp(path: string, submissions: number): Promise<Sample> {
  const core = startCore({ dataFolder: path });
  const agent = new Agent({ keepAlive: true, maxSockets: parallelConnections });
  const visit = await openPage((await core.ready).kiosk);
  const sample = await ratesOf(submissions, parallelConnections, () => post(agent, visit));
  agent.destroy();
  await core.stop();
  return sample;
}

/** Rates of equal spans of work, done by that many hands at once. */
async function ratesOf(
  count: number,
  hands: number,
  work: () => Promise<unknown>,
): Promise<Sample> {
  const perSpan = Math.ceil(count / spans);
  const rates: number[] = [];
  for (let span = 0; span < spans; span += 1) {
    let left = perSpan;
    const startedMs = performance.now();
    const takeOneByOne = async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    };
    await Promise.all(Array.from({ length: hands }, takeOneByOne));
    rates.push((perSpan / (performance.now() - startedMs)) * 1000);
  }
  return summarizeRates(rates);
}

/** As lean as a call can be: what is measured is the core, not the caller. */
function post(agent: Agent, { origin, cookie }: Visit): Promise<void> {
  const body = JSON.stringify({ json: aRating() });
  return new Promise((resolve, reject) => {
    request(`${origin}/call/rating/submit`, {
      agent,
      method: 'POST',
      headers: {
        cookie,
        origin,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    })
      .once('response', (response) => {
        response.resume().once('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`a rating was answered with ${response.statusCode}`));
        });
      })
      .once('error', reject)
      .end(body);
  });
}

function aRating(): NewRating {
  return {
    id: randomUUID(),
    score: 4,
    questionnaire: 'kiosk@2',
    scaleOrder: 'descending',
    language: 'vi',
    readyMs: 3_000,
  };
}
