import type { Input, WebContents } from 'electron';
import type { Page } from '#shared/pages.ts';
import { isKioskKey } from './key-guard.ts';
import { addressOf } from './own-scheme.ts';

interface Preventable {
  preventDefault(): void;
}
interface Navigation extends Preventable {
  readonly url: string;
  readonly isMainFrame: boolean;
}

interface AnyContents {
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'will-prevent-unload', listener: (event: Preventable) => void): unknown;
}

/** Holds for all contents there are, whoever made them: no webview, no new window. */
export function hardenContents(contents: AnyContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-prevent-unload', (event) => event.preventDefault()); // the page may not object
}

interface NavigatingContents {
  on(event: 'will-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (event: Preventable) => void): unknown;
}

/** A window shows its one page and goes nowhere else; the page may only load itself again. */
export function keepOnPage(contents: NavigatingContents, page: Page): void {
  const keep = (event: Navigation) => {
    if (!event.isMainFrame || event.url !== addressOf(page)) event.preventDefault();
  };
  contents.on('will-navigate', keep);
  contents.on('will-frame-navigate', keep);
  contents.on('will-redirect', (event) => event.preventDefault());
}

interface TypedContents {
  on(event: 'before-input-event', listener: (event: Preventable, input: Input) => void): unknown;
}

/** Keys that lead out of the kiosk never reach its page. */
export function guardKeys(contents: TypedContents): void {
  contents.on('before-input-event', (event, input) => {
    if (!isKioskKey(input)) event.preventDefault();
  });
}

interface ZoomedContents extends Pick<WebContents, 'setVisualZoomLevelLimits'> {
  on(event: 'dom-ready', listener: () => void): unknown;
}

/** Two fingers enlarge nothing. */
export function fixZoom(contents: ZoomedContents): void {
  contents.on('dom-ready', () => void contents.setVisualZoomLevelLimits(1, 1));
}
