import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import {
  aRating,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ clock: createFakeClock('2026-12-28T08:00:00+07:00') });
});
afterEach(() => office.close());

/** Citizens come one after the other, five minutes apart. */
async function citizens(day: string, scores: readonly (1 | 2 | 3 | 4 | 5)[]): Promise<void> {
  office.clock.set(`${day}T08:00:00+07:00`);
  await office.restart();
  for (const score of scores) {
    office.clock.pass(5 * 60_000);
    await office.kiosk().rating.submit(aRating({ score }));
  }
}

async function signedIn(code = 'can-bo', secret: string = staffPin) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}

const times = (count: number, score: 1 | 2 | 3 | 4 | 5) =>
  Array.from({ length: count }, () => score);
const fourth = { from: '2026-10', to: '2026-12', model: null } as const;

it('evaluates the office by released periods of closed quarters, and counts anew when one is released', async () => {
  await citizens('2026-12-28', [...times(9, 5), ...times(3, 2)]);
  await citizens('2026-12-30', [...times(10, 4), ...times(4, 1)]);
  await citizens('2027-01-04', times(12, 3));
  const desk = await signedIn();
  // the last days of December are released, and nothing of January: the quarter can still grow
  expect(await desk.evaluation.choices()).toMatchObject({
    isSimulated: false,
    months: ['2026-12'],
    closedTo: '2026-09-30',
    units: [{ code: '00000' }],
  });
  const before = await desk.evaluation.show(fourth);
  expect([before.waiting, before.chosen.figure, before.notices]).toEqual([
    ['2026-Q4'],
    null,
    ['noHeadline', 'waiting'],
  ]);

  await citizens('2027-01-05', []);
  const after = await (await signedIn()).evaluation.show(fourth);
  expect(after).toMatchObject({
    place: 'office',
    madeOn: '2027-01-05',
    floor: 10,
    months: ['2026-12'],
    waiting: [],
    undated: 0,
    units: [],
  });
  // 9 × 100, 10 × 75, 3 × 25 and 4 × 0 of 26
  const { raw, clean } = after.chosen.figure ?? {};
  expect(raw).toMatchObject({ n: 26, topTwo: 19 / 26 });
  expect(raw?.mean).toBeCloseTo((900 + 750 + 75) / 26, 9);
  expect(clean?.n).toBe(26);
  expect(after.others).toEqual([]);
});

it('refuses what it does not know, and a store where there is none', async () => {
  await citizens('2026-12-28', times(12, 5));
  await citizens('2026-12-29', []);
  const desk = await signedIn();
  const model = await safe(desk.evaluation.show({ ...fourth, model: 'nobody-knows' }));
  expect(model.error).toMatchObject({ code: 'MODEL_UNKNOWN' });
  const unit = await safe(desk.evaluation.show({ ...fourth, units: ['99999'] }));
  expect(unit.error).toMatchObject({ code: 'UNIT_UNKNOWN' });
  expect((await safe(desk.evaluation.storeShow(fourth))).error).toMatchObject({
    code: 'FORBIDDEN',
  });

  const officer = await signedIn('tong-hop', officerPhrase);
  const { error } = await safe(officer.evaluation.storeChoices());
  expect(error).toMatchObject({ code: 'NO_STORE' });
  await officer.gather.make();
  expect(await officer.evaluation.storeChoices()).toMatchObject({ months: [], units: [] });
  const empty = await officer.evaluation.storeShow(fourth);
  expect([empty.place, empty.chosen.figure]).toEqual(['store', null]);
});
