import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A program that ends cleanly when asked to, or when nobody is there any more to ask it. */
const program = `
  const timer = setInterval(() => {}, 1000);
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(event, () => {
    process.stdout.write('asked ');
    clearInterval(timer);
    if (process.connected) process.disconnect();
  });
  process.stdout.write('up ');
`;
const wrapper = (args: readonly string[]) => `
  import { runInstead } from '${pathToFileURL('build/preparing/run-instead.mjs').href}';
  runInstead(process.execPath, ${JSON.stringify(args)}, { withChannel: true });
`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hai-long-'));
  writeFileSync(join(folder, 'program.mjs'), program);
  writeFileSync(join(folder, 'wrapper.mjs'), wrapper([join(folder, 'program.mjs')]));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts the wrapper, does something to it once the program is up, and tells how both ended. */
async function endOf(act: (started: ChildProcess) => void) {
  const started = spawn(process.execPath, [join(folder, 'wrapper.mjs')]);
  const said = text(started.stdout); // its end is the end of the program too, which shares the stream
  started.stdout.once('data', () => act(started));
  const [[code]] = await Promise.all([once(started, 'exit'), said]);
  return { code, asked: (await said).includes('asked') };
}

describe.skipIf(process.platform === 'win32')('a program that was started in our place', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'is told of %s and ends with its own code',
    async (signal) => {
      expect(await endOf((started) => started.kill(signal))).toEqual({ code: 0, asked: true });
    },
  );

  it('ends when we are killed outright', async () => {
    expect(await endOf((started) => started.kill('SIGKILL'))).toEqual({ code: null, asked: true });
  });

  it('gives us its exit code', async () => {
    writeFileSync(join(folder, 'program.mjs'), `process.stdout.write('up'); process.exitCode = 7;`);
    expect(await endOf(() => {})).toEqual({ code: 7, asked: false });
  });
});
