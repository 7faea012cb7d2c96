import { BrowserWindow, session } from 'electron';
import type { App } from '#main/app.ts';
import type { Log } from '#main/platform/log.ts';
import type { ReceiptPaper } from '#shared/features/letter/receipt-paper.ts';
import type { Page } from '#shared/pages.ts';
import { createPageAnswers, type PageFiles } from './answer-page.ts';
import { connectPage, type PageLine } from './connect-page.ts';
import { fixZoom, guardKeys, keepOnPage } from './harden-contents.ts';
import { hardenSession } from './harden-session.ts';
import { addressOf, scheme } from './own-scheme.ts';
import { printPage } from './print-page.ts';
import { createReviver } from './reviver.ts';
import { partitionOf, windowOptionsOf } from './window-options.ts';

export interface PageWindowOptions {
  readonly page: Page;
  readonly files: PageFiles;
  readonly readClip: App['readClip'];
  readonly preload: string;
  readonly locked: boolean;
  readonly core: PageLine['core'];
  readonly log: Log;
  /** A locked kiosk may close for this only. */
  readonly isQuitting: () => boolean;
  readonly relaunch: () => void;
}

/** The one window of a page: opened anew when it was closed, brought back when it died. */
export interface PageWindow {
  show(): void;
  /** Above everything, a locked kiosk too, or back in its place. */
  hold(inFront: boolean): void;
  /** What the page lays out for paper, on this machine's printer; whether it was taken. */
  print(paper: ReceiptPaper): Promise<boolean>;
}

export function createPageWindow(options: PageWindowOptions): PageWindow {
  const { page, log } = options;
  let window: BrowserWindow | undefined;
  prepareSession(page, options.files, options.readClip);

  const load = (opened: BrowserWindow) =>
    void opened.loadURL(addressOf(page)).catch((error) => log.error(`${page} not loaded`, error));

  const watch = createReviver(
    {
      reload: () => window && load(window),
      recreate() {
        const dead = window;
        open(); // first the new one: with no window left the program would end
        dead?.destroy();
      },
      relaunch: options.relaunch,
    },
    { log, now: () => performance.now() },
  );

  function open(): void {
    const opened = new BrowserWindow(windowOptionsOf(options));
    window = opened;
    harden(opened, options);
    connectPage({ page, contents: opened.webContents, core: options.core });
    watch(opened.webContents);
    opened.once('ready-to-show', () => opened.show());
    opened.on('closed', () => {
      if (window === opened) window = undefined;
    });
    load(opened);
  }

  return {
    show() {
      if (window === undefined) return open();
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    hold(inFront) {
      window?.setAlwaysOnTop(inFront, 'screen-saver'); // a locked kiosk floats lower
      if (inFront) window?.moveTop();
    },
    async print(paper) {
      return window !== undefined && printPage(window.webContents, paper);
    },
  };
}

function prepareSession(
  page: Page,
  files: PageFiles,
  readClip: PageWindowOptions['readClip'],
): void {
  const own = session.fromPartition(partitionOf(page));
  hardenSession(own);
  own.protocol.handle(scheme, createPageAnswers(page, files, readClip));
}

function harden(window: BrowserWindow, { page, locked, isQuitting }: PageWindowOptions): void {
  keepOnPage(window.webContents, page);
  if (page === 'desk') return;
  fixZoom(window.webContents);
  if (!locked) return;
  guardKeys(window.webContents);
  window.on('close', (event) => {
    if (!isQuitting()) event.preventDefault(); // a window manager's Alt+F4 ends here
  });
}
