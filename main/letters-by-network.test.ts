import { afterEach, beforeEach, expect, it } from 'vitest';
import { anApology, askFor } from '#tests/support/letter-office.ts';
import {
  lettersAuditOf,
  networkTwoMachines,
  type NetworkedMachines,
} from '#tests/support/letters-by-network.ts';
import { bytesOf, filesWith, lettersOf } from '#tests/support/letters-by-stick.ts';

let machines: NetworkedMachines;
beforeEach(async () => {
  machines = await networkTwoMachines();
});
afterEach(() => machines.close());

const fileBytes = 256 * 1024;
const carriedOn = (day: string) =>
  lettersAuditOf(machines.station).filter((line) => line === `${day} letters.carried`).length;

it('brings requests of earlier days to the desk once a day, and on a day without one as many bytes', async () => {
  const { desk, station, push, nextDay } = machines;
  const empty = await push();
  expect(empty).toMatchObject({ trouble: null });
  expect(empty.bytes).toBeGreaterThan(fileBytes);
  const { id } = await askFor(station, anApology);
  const traces = bytesOf(station, id);
  expect((await push()).bytes).toBeLessThan(fileBytes); // nothing follows what somebody has just written
  expect(lettersOf(desk)).toEqual([]);

  nextDay();
  const full = await push();
  expect(full).toMatchObject({ trouble: null });
  expect(Math.abs(full.bytes - empty.bytes)).toBeLessThan(4096);
  expect([lettersOf(desk), lettersOf(station)]).toEqual([[id], []]);
  expect(filesWith(station, traces)).toEqual([]);
  expect((await push()).bytes).toBeLessThan(fileBytes);
  expect([carriedOn('2026-11-26'), carriedOn('2026-11-27')]).toEqual([1, 1]);

  for (const app of [desk, station]) {
    const ratings = filesWith(app, [id, ...traces, 'letters.carried', 'hailong-thu']);
    expect(ratings.filter((file) => !file.startsWith('letters'))).toEqual([]);
  }
});
