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

it('sends nothing more of a day on which a citizen deleted what was on its way', async () => {
  const { desk, station, line, push, nextDay } = machines;
  const { code } = await askFor(station, aNote);
  const { id: other } = await askFor(station, aNote);
  nextDay();
  line.cutAfter({ toDesk: 90_000 });
  expect(await push()).toMatchObject({ trouble: 'cut' });
  line.cutAfter({});
  await (await signedIn(station, 'can-bo')).letter.delete({ code });
  const after = await push();
  expect(after.trouble).toBe(null);
  expect(after.bytes).toBeLessThan(fileBytes / 2); // no second file says when they were here
  expect(lettersOf(desk)).toEqual([]);
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
