import { randomInt } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { killExports } from './kill-exports.ts';

const kills = Number(process.env['HAILONG_KILLS'] ?? 12);
const seed = Number(process.env['HAILONG_SEED'] ?? randomInt(1_000_000));

let place: string;
beforeEach(() => {
  place = makeTempFolder();
});
afterEach(() => removeFolder(place));

it(
  `closes a batch whole or not at all, over ${kills} kills of its export (seed ${seed})`,
  { timeout: 60_000 + kills * 20_000 },
  async () => {
    const found = await killExports(place, kills, seed);
    const reached = found.map((each) => each.reached);
    expect(found.flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(found).toHaveLength(kills);
    process.stdout.write(`${kills} kills of an export, seed ${seed}: ${reached.join(' ')}\n`);
  },
);
