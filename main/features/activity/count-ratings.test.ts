import { afterEach, beforeEach, expect, it } from 'vitest';
import { jobs } from '#main/jobs.ts';
import { openReader } from '#main/storage/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aRating, createTestApp, type TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ clock: createFakeClock('2026-11-27T09:00:00+07:00') });
});
afterEach(() => office.close());

it('counts what was given while the clock was wrong also where an earlier release ends before it', async () => {
  await office.kiosk().rating.submit(aRating());
  office.clock.pass(60_000);
  office.clock.set('2020-01-01T09:00:00+07:00');
  for (const score of [4, 5] as const) {
    office.clock.pass(60_000);
    await office.kiosk().rating.submit(aRating({ score }));
  }
  const db = openReader(office.folder.database);
  const [first, second] = jobs.countRatings(db, [
    { id: 1, afterArrival: 0, toArrival: 1 },
    { id: 2, afterArrival: 1, toArrival: 3 },
  ]);
  db.close();
  expect(first).toMatchObject({ '2026-11': { raw: 1, undated: 0 } });
  expect(second).toEqual({ '2026-11': { clean: 0, raw: 0, undated: 2 } });
});
