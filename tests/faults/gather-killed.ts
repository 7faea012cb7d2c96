import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openGatherStore } from '#main/features/gather/index.ts';
import { createStore } from '#main/features/gather/store-folder.ts';
import { batchFiles } from '#main/gather-files.ts';
import { aLife, createBatchMaker, someRows, writeCard } from '#tests/support/station-batches.ts';

const today = '2026-11-21';
const entry = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** A store that is empty yet, and a folder of batches that are sealed to it. */
export interface Prepared {
  readonly empty: string;
  readonly files: string;
}

/** Two lives of one station and a fork among the batches, so that rows are shared and some are held. */
export async function prepareStore(root: string, batches: number): Promise<Prepared> {
  const empty = join(root, 'empty');
  const files = join(root, 'made');
  const unit = { code: '01', codeSystem: 'QD19-2025', name: 'Sở Nội vụ' };
  await createStore(empty, { kind: 'real', unit }, batchFiles);
  const store = await openGatherStore(empty, batchFiles);
  const { recipient } = JSON.parse(store.ownCard(today).document) as { recipient: string };
  const maker = await createBatchMaker(files, recipient);
  const life = aLife();
  const restored = aLife({ grownFrom: { incarnation: life.incarnation, manifest: null } });
  let previous: string | null = null;
  for (let number = 1; number <= batches; number++) {
    const rows = someRows(life, 20, number * 20);
    const made = await maker.make(life, { number, previous, rows });
    if (number === 2) await maker.make(restored, { rows });
    if (number === batches) await maker.make(life, { number, previous });
    previous = made.name;
  }
  maker.close();
  store.trust([life, restored].map((each) => writeCard(join(root, 'cards'), each)));
  store.close();
  return { empty, files };
}

/** What a store is, looked at by nobody else. */
export async function look(path: string) {
  const store = await openGatherStore(path, batchFiles);
  try {
    return { ...(await store.verify()), ...(await store.count()) };
  } finally {
    store.close();
  }
}

/** A store after one import that nothing disturbed, and how long that took in milliseconds. */
export async function undisturbed({ empty, files }: Prepared, path: string) {
  cpSync(empty, path, { recursive: true });
  const startedMs = performance.now();
  const { code, err } = await importing(path, files).ended;
  if (code !== 0) throw new Error(`the import ended with ${code}: ${err}`);
  return { ...(await look(path)), tookMs: performance.now() - startedMs };
}

/** The command line's import in a process of its own. */
export function importing(path: string, files: string) {
  const child = spawn(process.execPath, [entry, 'gather', 'import', files, '--store', path], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<{ code: number | null; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, err }));
  });
  return { ended, kill: () => child.kill('SIGKILL') };
}

/** Starts an import and kills it after so long; whether it had ended before. */
export async function killAfter(path: string, files: string, ms: number): Promise<boolean> {
  const run = importing(path, files);
  await passed(ms);
  run.kill();
  return (await run.ended).code === 0;
}
