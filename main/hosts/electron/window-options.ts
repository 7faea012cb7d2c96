import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { Page } from '#shared/pages.ts';

/** Each page has a session of its own, kept in memory only. */
export function partitionOf(page: Page): string {
  return `hai-long-${page}`; // without "persist:" nothing of a visit reaches the disk
}

export function webPreferencesOf(page: Page, preload: string): WebPreferences {
  return {
    preload,
    partition: partitionOf(page),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    enableWebSQL: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    safeDialogs: true,
    spellcheck: false,
    devTools: false,
  };
}

export interface WindowWish {
  readonly page: Page;
  readonly preload: string;
  /** Whether the kiosk fills the screen and cannot be left. */
  readonly locked: boolean;
}

export function windowOptionsOf({
  page,
  preload,
  locked,
}: WindowWish): BrowserWindowConstructorOptions {
  const common = {
    show: false, // until the page has painted: no white flash
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: webPreferencesOf(page, preload),
  };
  if (page === 'desk' || !locked) return { ...common, width: 1280, height: 800 };
  return {
    ...common,
    kiosk: true,
    fullscreen: true,
    frame: false,
    alwaysOnTop: true,
    minimizable: false,
    movable: false,
    skipTaskbar: true,
  };
}
