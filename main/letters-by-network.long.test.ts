import { afterEach, beforeEach, expect, it } from 'vitest';
import { aNote, askFor } from '#tests/support/letter-office.ts';
import { networkTwoMachines, type NetworkedMachines } from '#tests/support/letters-by-network.ts';
import { lettersOf, signedIn } from '#tests/support/letters-by-stick.ts';

let machines: NetworkedMachines;
beforeEach(async () => {
  machines = await networkTwoMachines();
});
afterEach(() => machines.close());

const fileBytes = 256 * 1024;

it('goes on where the line was cut, and loses and doubles nothing', async () => {
  const { desk, station, line, push, nextDay } = machines;
  const { id } = await askFor(station, aNote);
  nextDay();
  line.cutAfter({ toDesk: 90_000 });
  const tries: (string | null)[] = [];
  for (let n = 0; n < 8 && tries.at(-1) !== null; n += 1) tries.push((await push()).trouble);
  expect(tries).toEqual([...tries.slice(1).map(() => 'cut'), null]);
  expect(tries.length).toBeGreaterThan(2); // no one call carried all of it
  expect([lettersOf(desk), lettersOf(station)]).toEqual([[id], []]);
});

it('loses nothing when the desk has it and its word is cut on the way back', async () => {
  const { desk, station, line, push, nextDay } = machines;
  const { id } = await askFor(station, aNote);
  nextDay();
  for (let at = 1_500; ; at += 400) {
    line.cutAfter({ fromDesk: at });
    const { trouble } = await push();
    expect(lettersOf(desk).length + lettersOf(station).length).toBeGreaterThan(0);
    if (trouble === null) break;
    expect(trouble).toBe('cut');
  }
  line.cutAfter({});
  nextDay();
  await push(); // what was heard half is heard again on the next day at the latest
  expect([lettersOf(desk), lettersOf(station)]).toEqual([[id], []]);
});

it('goes on as it was when a citizen deletes what is on its way, and the desk deletes it on the next day', async () => {
  const { desk, station, line, push, nextDay } = machines;
  const { id, code } = await askFor(station, aNote);
  const { id: other } = await askFor(station, aNote);
  nextDay();
  line.cutAfter({ toDesk: 90_000 });
  const first = await push();
  expect(first.trouble).toBe('cut');
  line.cutAfter({});
  await (await signedIn(station, 'can-bo')).letter.delete({ code });
  const rest = await push();
  expect(rest.trouble).toBe(null);
  expect(rest.bytes).toBeLessThan(fileBytes); // no second file says when they were here
  expect(lettersOf(desk)).toEqual([id, other].toSorted((one, two) => (one < two ? -1 : 1)));
  nextDay();
  expect(await push()).toMatchObject({ trouble: null });
  expect([lettersOf(desk), lettersOf(station)]).toEqual([[other], []]);
});

it('needs no program that ran through: what was begun before a restart is made anew', async () => {
  const { desk, station, line, push, nextDay } = machines;
  const { id } = await askFor(station, aNote);
  nextDay();
  line.cutAfter({ toDesk: 90_000 });
  await push();
  line.cutAfter({});
  await station.restart();
  expect(await push()).toMatchObject({ trouble: null });
  expect([lettersOf(desk), lettersOf(station)]).toEqual([[id], []]);
});
