import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { anApology, aNote, askFor } from '#tests/support/letter-office.ts';
import {
  connectTwoMachines,
  lettersOf,
  signedIn,
  type TwoMachines,
} from '#tests/support/letters-by-stick.ts';

let machines: TwoMachines;
beforeEach(async () => {
  machines = await connectTwoMachines();
});
afterEach(() => machines.close());

const gone = { taken: true, counted: 0, letters: true };

it('is as large with several requests as with none', async () => {
  const { station, carry, nextDay } = machines;
  const [empty = ''] = await carry();
  for (const contents of [anApology, aNote, anApology, aNote]) await askFor(station, contents);
  nextDay();
  const [full = ''] = await carry();
  expect(statSync(full).size).toBe(statSync(empty).size);
});

it('loses nothing with a stick, and doubles nothing when the lost one turns up', async () => {
  const { stick, desk, station, carry, takeIn, takeReceipts, nextDay } = machines;
  const { id } = await askFor(station, aNote);
  nextDay();
  const [lost, found] = [join(stick, 'lost'), join(stick, 'found')];
  for (const folder of [lost, found]) mkdirSync(folder);
  await carry(lost);
  await station.restart();
  await carry(found);
  await takeIn(found);
  await takeReceipts(found);
  expect(lettersOf(station)).toEqual([]);
  expect((await takeIn(lost)).files).toMatchObject([{ state: 'counted' }]);
  expect(await takeReceipts(lost)).toMatchObject([gone]);
  expect([lettersOf(desk), lettersOf(station)]).toEqual([[id], []]);
});

it('is taken in once where the desk stopped before it could write the receipt', async () => {
  const { stick, desk, station, carry, takeIn, takeReceipts, nextDay } = machines;
  const { id } = await askFor(station, aNote);
  nextDay();
  await carry();
  const { receipts, files } = await (
    await signedIn(desk, 'tong-hop')
  ).intake.takeIn({ paths: [stick] });
  expect(files).toHaveLength(1);
  for (const name of receipts) rmSync(join(stick, name));
  await desk.restart();
  expect(await takeReceipts()).toEqual([]);
  expect(lettersOf(station)).toEqual([id]);
  await takeIn();
  expect(await takeReceipts()).toMatchObject([gone]);
  expect([lettersOf(desk), lettersOf(station)]).toEqual([[id], []]);
});

it('deletes at the desk what its citizen deletes at the station meanwhile, whichever file comes first', async () => {
  const { stick, desk, station, carry, takeIn, takeReceipts, nextDay } = machines;
  const one = await askFor(station, aNote);
  const other = await askFor(station, anApology);
  nextDay();
  const [early, late] = [join(stick, 'early'), join(stick, 'late')];
  for (const folder of [early, late]) mkdirSync(folder);
  await carry(early);
  const staff = await signedIn(station, 'can-bo');
  await staff.letter.delete({ code: one.code });
  expect(lettersOf(station)).toEqual([other.id]);
  await carry(late);
  await takeIn(late);
  await takeIn(early);
  expect(lettersOf(desk)).toEqual([other.id]);
  await takeReceipts(late);
  await takeReceipts(early);
  expect(lettersOf(station)).toEqual([]);
});

it('lets go of nothing on a word that is not the desk’s', async () => {
  const { stick, station, carry, takeIn, takeReceipts, nextDay } = machines;
  const { id } = await askFor(station, aNote);
  nextDay();
  await carry();
  await takeIn();
  const name = readdirSync(stick).find((each) => each.endsWith('.hlr')) ?? '';
  const receipt = readFileSync(join(stick, name), 'utf8');
  writeFileSync(
    join(stick, name),
    receipt.replaceAll('hai-long-letters-receipt', 'hai-long-letters-receipt '),
  );
  expect(await takeReceipts()).toMatchObject([{ taken: false, fault: 'notAReceipt' }]);
  const signed = JSON.parse(receipt) as { document: string; signature: string };
  const forged = { ...signed, document: signed.document.replace(/"name":"../, '"name":"00') };
  writeFileSync(join(stick, name), JSON.stringify(forged));
  expect(await takeReceipts()).toMatchObject([{ taken: false, fault: 'altered' }]);
  expect(lettersOf(station)).toEqual([id]);
});

it('takes nothing of a file that was altered, or that a stranger made', async () => {
  const { desk, station, carry, takeIn, nextDay } = machines;
  await askFor(station, aNote);
  nextDay();
  const [file = ''] = await carry();
  const whole = readFileSync(file);
  const altered = Buffer.from(whole);
  altered[whole.length - 20_000] = (altered[whole.length - 20_000] ?? 0) ^ 1;
  writeFileSync(file, altered);
  expect((await takeIn()).files.map(({ state, reason }) => [state, reason])).toEqual([
    ['refused', 'payloadAltered'],
  ]);
  writeFileSync(file, whole);
  await (
    await signedIn(desk, 'cntt')
  ).connection.revoke({
    fingerprint:
      (await (await signedIn(desk, 'cntt')).connection.show()).known[0]?.fingerprint ?? '',
    reason: 'lost',
  });
  expect((await takeIn()).files.map(({ state, reason }) => [state, reason])).toEqual([
    ['refused', 'senderRevoked'],
  ]);
  expect(lettersOf(desk)).toEqual([]);
});

it('keeps what its citizen still waits to be answered about', async () => {
  const { desk, station, carry, takeIn, takeReceipts, nextDay } = machines;
  const { id, code } = await askFor(station, aNote);
  nextDay();
  await carry();
  const staff = await signedIn(station, 'can-bo');
  const request = { id: randomUUID(), about: { code }, wish: 'correction' } as const;
  await staff.letter.openRequest(request);
  await takeIn();
  await takeReceipts();
  expect(lettersOf(station)).toEqual([id]);
  await staff.letter.finishRequest({ id: request.id, outcome: 'done' });
  await carry();
  await takeIn();
  await takeReceipts();
  expect([lettersOf(desk), lettersOf(station)]).toEqual([[id], []]);
});

it('leaves nothing of a making that was cut off, and hands nothing to a folder that is its own', async () => {
  const { stick, desk, station, carry } = machines;
  const left = join(station.folder.batches.out, 'letters.work', 'cut');
  mkdirSync(left, { recursive: true });
  copyFileSync(station.folder.letters, join(left, 'letters.hll'));
  await station.restart();
  expect(readdirSync(station.folder.batches.out)).not.toContain('letters.work');
  expect(await carry(stick, desk)).toEqual([]);
});
