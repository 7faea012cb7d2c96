import { readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { anApology, askFor } from '#tests/support/letter-office.ts';
import {
  bytesOf,
  connectTwoMachines,
  filesWith,
  lettersOf,
  passphrase,
  signedIn,
  type TwoMachines,
} from '#tests/support/letters-by-stick.ts';

let machines: TwoMachines;
beforeEach(async () => {
  machines = await connectTwoMachines();
});
afterEach(() => machines.close());

const gone = { taken: true, counted: 0, letters: true };

it('brings a request to the desk, where it is read and its code works, and leaves none at the station', async () => {
  const { desk, station, carry, takeIn, takeReceipts, nextDay } = machines;
  const { id, code } = await askFor(station, anApology);
  const [early = ''] = await carry();
  await takeIn();
  expect(lettersOf(desk)).toEqual([]); // it rests until the next day

  nextDay();
  const [file = ''] = await carry();
  expect((await takeIn()).files).toMatchObject([
    { kind: 'letters', state: 'counted', stationCode: 'may-2', number: null, rows: 0 },
    { kind: 'letters', state: 'counted' },
  ]);
  const staff = await signedIn(desk, 'can-bo');
  await staff.letter.open({ way: 'passphrase', secret: passphrase });
  expect((await staff.letter.list({})).letters).toMatchObject([{ id, state: 'requested' }]);
  expect(await staff.letter.read({ id })).toMatchObject({ contents: anApology });
  expect(await staff.letter.disclose({ code })).toMatchObject({
    letter: { id },
    consent: { language: 'mul', version: expect.any(Number) },
  });

  // the outside tells nothing: of one size with an empty one, with no number and no time
  expect(statSync(file).size).toBe(statSync(early).size);
  const outside = readFileSync(file).subarray(0, 4096).toString('latin1');
  expect(outside).toContain('"place": null');
  expect(outside).not.toMatch(/20\d\d-\d\d/);
  for (const each of [early, file]) expect(each).toMatch(/hailong-thu-[0-9a-f]{8}\.hll$/);

  expect(lettersOf(station)).toEqual([id]); // not before the receipt
  const traces = bytesOf(station, id);
  expect(filesWith(station, traces)).not.toEqual([]);
  expect(await takeReceipts()).toMatchObject([gone, gone]);
  expect(lettersOf(station)).toEqual([]);
  expect(filesWith(station, traces)).toEqual([]);
  expect(await takeReceipts()).toMatchObject([gone, gone]);

  const { checks } = await (await signedIn(station, 'can-bo')).health.show();
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'letters', verdict: 'good', finding: 'atDesk' }),
  );
  for (const app of [desk, station]) {
    const ratings = filesWith(app, [id, ...traces]).filter((each) => each.includes('kiosk'));
    expect(ratings).toEqual([]);
  }
});
