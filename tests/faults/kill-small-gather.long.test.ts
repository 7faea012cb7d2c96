import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGatherStore } from '#main/features/gather/index.ts';
import { batchFiles } from '#main/gather-files.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import {
  importing,
  killAfter,
  look,
  prepareStore,
  undisturbed,
  type Prepared,
} from './gather-killed.ts';

const batches = 16;
const kills = 12;

let root: string;
let prepared: Prepared;
let whole: Awaited<ReturnType<typeof undisturbed>>;

beforeAll(async () => {
  root = makeTempFolder();
  prepared = await prepareStore(root, batches);
  whole = await undisturbed(prepared, join(root, 'undisturbed'));
});
afterAll(() => removeFolder(root));

it('has whole batches or nothing when it is killed, and all of them after the next import', async () => {
  let path = join(root, 'killed-0');
  for (let kill = 0; kill < kills; kill++) {
    if (!existsSync(path)) cpSync(prepared.empty, path, { recursive: true });
    const share = 0.2 + (0.8 * (kill + Math.random())) / kills;
    await killAfter(path, prepared.files, whole.tookMs * share);
    const { findings, rows } = await look(path);
    // what only lies in the archive is taken in by the next import
    expect(findings.filter(({ kind }) => kind !== 'notTakenIn')).toEqual([]);
    expect([0, whole.rows]).toContain(rows);
    if (rows === whole.rows) path = join(root, `killed-${kill + 1}`);
  }
  if (!existsSync(path)) cpSync(prepared.empty, path, { recursive: true });
  expect(await importing(path, prepared.files).ended).toMatchObject({ code: 0 });
  const { hash, findings } = await look(path);
  expect({ hash, findings }).toEqual({ hash: whole.hash, findings: [] });
});

it('lets one importer in at a time, and tells the other which store is taken', async () => {
  const path = join(root, 'two');
  cpSync(prepared.empty, path, { recursive: true });
  const first = await openGatherStore(path, batchFiles);
  const second = await importing(path, prepared.files).ended;
  first.close();
  expect(second).toMatchObject({ code: 1, err: expect.stringContaining(path) as string });
  expect(second.err.trim().split('\n')).toHaveLength(1);
});
