import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { aNote, askFor, createLetterOffice, deskOf } from '#tests/support/letter-office.ts';
import type { TestApp } from '#tests/support/test-app.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice({ clock: createFakeClock('2026-11-27T09:00:00+07:00') });
  await askFor(office, aNote);
});
afterEach(() => office.close());

const letters = async () => {
  const { cells } = await (await deskOf(office, 'lanh-dao')).letter.show();
  return cells.reduce((sum, { n }) => sum + n, 0);
};

async function startAt(iso: string): Promise<void> {
  office.clock.set(iso);
  await office.restart();
}

describe('a letter under a clock that is wrong', () => {
  it('is not let go because the clock is a year ahead, until somebody confirms the date', async () => {
    await startAt('2027-11-27T09:00:00+07:00');
    const staff = await deskOf(office, 'can-bo');
    expect(await letters()).toBe(1);
    expect(await staff.health.show()).toMatchObject({ asksForDate: false });
    await expect(staff.health.confirmDate()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const leader = await deskOf(office, 'lanh-dao');
    const { checks, asksForDate } = await leader.health.show();
    expect(asksForDate).toBe(true);
    expect(checks.find(({ name }) => name === 'date')).toMatchObject({
      verdict: 'attention',
      finding: 'ahead',
      values: { today: '27/11/2027', proven: '27/11/2026' },
    });
    await startAt('2027-11-28T09:00:00+07:00'); // the next day no more than this one
    expect(await letters()).toBe(1);
    await (await deskOf(office, 'lanh-dao')).health.confirmDate();
    await office.restart();
    expect(await letters()).toBe(0);
  });

  it('goes once the days have really passed', async () => {
    for (let days = 0; days < 190; days += 10) {
      office.clock.pass(10 * 24 * 3_600_000);
      await office.restart();
    }
    expect(await letters()).toBe(0);
  });

  it('bears the last day that is known, not the one of a dead battery', async () => {
    await startAt('2020-01-01T09:00:00+07:00');
    await askFor(office, aNote);
    const { letters: lines } = await (await deskOf(office, 'lanh-dao')).letter.list({});
    expect(lines.map(({ requestedOn }) => requestedOn)).toEqual(['2026-11-27', '2026-11-27']);
  });
});
