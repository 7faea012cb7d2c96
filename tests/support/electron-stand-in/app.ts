import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import type { Browser } from '@playwright/test';
import { PreventableEvent } from './preventable-event.ts';
import type { StandInWindow } from './window.ts';

type PlayedApp = Pick<
  App,
  | 'enableSandbox'
  | 'exit'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'whenReady'
> & { readonly commandLine: Pick<App['commandLine'], 'appendSwitch'> };

/** Electron's `app` over a Chromium: start, windows, second instance and the order of quitting. */
export class StandInApp extends EventEmitter implements PlayedApp {
  name = 'hai-long';
  readonly commandLine = { appendSwitch() {} };
  readonly windows = new Set<StandInWindow>();
  readonly #chromium: Promise<Browser>;
  #userData = '';
  #isReady = false;
  #exitCode = 1; // a Chromium that ends by itself is a failure
  #isQuitting = false;

  constructor(chromium: Promise<Browser>) {
    super();
    this.#chromium = chromium;
    void chromium.then((browser) => {
      this.#isReady = true;
      browser.on('disconnected', () => process.exit(this.#exitCode)); // it is part of the program
    });
  }

  enableSandbox(): void {}

  isReady(): boolean {
    return this.#isReady;
  }

  async whenReady(): Promise<void> {
    await this.#chromium;
  }

  setPath(name: string, path: string): void {
    if (name === 'userData') this.#userData = path;
  }

  /** The lock is a file with a process id; a signal tells the first of the second. */
  requestSingleInstanceLock(): boolean {
    mkdirSync(this.#userData, { recursive: true });
    const lock = join(this.#userData, 'stand-in.lock');
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      process.kill(Number(readFileSync(lock, 'utf8')), 'SIGUSR2'); // the file is there: somebody runs
      return false;
    }
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], '', undefined));
    process.on('exit', () => rmSync(lock, { force: true }));
    return true;
  }

  forget(window: StandInWindow): void {
    this.windows.delete(window);
    if (this.windows.size > 0) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    if (this.#isPrevented('before-quit')) return this.#stay();
    for (const window of this.windows) {
      if (!window.close()) return this.#stay();
    }
    if (this.#isPrevented('will-quit')) return this.#stay();
    this.exit(0);
  }

  relaunch(): void {
    process.stdout.write('stand-in: relaunch\n');
  }

  exit(code = 0): void {
    this.#exitCode = code;
    void this.#chromium.then((browser) => browser.close()).finally(() => process.exit(code));
  }

  #stay(): void {
    this.#isQuitting = false;
  }

  #isPrevented(name: string): boolean {
    const event = new PreventableEvent();
    this.emit(name, event);
    return event.defaultPrevented;
  }
}
