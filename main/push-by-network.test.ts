import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { safe } from '@orpc/client';
import { afterEach, expect, it } from 'vitest';
import { createCuttingProxy, type Cut } from '#tests/support/cutting-proxy.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  arrivedAt,
  createNetworkOffice,
  type NetworkOffice,
} from '#tests/support/network-office.ts';
import { dayMs, signedIn } from '#tests/support/office-machines.ts';
import { aRating, type TestApp } from '#tests/support/test-app.ts';
import { openReader } from './storage/database.ts';

let office: NetworkOffice | undefined;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  office?.close();
  office = undefined;
});

async function anOffice(...options: Parameters<typeof createNetworkOffice>) {
  office = await createNetworkOffice(...options);
  return office;
}

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(call);
  return error && Reflect.get(error, 'code');
}

it('gives the desk every rating once, and lets its batch go when the desk has signed for it', async () => {
  const { desk, station, introduce, listen, pushTo, pushNow, nextDay } = await anOffice();
  await introduce(station);
  await listen();
  await station.kiosk().rating.submit(aRating({ score: 2 }));
  await pushTo(station);
  expect(await pushNow(station)).toMatchObject({ trouble: null, pushed: 0 }); // the day still runs
  nextDay();

  // taken by stick first, the same batch comes by network: it counts once
  const stick = makeTempFolder();
  closing.push(() => removeFolder(stick));
  const staff = await signedIn(station, 'can-bo');
  for await (const _ of await staff.batch.carry({ folder: stick }));
  const officer = await signedIn(desk, 'tong-hop');
  expect(await officer.intake.takeIn({ paths: [stick] })).toMatchObject({
    files: [{ state: 'counted' }],
  });
  expect(await pushNow(station)).toMatchObject({ trouble: null, pushed: 0 });
  expect((await staff.batch.show()).batches).toMatchObject([{ number: 1, state: 'received' }]);

  await station.kiosk().rating.submit(aRating({ score: 5 }));
  nextDay();
  expect(await pushNow(station)).toMatchObject({ trouble: null, pushed: 1 });
  expect(arrivedAt(desk)).toEqual({ scores: [2, 5], chains: undefined });
  expect((await staff.batch.show()).batches).toMatchObject([
    { number: 2, state: 'received' },
    { number: 1, state: 'received' },
  ]);
  const kept = readdirSync(station.folder.batches.out).filter((name) => name.endsWith('.hlb'));
  expect(kept).toEqual([]);
  const { desk: state } = await (await signedIn(desk, 'cntt')).network.show();
  expect(state).toMatchObject({
    state: 'listening',
    stations: [{ code: 'may-2', hasPin: true, reachedAt: expect.stringContaining('2026-11-2') }],
    strangers: 0,
  });
});

it('opens no socket at either side before somebody switches it on, and none after', async () => {
  const { desk, station, port, introduce, listen, pushTo, pushNow, nextDay } = await anOffice();
  await introduce(station);
  await station.kiosk().rating.submit(aRating());
  nextDay();
  const isOpen = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.once('connect', () => (socket.destroy(), resolve(true)));
      socket.once('error', () => resolve(false));
    });
  expect(await isOpen()).toBe(false);
  expect(await codeOf(pushNow(station))).toBe('OFF');
  await listen();
  expect(await isOpen()).toBe(true);
  expect(await codeOf(pushNow(station))).toBe('OFF');
  expect(arrivedAt(desk).scores).toEqual([]);
  await listen(false);
  expect(await isOpen()).toBe(false);

  // the desk is off: nothing is closed for it, and the state says so
  await pushTo(station);
  expect(await pushNow(station)).toMatchObject({
    trouble: 'notReached',
    state: { contact: { reachedAt: null, trouble: 'notReached' }, batches: 0, hasNew: true },
  });
});

it.each<[string, (bytes: number) => Cut]>([
  ['on the way to the desk', (toDesk) => ({ toDesk })],
  ['on the way back', (fromDesk) => ({ fromDesk })],
])('loses and doubles nothing, wherever the line is cut %s', async (_way, cutAt) => {
  const { desk, station, port, introduce, listen, pushTo, pushNow, nextDay } = await anOffice();
  await introduce(station);
  await listen();
  for (const score of [1, 3, 5] as const) await station.kiosk().rating.submit(aRating({ score }));
  nextDay();
  const line = await createCuttingProxy(port);
  closing.push(line.close);
  await pushTo(station, line.port);
  let at = 400;
  for (; at < 60_000; at += 1_100) {
    line.cutAfter(cutAt(at));
    const { trouble } = await pushNow(station);
    const { scores, chains } = arrivedAt(desk);
    expect([scores.length === 0 || scores.length === 3, chains]).toEqual([true, undefined]);
    if (trouble === null) break;
    expect(trouble).toBe('cut');
  }
  expect(arrivedAt(desk)).toEqual({ scores: [1, 3, 5], chains: undefined });
  const { batches } = await (await signedIn(station, 'can-bo')).batch.show();
  expect(batches).toMatchObject([{ number: 1, state: 'received' }]);
  // no one connection carried all of it: each went on where the one before was cut
  if (cutAt(at).toDesk !== undefined) expect(at).toBeLessThan(bytesOfBatch(station));
});

function bytesOfBatch({ folder }: TestApp): number {
  const db = openReader(folder.database);
  try {
    return db.prepare<[], number>('SELECT file_bytes FROM batch_out').pluck().get() ?? 0;
  } finally {
    db.close();
  }
}

it('takes two stations at once, whatever their clocks show', async () => {
  const { desk, stations, introduce, listen, pushTo, pushNow } = await anOffice(['may-2', 'may-3']);
  await listen();
  for (const [at, station] of stations.entries()) {
    await introduce(station);
    await station.kiosk().rating.submit(aRating({ score: at === 0 ? 2 : 4 }));
    await pushTo(station);
  }
  stations[0]?.clock.pass(dayMs);
  stations[1]?.clock.pass(2_000 * dayMs); // years ahead: no certificate ends, the pin decides
  const outcomes = await Promise.all(stations.map(pushNow));
  expect(outcomes).toMatchObject([
    { trouble: null, pushed: 1 },
    { trouble: null, pushed: 1 },
  ]);
  expect(arrivedAt(desk)).toEqual({ scores: [2, 4], chains: undefined });
});

it('brings the desk’s settings down by itself when they have changed', async () => {
  const { desk, station, introduce, listen, pushTo, pushNow } = await anOffice();
  await introduce(station);
  await listen();
  await pushTo(station);
  expect(await pushNow(station)).toMatchObject({ trouble: null, settings: 1 });
  expect(await pushNow(station)).toMatchObject({ trouble: null, settings: null });

  const admin = await signedIn(desk, 'cntt');
  const { version, choices } = await admin.station.settings();
  const channels = [{ name: 'Đường dây nóng', detail: '0209 3884 xxx' }];
  await admin.station.configure({ basedOn: version, choices: { ...choices, channels } });
  expect(await pushNow(station)).toMatchObject({ trouble: null, settings: 2 });
  expect((await station.kiosk().station.show()).channels).toEqual(channels);
  const sent = readdirSync(desk.folder.batches.out).filter((name) => name.endsWith('.hlb'));
  expect(sent).toHaveLength(2); // one for each version, whoever asks how often
});

it('finds the desk at another address when somebody says where it is now', async () => {
  const { station, port, introduce, listen, pushTo, pushNow } = await anOffice();
  await listen();
  await introduce(station);
  const { station: first } = await (await signedIn(station, 'cntt')).network.show();
  expect(first.addresses.every((address) => address.endsWith(`:${port}`))).toBe(true);
  await pushTo(station, 9); // nobody answers there
  expect(await pushNow(station)).toMatchObject({ trouble: 'notReached' });
  await pushTo(station);
  expect(await pushNow(station)).toMatchObject({ trouble: null });
});
