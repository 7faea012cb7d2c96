import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { settleNetworkKeys } from '#main/features/network/network-keys.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { callPlain, callSecure, plainCalls, wireCalls } from '#tests/support/hostile-callers.ts';
import {
  arrivedAt,
  createNetworkOffice,
  lineTo,
  networkKeysOf,
  type NetworkOffice,
} from '#tests/support/network-office.ts';
import { cardOf, enrol, signedIn } from '#tests/support/office-machines.ts';
import { aRating } from '#tests/support/test-app.ts';

let office: NetworkOffice | undefined;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  office?.close();
  office = undefined;
});

/** An office that listens, whose first station has a batch of yesterday to give. */
async function anOffice(...options: Parameters<typeof createNetworkOffice>) {
  office = await createNetworkOffice(...options);
  const { station } = office;
  await office.listen();
  await station.kiosk().rating.submit(aRating({ score: 4 }));
  office.nextDay();
  return { ...office, office };
}

async function strangerKeys() {
  const folder = makeTempFolder();
  closing.push(() => removeFolder(folder));
  return await settleNetworkKeys(folder, 'somebody');
}

const waiting = { batches: 0, hasNew: true }; // not even closed for whoever it is

it('says nothing to somebody in the middle who shows another key', async () => {
  const { station, introduce, pushTo, pushNow, desk } = await anOffice();
  await introduce(station);
  const { key, certificate } = await strangerKeys();
  const heard: Buffer[] = [];
  const middle = createServer({
    key,
    cert: certificate,
    requestCert: true,
    rejectUnauthorized: false,
  });
  middle.on('secureConnection', (socket) => socket.on('data', (chunk) => heard.push(chunk)));
  await new Promise<void>((resolve) => middle.listen(0, '127.0.0.1', resolve));
  closing.push(() => middle.close());
  await pushTo(station, (middle.address() as AddressInfo).port);
  expect(await pushNow(station)).toMatchObject({ trouble: 'otherKey', state: waiting });
  expect(Buffer.concat(heard)).toEqual(Buffer.alloc(0));
  expect(arrivedAt(desk).scores).toEqual([]);
});

it('turns away a station that the desk does not know, or trusts no longer, with the reason alone', async () => {
  const { desk, station, pushTo, pushNow, port } = await anOffice();
  await enrol(station, await cardOf(desk, 'desk')); // the station knows the desk, not the reverse
  await pushTo(station);
  expect(await pushNow(station)).toMatchObject({ trouble: 'stationUnknown', state: waiting });
  await enrol(desk, await cardOf(station, 'station'));
  expect(await pushNow(station)).toMatchObject({ trouble: null, pushed: 1 });

  const it = await signedIn(desk, 'cntt');
  const [known] = (await it.connection.show()).known;
  await it.connection.revoke({ fingerprint: known?.fingerprint ?? '', reason: 'lost' });
  expect(await pushNow(station)).toMatchObject({ trouble: 'stationRevoked' });
  expect((await it.network.show()).desk).toMatchObject({ stations: [], strangers: 1 });

  const told = await callSecure(port, wireCalls[1]?.() ?? '', await strangerKeys(), 3_000);
  expect(told.toString()).toBe(
    'HTTP/1.1 403 Refused\r\nhai-long-reason: stationUnknown\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
  );
});

it('takes from a station its own batches alone, also from another one that it knows', async () => {
  const there = await anOffice(['may-2', 'may-3']);
  const [station, other] = there.stations;
  if (station === undefined || other === undefined) throw new Error('two stations');
  for (const each of [station, other]) await there.introduce(each);
  const stick = makeTempFolder();
  closing.push(() => removeFolder(stick));
  const staff = await signedIn(station, 'can-bo');
  for await (const _ of await staff.batch.carry({ folder: stick }));
  const [batch] = (await staff.batch.show()).batches;
  const file = join(stick, batch?.file ?? '');
  const bytes = readFileSync(file);
  const { createHash } = await import('node:crypto');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = batch?.name ?? '';

  const line = await lineTo(there.office, await networkKeysOf(other));
  closing.push(line.close);
  expect(await line.offer({ name, bytes: bytes.length, sha256 })).toEqual({
    is: 'wanted',
    from: 0,
  });
  await line.send(name, file, { from: 0, bytes: bytes.length });
  expect(await line.finish(name)).toMatchObject({ state: 'refused', reason: 'senderUnknown' });
  expect(arrivedAt(there.desk).scores).toEqual([]);
  expect(await line.receipts()).toEqual([]);

  // a name that another offers, with other bytes, keeps nobody from giving the batch itself
  const rubbish = randomBytes(64).toString('hex').slice(0, 64);
  await line.offer({ name, bytes: 10, sha256: rubbish });
  await there.pushTo(station);
  expect(await there.pushNow(station)).toMatchObject({ trouble: null, pushed: 1 });
  expect(arrivedAt(there.desk).scores).toEqual([4]);
});

it('keeps a batch that the desk has no room for, which can still go by stick', async () => {
  const { desk, station, introduce, pushTo, pushNow } = await anOffice(['may-2'], {
    freeBytes: Number.MAX_SAFE_INTEGER,
  });
  await introduce(station);
  await pushTo(station);
  expect(await pushNow(station)).toMatchObject({ trouble: 'noRoom', pushed: 0 });
  expect(arrivedAt(desk).scores).toEqual([]);
  const stick = makeTempFolder();
  closing.push(() => removeFolder(stick));
  const staff = await signedIn(station, 'can-bo');
  for await (const _ of await staff.batch.carry({ folder: stick }));
  expect(readdirSync(stick)).toHaveLength(1);
});

it('goes on whatever a program in the network sends, and keeps nothing of it', async () => {
  const { desk, station, port, introduce, pushTo, pushNow } = await anOffice(['may-2'], {
    idleMs: 300,
    handshakeMs: 300,
    connectionsOfStation: 40,
  });
  await introduce(station);
  const keys = await networkKeysOf(station);
  await Promise.all([
    ...plainCalls.map((call) => callPlain(port, call(), 1_500)),
    ...wireCalls.map((call) => callSecure(port, call(), undefined, 1_500)),
  ]);
  await Promise.all(wireCalls.map((call) => callSecure(port, call(), keys, 1_500)));
  const arriving = join(desk.folder.batches.in, 'arriving');
  expect(existsSync(arriving) ? readdirSync(arriving, { recursive: true }) : []).toEqual([]);
  await desk.kiosk().rating.submit(aRating({ score: 1 }));
  await pushTo(station);
  expect(await pushNow(station)).toMatchObject({ trouble: null, pushed: 1 });
  expect(arrivedAt(desk)).toEqual({ scores: [1, 4], chains: undefined });
});

it('lets no caller have more than its share', async () => {
  const { station, port, introduce } = await anOffice(['may-2'], {
    connectionsPerMinute: { ofOne: 5, ofAll: 100 },
  });
  await introduce(station);
  const calls = Array.from({ length: 12 }, () =>
    callSecure(port, 'GET /v1/receipts HTTP/1.1\r\nhost: x\r\n\r\n', undefined, 3_000),
  );
  const answered = (await Promise.all(calls)).filter((told) => told.length > 0);
  expect(answered).toHaveLength(5);
});
