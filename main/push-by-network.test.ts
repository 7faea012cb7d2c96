import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createCuttingProxy } from '#tests/support/cutting-proxy.ts';
import {
  arrivedAt,
  createNetworkOffice,
  signedIn,
  type NetworkOffice,
} from '#tests/support/network-office.ts';
import { aRating } from '#tests/support/test-app.ts';

let office: NetworkOffice | undefined;
afterEach(() => {
  office?.close();
  office = undefined;
});

async function anOffice(...options: Parameters<typeof createNetworkOffice>) {
  office = await createNetworkOffice(...options);
  const [station] = office.stations;
  if (station === undefined) throw new Error('an office has a station');
  return { ...office, station };
}

it('gives the desk every rating once, and lets its batch go when the desk has signed for it', async () => {
  const { desk, station, introduce, listen, pushTo, pushNow, nextDay } = await anOffice();
  await introduce(station);
  await listen();
  await station.kiosk().rating.submit(aRating({ score: 2 }));
  await station.kiosk().rating.submit(aRating({ score: 5 }));
  await pushTo(station);
  expect(await pushNow(station)).toMatchObject({ trouble: null, pushed: 0 }); // the day still runs
  nextDay();
  expect(await pushNow(station)).toMatchObject({ trouble: null, pushed: 1 });
  expect(arrivedAt(desk)).toEqual({ scores: [2, 5], chains: undefined });
  const { batches } = await (await signedIn(station, 'can-bo')).batch.show();
  expect(batches).toMatchObject([{ number: 1, state: 'received' }]);
  expect(await pushNow(station)).toMatchObject({ trouble: null, pushed: 0 });
  expect(arrivedAt(desk).scores).toEqual([2, 5]);
});
