import { hash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dataFolderAt } from '#main/storage/data-folder.ts';
import { openReader } from '#main/storage/database.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { createRandom } from './random.ts';

const entry = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** What a kill left, and what the next export made of it. */
export interface AfterKill {
  /** How far the killed export had come: nothing recorded, a batch closed, or the stick written too. */
  readonly reached: 'nothing' | 'closed' | 'carried';
  readonly wrong: readonly string[];
}

/** Kills an export of a folder at random moments, each time from the same state, then exports again. */
export async function killExports(
  place: string,
  kills: number,
  seed: number,
): Promise<AfterKill[]> {
  const random = createRandom(seed);
  const model = join(place, 'model');
  await runCli(['simulate', '--data', model, '--days', '2', '--per-day', '300', '--seed', '7']);
  const undisturbedMs = await timeOf(() => exportTo(copyOf(model, place, 'first'), place, 'first'));
  const found: AfterKill[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const name = `kill-${kill}`;
    const data = copyOf(model, place, name);
    const stick = stickOf(place, name);
    const child = spawn(process.execPath, [entry, ...exportArgs(data, stick)], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await Promise.race([passed(random.between(0.2, 1) * undisturbedMs), ended]);
    child.kill('SIGKILL');
    await ended;
    const left = examine(data, stick);
    const again = await exportTo(data, place, name);
    const whole = examine(data, stick);
    found.push({
      reached: left.batches === 0 ? 'nothing' : left.onStick === 0 ? 'closed' : 'carried',
      wrong: [
        ...left.wrong,
        ...whole.wrong,
        ...(again === 0 ? [] : [`${name}: the next export ended with ${String(again)}`]),
        ...(whole.batches === 1 && whole.onStick === 1
          ? []
          : [`${name}: ${JSON.stringify(whole)}`]),
        ...(whole.leftOver.length === 0 ? [] : [`${name} leaves ${whole.leftOver.join(', ')}`]),
      ],
    });
  }
  return found;
}

function copyOf(model: string, place: string, name: string): string {
  const data = join(place, name);
  cpSync(model, data, { recursive: true });
  return data;
}

function stickOf(place: string, name: string): string {
  const stick = join(place, `${name}-stick`);
  mkdirSync(stick, { recursive: true });
  return stick;
}

const exportArgs = (data: string, stick: string) => [
  'batch',
  'export',
  '--data',
  data,
  '--out',
  stick,
];

async function exportTo(data: string, place: string, name: string): Promise<number | null> {
  return (await runCli(exportArgs(data, stickOf(place, name)))).code;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** What is recorded must lie there whole; what lies on the stick under its name must be whole too. */
function examine(data: string, stick: string) {
  const folder = dataFolderAt(data);
  const db = openReader(folder.database);
  const batches = db
    .prepare<[], { name: string; file_sha256: string; rows: number }>(`SELECT * FROM batch_out`)
    .all();
  const ranges = db
    .prepare<[], { batch: string; rows: number }>(
      `SELECT batch, sum(to_sequence - after_sequence) AS rows FROM batch_out_range GROUP BY batch`,
    )
    .all();
  db.close();
  const kept = existsSync(folder.batches.out) ? readdirSync(folder.batches.out) : [];
  const wrong: string[] = [];
  for (const { name, file_sha256, rows } of batches) {
    const file = join(folder.batches.out, `${name}.hlb`);
    if (!existsSync(file)) wrong.push(`${name} is recorded and not there`);
    else if (sumOf(file) !== file_sha256) wrong.push(`${name} is not what was recorded`);
    if (ranges.find(({ batch }) => batch === name)?.rows !== rows) wrong.push(`${name}: its rows`);
  }
  const sums = new Set(batches.map(({ file_sha256 }) => file_sha256));
  const onStick = readdirSync(stick).filter((name) => name.endsWith('.hlb'));
  for (const name of onStick) {
    if (!sums.has(sumOf(join(stick, name)))) wrong.push(`${name} is on the stick and not whole`);
  }
  const known = new Set([...batches.map(({ name }) => `${name}.hlb`), 'building.lock']);
  const leftOver = [...kept, ...readdirSync(stick).filter((name) => name.endsWith('.part'))].filter(
    (name) => !known.has(name),
  );
  return { batches: batches.length, onStick: onStick.length, leftOver, wrong };
}

function sumOf(file: string): string {
  return hash('sha256', readFileSync(file), 'hex');
}
