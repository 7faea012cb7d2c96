import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Browser, BrowserContext } from '@playwright/test';
import type { StandInApp } from './app.ts';
import { StandInContents } from './contents.ts';
import { PreventableEvent } from './preventable-event.ts';
import type { StandInSession } from './session.ts';

type PlayedWindow = Pick<
  BrowserWindow,
  | 'destroy'
  | 'focus'
  | 'isDestroyed'
  | 'isMinimized'
  | 'loadURL'
  | 'moveTop'
  | 'restore'
  | 'setAlwaysOnTop'
  | 'show'
>;

export interface Surroundings {
  readonly app: StandInApp;
  readonly chromium: Promise<Browser>;
  readonly sessionOf: (partition: string) => StandInSession;
}

const fullScreen = { width: 1920, height: 1080 };

/** A window: a page in a browser context of its own. It is never really full screen. */
export class StandInWindow extends EventEmitter implements PlayedWindow {
  readonly webContents: StandInContents;
  readonly #app: StandInApp;
  readonly #opening: Promise<BrowserContext>;
  #isDestroyed = false;

  constructor(options: BrowserWindowConstructorOptions, surroundings: Surroundings) {
    super();
    const { partition = '', preload } = options.webPreferences ?? {};
    this.webContents = new StandInContents(surroundings.sessionOf(partition), preload);
    this.#app = surroundings.app;
    this.#app.windows.add(this);
    this.#app.emit('web-contents-created', {}, this.webContents);
    this.#opening = this.#open(surroundings.chromium, options);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
  }

  async loadURL(url: string): Promise<void> {
    await this.#opening;
    await this.webContents.loadURL(url);
  }

  show(): void {}

  focus(): void {
    void this.#opening.then((context) => context.pages()[0]?.bringToFront());
  }

  moveTop(): void {
    this.focus();
  }

  setAlwaysOnTop(): void {}

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** Tells whether the window has closed: the program may object. */
  close(): boolean {
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
    return this.#isDestroyed;
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.webContents.destroy();
    void this.#opening.then((context) => context.close());
    this.emit('closed');
    this.#app.forget(this);
  }

  async #open(
    chromium: Promise<Browser>,
    { width, height }: BrowserWindowConstructorOptions,
  ): Promise<BrowserContext> {
    const browser = await chromium;
    const viewport = width && height ? { width, height } : fullScreen;
    const context = await browser.newContext({ viewport, acceptDownloads: false });
    await this.webContents.attach(await context.newPage());
    return context;
  }
}
