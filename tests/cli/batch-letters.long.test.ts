import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { aNote, askFor } from '#tests/support/letter-office.ts';
import { lettersAuditOf } from '#tests/support/letters-by-network.ts';
import {
  bytesOf,
  connectTwoMachines,
  filesWith,
  lettersOf,
  signedIn,
  type TwoMachines,
} from '#tests/support/letters-by-stick.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { officerPhrase, staffPin } from '#tests/support/test-app.ts';

let machines: TwoMachines;
beforeEach(async () => {
  machines = await connectTwoMachines();
});
afterEach(() => machines.close());

const atStation = (verb: string, ...more: readonly string[]) =>
  runCli(
    ['batch', verb, ...more, '--data', machines.station.folder.path, '--as', 'can-bo'],
    `${staffPin}\n`,
  );
const atDesk = (...more: readonly string[]) =>
  runCli(['batch', 'import', machines.stick, ...more], `${officerPhrase}\n`);
const deskOptions = () => ['--data', machines.desk.folder.path, '--as', 'tong-hop'];
const onStick = (ending: string) =>
  readdirSync(machines.stick).filter((name) => name.endsWith(ending));

it('carries letters there and their receipt back, while the program is stopped', async () => {
  const { stick, desk, station, nextDay } = machines;
  const { id } = await askFor(station, aNote);
  const traces = bytesOf(station, id);
  nextDay();
  for (const app of [station, desk]) await signedIn(app, 'can-bo'); // the day is known to have come
  for (const app of [station, desk]) app.app.close();

  expect((await atStation('export', '--out', stick)).code).toBe(0);
  expect(onStick('.hll')).toEqual([]);
  const hold = holdFolder(station.folder);
  const held = await atStation('export', '--out', stick, '--letters');
  expect({ code: held.code, files: onStick('.hll') }).toEqual({ code: 1, files: [] });
  hold.release();
  const exported = await atStation('export', '--out', stick, '--letters');
  expect(exported.code, exported.err).toBe(0);
  expect(onStick('.hll')).toHaveLength(1);

  await atDesk(...deskOptions());
  expect(lettersOf(desk)).toEqual([]); // left on the stick
  const taken = await atDesk('--letters', ...deskOptions());
  expect(taken.code, taken.err).toBe(0);
  expect(taken.out).toContain('tệp thư của máy may-2');
  expect(lettersOf(desk)).toEqual([id]);
  expect(lettersAuditOf(desk).at(-1)).toMatch(/letters\.taken$/);

  const receipt = onStick('.hlr').find((name) => name.startsWith('hailong-thu')) ?? '';
  expect((await atStation('receipts', join(stick, receipt))).code).toBe(1);
  expect(lettersOf(station)).toEqual([id]);
  const received = await atStation('receipts', join(stick, receipt), '--letters');
  expect(received.code, received.err).toBe(0);
  expect(lettersOf(station)).toEqual([]);
  expect(filesWith(station, traces)).toEqual([]);
});

it('needs the same right as at the desk', async () => {
  for (const app of [machines.station, machines.desk]) app.app.close();
  const { code, err } = await runCli(
    [
      'batch',
      'import',
      machines.stick,
      '--letters',
      '--data',
      machines.desk.folder.path,
      '--as',
      'can-bo',
    ],
    `${staffPin}\n`,
  );
  expect({ code, isRefused: /quyền/.test(err) }).toEqual({ code: 1, isRefused: true });
});
