import { RPCHandler } from '@orpc/server/message-port';
import type { WebFrameMain } from 'electron';
import type { App } from '#main/app.ts';
import type { Page } from '#shared/pages.ts';
import { originOf } from './own-scheme.ts';
import { createPagePort, type MainPort } from './page-port.ts';

type Frame = Pick<WebFrameMain, 'origin' | 'parent'>;

interface ConnectRequest {
  readonly ports: readonly MainPort[];
  readonly senderFrame: Frame | null;
}

/** The part of a window's contents that asks for a line, and ends it. */
interface CallingContents {
  readonly ipc: {
    on(channel: 'hailong:connect', listener: (request: ConnectRequest) => void): unknown;
  };
  on(event: 'did-navigate', listener: () => void): unknown;
  on(event: 'render-process-gone', listener: () => void): unknown;
  on(event: 'destroyed', listener: () => void): unknown;
}

export interface PageLine {
  readonly page: Page;
  readonly contents: CallingContents;
  readonly core: Pick<App, 'router' | 'connect'>;
}

/**
 * Answers a window's page with the rights of that page, whatever it sends. One line at a time: a
 * new document, a dead renderer or a closed window ends the one before, live events included.
 */
export function connectPage({ page, contents, core }: PageLine): void {
  const handler = new RPCHandler(core.router);
  let hangUp = () => {};

  contents.ipc.on('hailong:connect', ({ ports: [mainPort], senderFrame }) => {
    if (mainPort === undefined) return;
    if (!isPageItself(senderFrame, page)) return mainPort.close();

    hangUp();
    const port = createPagePort(mainPort);
    const connection = core.connect(page);
    port.on('close', () => connection.close());
    hangUp = () => port.close();
    handler.upgrade(port, { context: { caller: connection.caller } });
    port.start();
  });

  contents.on('did-navigate', () => hangUp()); // not when it starts: it may yet be denied
  contents.on('render-process-gone', () => hangUp());
  contents.on('destroyed', () => hangUp());
}

/** Not a frame in the page, and not another page that got into its window. */
function isPageItself(frame: Frame | null, page: Page): boolean {
  return frame !== null && frame.parent === null && frame.origin === originOf(page);
}
