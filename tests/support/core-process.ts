import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface CoreOptions {
  readonly dataFolder: string;
  /** Any free port unless named. */
  readonly port?: number;
}

/** How a process came to its end, and all that it said. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The browser host in a process of its own. */
export interface CoreProcess {
  /** Resolves with the pages' addresses; rejects when the process ends before it prints them. */
  readonly ready: Promise<Addresses>;
  readonly ended: Promise<Ending>;
  /** `kill -9`: the process does nothing more, not even its last write. */
  kill(): Promise<Ending>;
  /** Asks it to stop, as `systemd` or Ctrl+C would. */
  stop(): Promise<Ending>;
}

export interface Addresses {
  readonly kiosk: string;
  readonly desk: string;
}

/** As it was built: reading the sources takes longer than most tests. */
const entry = fileURLToPath(new URL('../../out/main/browser.js', import.meta.url));

/** Starts the core on a data folder; the caller stops or kills it. */
export function startCore({ dataFolder, port = 0 }: CoreOptions): CoreProcess {
  const child = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutOurSettings(process.env),
      HAILONG_DATA: dataFolder,
      HAILONG_PORT: String(port),
      HAILONG_LANGUAGE: 'en',
    },
  });
  const leaveNothingBehind = () => child.kill('SIGKILL');
  process.once('exit', leaveNothingBehind);
  child.once('exit', () => process.off('exit', leaveNothingBehind));

  const { promise: ready, resolve, reject } = Promise.withResolvers<Addresses>();
  const said = listenTo(child, (stdout) => {
    const kiosk = /http:\S+\/kiosk\//.exec(stdout)?.[0];
    const desk = /http:\S+\/desk\//.exec(stdout)?.[0];
    if (kiosk !== undefined && desk !== undefined) resolve({ kiosk, desk });
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...said() }));
  });
  void ended.then(({ stderr }) => reject(new Error(`the core ended before it served: ${stderr}`)));
  ready.catch(() => {}); // who waits for the end only has no use for the addresses

  function end(signal: NodeJS.Signals): Promise<Ending> {
    child.kill(signal);
    return ended;
  }
  return { ready, ended, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function listenTo(child: ChildProcess, onOutput: (stdout: string) => void) {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => onOutput((stdout += text)));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return () => ({ stdout, stderr });
}

/** What a developer has set for the program is not what a test has set. */
function withoutOurSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('HAILONG_')));
}
