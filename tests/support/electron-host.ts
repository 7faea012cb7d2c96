import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type Browser, chromium, type Page } from '@playwright/test';
import { addressOf } from '#main/hosts/electron/own-scheme.ts';
import { findChromium } from './browser.ts';
import { toChromium } from './electron-stand-in/addresses.ts';
import { makeTempFolder } from './folders.ts';
import type { Host } from './host.ts';

/** What plays the host: Electron itself, or the stand-in, which never counts as Electron. */
type Vehicle = 'electron' | 'electron-stand-in';

export interface ElectronHost extends Host {
  readonly process: ChildProcess;
  /** Starts the program once more on the same folder, and waits until it ends. */
  startAnother(): Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly told: string;
}

type Environment = Readonly<Record<string, string>>;

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const mainScript = fromRoot('out/main/electron.js');
const standIn = fileURLToPath(new URL('./electron-stand-in/register.ts', import.meta.url));

/** Why Electron itself cannot run here, or undefined when it can. */
export function whyNoElectron(): string | undefined {
  if (!process.env['HAILONG_ELECTRON']) return 'Electron’s program file is not on this machine';
  if (process.getuid?.() === 0) return 'Electron keeps its sandbox, which root has none of';
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) {
    return undefined;
  }
  return 'there is no display';
}

export async function startElectronHost(
  vehicle: Vehicle,
  wishes: Environment = {},
): Promise<ElectronHost> {
  const dataFolder = makeTempFolder();
  const environment = { HAILONG_DATA: dataFolder, HAILONG_WINDOWED: '1', ...wishes };
  const start = vehicle === 'electron' ? startElectron : startStandIn;
  const host = await start(dataFolder, environment);
  const ended = once(host.process, 'exit');
  const connections: Browser[] = [];

  return {
    dataFolder,
    process: host.process,
    async page(name) {
      const address = vehicle === 'electron' ? addressOf(name) : toChromium(addressOf(name));
      return waitFor(`the page ${name}`, async () => {
        const browser = await chromium.connectOverCDP(host.endpoint(), { timeout: 5_000 });
        connections.push(browser);
        const page = findPage(browser, address);
        await page?.waitForLoadState('load', { timeout: 5_000 });
        return page;
      });
    },
    startAnother: () => runToEnd(vehicle, environment),
    async stop() {
      await Promise.all(connections.map((browser) => browser.close()));
      host.process.kill('SIGTERM'); // of no effect on a process that has ended
      await ended;
      return host.process.exitCode;
    },
  };
}

/** Runs a start that is expected to end by itself. */
export async function runToEnd(vehicle: Vehicle, wishes: Environment): Promise<Ended> {
  const [file, args] = commandOf(vehicle);
  const program = spawn(file, args, {
    env: { ...foreignSettings(), HAILONG_CHROMIUM: findChromium(), ...wishes },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
  await once(program, 'close');
  return { code: program.exitCode, told };
}

function commandOf(vehicle: Vehicle): [file: string, args: string[]] {
  if (vehicle === 'electron') return [process.env['HAILONG_ELECTRON'] ?? '', [fromRoot('.')]];
  return [process.execPath, ['--import', standIn, mainScript]];
}

interface Started {
  readonly process: ChildProcess;
  /** Where Chromium's DevTools answer. */
  endpoint(): string;
}

async function startElectron(dataFolder: string, environment: Environment): Promise<Started> {
  const [executablePath, args] = commandOf('electron');
  const electron = await _electron.launch({
    executablePath,
    args,
    env: { ...foreignSettings(), ...environment },
  });
  await electron.firstWindow();
  const portFile = join(dataFolder, 'electron', 'DevToolsActivePort');
  return {
    process: electron.process(),
    endpoint: () => `http://127.0.0.1:${readFileSync(portFile, 'utf8').split('\n')[0]}`,
  };
}

async function startStandIn(_dataFolder: string, environment: Environment): Promise<Started> {
  const port = String(await findFreePort());
  const [file, args] = commandOf('electron-stand-in');
  const program = spawn(file, args, {
    env: {
      ...foreignSettings(),
      HAILONG_CHROMIUM: findChromium(),
      HAILONG_STAND_IN_PORT: port,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { process: program, endpoint: () => `http://127.0.0.1:${port}` };
}

function findPage(browser: Browser, address: string): Page | undefined {
  const pages = browser.contexts().flatMap((context) => context.pages());
  return pages.find((page) => page.url() === address);
}

/** Tries again until there is one; a browser that is starting or reviving refuses for a while. */
async function waitFor<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 15_000;
  let reason: unknown;
  while (performance.now() < deadline) {
    const found = await find().catch((error: unknown) => void (reason = error));
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not come`, { cause: reason });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The environment without what a developer has set for the program. */
function foreignSettings(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('HAILONG_') ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
