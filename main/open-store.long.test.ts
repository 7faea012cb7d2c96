import { createRouterClient } from '@orpc/server';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { temporaryFolder, workerUrl } from '#tests/support/test-app.ts';
import { createApp } from './app.ts';
import { issuePeople } from './features/access/issue-people.ts';
import { simulate } from './features/simulation/simulate.ts';
import { createJobRunner } from './jobs.ts';
import { isLarge, openStore } from './open-store.ts';
import { silentLog } from './platform/log.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

it('takes taps of a large store at once and finds what was altered long ago beside them', async () => {
  const { folder } = place;
  simulate({ folder, days: 9, perDay: 7_000, seed: 'large' });
  const raw = new Sqlite(folder.database);
  raw.exec(`DROP TRIGGER rating_is_never_changed; UPDATE rating SET score = 1 WHERE arrival = 3`);
  raw.close();
  const db = openStore(folder);
  expect(isLarge(db)).toBe(true);
  const [issued] = await issuePeople(db, [{ code: 'it', name: 'it', roles: ['it'] }]);
  db.close();

  const system = createFakeClock();
  const app = await createApp({ folder, system, log: silentLog, workerUrl });
  const desk = createRouterClient(app.router, { context: { caller: app.connect('desk').caller } });
  await desk.access.signIn({ code: 'it', secret: issued?.pin ?? '' });
  const health = await vi.waitFor(async () => {
    const shown = await desk.health.show();
    if (shown.works) throw new Error('not found yet');
    return shown;
  }, 20_000);
  app.close();
  expect(health.checks[0]).toMatchObject({
    name: 'ratingChain',
    verdict: 'bad',
    finding: 'altered',
  });
}, 60_000);

it('lets the comments of years in beside the first taps, before anybody opens the inbox', async () => {
  const { folder } = place;
  simulate({ folder, days: 9, perDay: 7_000, seed: 'large' });
  const db = openStore(folder);
  const [issued] = await issuePeople(db, [{ code: 'lan', name: 'Lan', roles: ['leader'] }]);
  db.close();
  const app = await createApp({ folder, system: createFakeClock(), log: silentLog, workerUrl });
  const desk = createRouterClient(app.router, { context: { caller: app.connect('desk').caller } });
  await desk.access.signIn({ code: 'lan', secret: issued?.pin ?? '' });
  await vi.waitFor(
    async () => expect((await desk.inbox.list({})).counts.states.new).toBeGreaterThan(100),
    120_000,
  );
  app.close();
}, 180_000);

it('answers at the desk while the whole of a large store is checked', async () => {
  const { folder } = place;
  simulate({ folder, days: 9, perDay: 7_000, seed: 'large' });
  const run = createJobRunner(folder.database, workerUrl);
  const checked = run('checkStore', undefined).then(() => 'checked');
  const query = { afterArrival: 0, beforeMs: Date.now(), offsetMinutes: 420 };
  const counted = run('countNewAnswers', query).then(() => 'counted');
  expect(await Promise.race([checked, counted])).toBe('counted');
  expect(await checked).toBe('checked');
}, 180_000);
