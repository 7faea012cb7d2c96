import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Mutated } from './mutate-batches.ts';

const child = fileURLToPath(new URL('mutate-batches.ts', import.meta.url));

/** Gives a process of its own so many bad batches, the same for the same seed. */
export async function receiveMutated(seed: number, count: number): Promise<Mutated> {
  const args = [child, String(seed), String(count)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Mutated;
}

/** How many were refused with each code. */
export function countsOf({ outcomes }: Mutated): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [code, count] of Object.values(outcomes).flatMap(Object.entries)) {
    counts[code] = (counts[code] ?? 0) + Number(count);
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([, a], [, b]) => b - a));
}
