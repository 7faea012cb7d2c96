import type { MessagePortMain } from 'electron';

/** The part of Electron's port that is used. */
export interface MainPort extends Pick<MessagePortMain, 'postMessage' | 'start' | 'close'> {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** One page's line to the core. It ends once, whichever side ends it first. */
export interface PagePort {
  postMessage(message: unknown): void;
  on(event: string, listener: (event?: { readonly data: unknown }) => void): void;
  start(): void;
  /** Tells the listeners too: Electron tells only the other side. */
  close(): void;
}

export function createPagePort(port: MainPort): PagePort {
  const atClose: (() => void)[] = [];
  let isOpen = true;

  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    for (const listener of atClose) listener();
  };
  port.on('close', end);

  return {
    postMessage(message) {
      if (isOpen) port.postMessage(message); // an answer may come when the page has long gone
    },
    on(event, listener) {
      if (event === 'close') atClose.push(() => listener());
      if (event === 'message') port.on('message', listener);
    },
    start: () => port.start(),
    close() {
      end();
      port.close();
    },
  };
}
