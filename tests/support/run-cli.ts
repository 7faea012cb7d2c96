import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** As it was built: reading the sources takes longer than most commands. */
const entry = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a process of its own; `typed` is what somebody types into it. */
export function runCli(
  args: readonly string[],
  typed = '',
  env: Record<string, string> = {},
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(typed);
  });
}
