import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createTestApp, type TestApp } from '#tests/support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({
    people: [{ code: 'lanh-dao', role: 'leader', secret: '975310' }],
    clock: createFakeClock('2026-11-24T09:00:00+07:00'),
  });
});
afterEach(() => app.close());

async function leader() {
  const desk = app.desk();
  await desk.access.signIn({ code: 'lanh-dao', secret: '975310' });
  return desk;
}

async function change(parts: object, effectiveFrom?: string): Promise<void> {
  const desk = await leader();
  const { version, office } = await desk.office.show();
  const text = JSON.stringify({ ...office, ...parts });
  const from = effectiveFrom === undefined ? {} : { effectiveFrom };
  await desk.office.change({ basedOn: version, text, ...from });
}

const office = async () => (await (await leader()).office.show()).office;

/** The machine starts again with its clock at another moment, as after a power cut. */
async function startAt(iso: string): Promise<void> {
  app.clock.set(iso);
  await app.restart();
}

describe('what the office has decided', () => {
  it('holds also while the clock shows a day before it, and takes what is decided then', async () => {
    await change({ holidays: ['2027-01-01'] });
    await startAt('2020-01-01T08:00:00+07:00');
    expect((await office()).holidays).toEqual(['2027-01-01']);
    await change({ receipts: true });
    expect(await office()).toMatchObject({ holidays: ['2027-01-01'], receipts: true });
    await startAt('2026-12-02T08:00:00+07:00');
    expect(await office()).toMatchObject({ holidays: ['2027-01-01'], receipts: true });
  });

  it('keeps what waits for a later day through a change made under a wrong clock', async () => {
    await change({ holidays: ['2027-02-06'] }, '2026-12-01');
    await startAt('2020-01-01T08:00:00+07:00');
    await change({ receipts: true });
    expect(await office()).toMatchObject({ holidays: [], receipts: true });
    await startAt('2026-12-02T08:00:00+07:00');
    expect(await office()).toMatchObject({ holidays: ['2027-02-06'], receipts: true });
  });

  it('waits for its day also while the clock has run ahead', async () => {
    await change({ holidays: ['2027-02-06'] }, '2026-12-01');
    app.clock.set('2027-06-01T08:00:00+07:00'); // while the program runs: it jumped against the boot
    expect((await office()).holidays).toEqual([]);
  });

  it('may be decided for no day before the last one that is known', async () => {
    await startAt('2020-01-01T08:00:00+07:00');
    await expect(change({ receipts: true }, '2020-01-02')).rejects.toMatchObject({
      code: 'FAULTY',
      data: { faults: [{ fault: 'dayPast', values: { today: '2026-11-24' } }] },
    });
  });
});
