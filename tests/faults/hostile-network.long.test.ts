import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { callPlain, callSecure, plainCalls, wireCalls } from '#tests/support/hostile-callers.ts';
import {
  arrivedAt,
  createNetworkOffice,
  networkKeysOf,
  type NetworkOffice,
} from '#tests/support/network-office.ts';
import { aRating } from '#tests/support/test-app.ts';

let office: NetworkOffice | undefined;
afterEach(() => office?.close());

const rounds = 60;
const heapBytesAtMost = 128 * 1024 * 1024;

it('bears thousands of hostile calls without growing, and goes on taking batches', async () => {
  office = await createNetworkOffice(['may-2'], {
    idleMs: 200,
    handshakeMs: 200,
    connectionsOfStation: 40,
    connections: 400,
  });
  const [station] = office.stations;
  if (station === undefined) throw new Error('an office has a station');
  const { desk, port } = office;
  await office.listen();
  await office.introduce(station);
  const keys = await networkKeysOf(station);
  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([
      ...plainCalls.map((call) => callPlain(port, call(), 600)),
      ...wireCalls.map((call) => callSecure(port, call(), undefined, 600)),
      ...wireCalls.map((call) => callSecure(port, call(), keys, 600)),
    ]);
    await desk.kiosk().rating.submit(aRating({ score: 3 })); // a tap comes through meanwhile
  }
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(heapBytesAtMost);
  const arriving = join(desk.folder.batches.in, 'arriving');
  expect(existsSync(arriving) ? readdirSync(arriving, { recursive: true }) : []).toEqual([]);
  await station.kiosk().rating.submit(aRating({ score: 5 }));
  office.nextDay();
  await office.pushTo(station);
  expect(await office.pushNow(station)).toMatchObject({ trouble: null, pushed: 1 });
  expect(arrivedAt(desk)).toMatchObject({ chains: undefined });
  expect(arrivedAt(desk).scores).toHaveLength(rounds + 1);
}, 300_000);
