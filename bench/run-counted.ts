import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Sample } from './measured.ts';

/** A process that has run to its end. */
export interface Run {
  readonly seconds: number;
  /** Of all its threads: tells work from waiting where others work beside it. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

const reporter = import.meta.resolve('./report-usage.ts');

/** Runs a script in a process of its own, from its start to its end, and asks for its processor time and peak memory. */
export async function runCounted(script: string, args: readonly string[]): Promise<Run> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, ['--import', reporter, script, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const stopWithUs = () => child.kill('SIGKILL');
  process.once('exit', stopWithUs);
  const [said, usage, code] = await Promise.all([
    text(child.stderr as Readable),
    text(child.stdio[3] as Readable), // `pipe` makes each of them a stream
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ]);
  process.off('exit', stopWithUs);
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}: ${said}`);
  const seconds = (performance.now() - startedMs) / 1000;
  return { seconds, ...(JSON.parse(usage) as Omit<Run, 'seconds'>) }; // written by the reporter alone
}

/** A run as the report shows it. */
export function sampleOf({ seconds, cpuSeconds, peakBytes }: Run): Sample {
  return { median: seconds, cpuSeconds, peakBytes };
}
