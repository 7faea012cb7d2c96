import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { startCore, type CoreProcess } from '#tests/support/core-process.ts';
import {
  arrivedAt,
  createNetworkOffice,
  type NetworkOffice,
} from '#tests/support/network-office.ts';
import { aRating, staffPin } from '#tests/support/test-app.ts';

const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const scores = [1, 2, 3, 4, 5] as const;

let office: NetworkOffice | undefined;
let core: CoreProcess | undefined;
afterEach(async () => {
  await core?.kill();
  office?.close();
});

/** An office whose station has a batch to give; both programs stopped, to be started as processes. */
async function anOffice() {
  office = await createNetworkOffice();
  const [station] = office.stations;
  if (station === undefined) throw new Error('an office has a station');
  await office.listen();
  await office.introduce(station);
  for (const score of scores) await station.kiosk().rating.submit(aRating({ score }));
  await office.pushTo(station);
  office.nextDay();
  for (const app of [office.desk, station]) app.app.close();
  return { desk: office.desk, station };
}

/** `batch push` as a process of its own, killed after a while unless it has ended before. */
function pushOnce(dataFolder: string, killAfterMs?: number): Promise<number | null> {
  return new Promise((resolve) => {
    const args = [cli, 'batch', 'push', '--data', dataFolder, '--as', 'can-bo'];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.on('error', () => {}); // it was killed before it asked
    child.stdin.end(`${staffPin}\n`);
    const killing =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('close', (code) => {
      clearTimeout(killing);
      resolve(code);
    });
  });
}

it('loses and doubles nothing, however often station or desk is killed on the way', async () => {
  const { desk, station } = await anOffice();
  const start = async () => {
    core = startCore({ dataFolder: desk.folder.path });
    await core.ready;
  };
  for (let round = 0; round < 8; round += 1) {
    await start();
    await pushOnce(station.folder.path, 300 + round * 150);
    const pushing = pushOnce(station.folder.path);
    await new Promise((resolve) => setTimeout(resolve, 300 + round * 150));
    await core?.kill();
    await pushing;
    const { scores: arrived, chains } = arrivedAt(desk);
    expect([arrived.length === 0 || arrived.length === scores.length, chains]).toEqual([
      true,
      undefined,
    ]);
  }
  await start();
  expect(await pushOnce(station.folder.path)).toBe(0);
  expect(await pushOnce(station.folder.path)).toBe(0);
  await core?.stop();
  expect(arrivedAt(desk)).toEqual({ scores: [...scores], chains: undefined });
}, 300_000);
