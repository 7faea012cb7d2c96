import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** A process that has run to its end. */
export interface Run {
  readonly seconds: number;
  readonly peakBytes: number;
}

const reporter = import.meta.resolve('./report-peak-memory.ts');

/** Runs a script in a process of its own, from its start to its end, and asks for its peak memory. */
export async function runCounted(script: string, args: readonly string[]): Promise<Run> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, ['--import', reporter, script, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const stopWithUs = () => child.kill('SIGKILL');
  process.once('exit', stopWithUs);
  const [said, peak, code] = await Promise.all([
    text(child.stderr as Readable),
    text(child.stdio[3] as Readable), // `pipe` makes each of them a stream
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ]);
  process.off('exit', stopWithUs);
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}: ${said}`);
  return { seconds: (performance.now() - startedMs) / 1000, peakBytes: Number(peak) };
}
