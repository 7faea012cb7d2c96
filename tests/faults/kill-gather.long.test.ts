import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  importing,
  killAfter,
  look,
  prepareStore,
  undisturbed,
  type Prepared,
} from './gather-killed.ts';

/** More than go into one transaction, so that some are there and others are not. */
const batches = 300;
const killsEach = 10;
const kills = Number(process.env['HAILONG_KILLS'] ?? killsEach);

let root: string;
let prepared: Prepared;
let whole: Awaited<ReturnType<typeof undisturbed>>;

beforeAll(async () => {
  root = makeTempFolder();
  prepared = await prepareStore(root, batches);
  whole = await undisturbed(prepared, join(root, 'undisturbed'));
}, 300_000);
afterAll(() => removeFolder(root));

it(`comes to the same store through ${kills} kills`, async () => {
  const path = join(root, 'killed');
  for (let store = 0; store < kills / killsEach; store++) {
    cpSync(prepared.empty, path, { recursive: true });
    for (let kill = 0; kill < killsEach; kill++) {
      await killAfter(path, prepared.files, whole.tookMs * Math.random());
      const { findings } = await look(path);
      expect(findings.filter(({ kind }) => kind !== 'notTakenIn')).toEqual([]);
    }
    expect(await importing(path, prepared.files).ended).toMatchObject({ code: 0 });
    const { hash, findings } = await look(path);
    expect({ hash, findings }).toEqual({ hash: whole.hash, findings: [] });
    removeFolder(path);
  }
}, 1_800_000);
