import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebContents, WebContentsPrintOptions, WebFrameMain } from 'electron';
import type { CDPSession, Page } from '@playwright/test';
import { toChromium, toProgram } from './addresses.ts';
import { StandInPort } from './port.ts';
import { openPreloadWorld, type WorldMessage } from './preload-world.ts';
import { PreventableEvent } from './preventable-event.ts';
import type { StandInSession } from './session.ts';

type PlayedContents = Pick<
  WebContents,
  | 'forcefullyCrashRenderer'
  | 'isDestroyed'
  | 'print'
  | 'setVisualZoomLevelLimits'
  | 'setWindowOpenHandler'
>;

const world = 'hailong-preload';
const bindingName = 'hailongTellProgram';
const worldObject = 'hailongStandIn';
const micronsPerInch = 25_400;
const blockedByProgram = 'BlockedByClient';

interface PausedRequest {
  readonly requestId: string;
  readonly resourceType: string;
  readonly frameId: string;
  readonly request: { readonly url: string; readonly method: string };
}

/** The contents of a window: one page of a real Chromium, driven over its own DevTools session. */
export class StandInContents extends EventEmitter implements PlayedContents {
  readonly ipc = new EventEmitter();
  readonly #session: StandInSession;
  readonly #preload: string | undefined;
  /** Ports by the isolated world they lead to. */
  readonly #ports = new Map<number, Map<number, StandInPort>>();
  #devTools: CDPSession | undefined;
  #mainFrame = '';
  #address = 'about:blank';
  /** The address that the program itself asked for. */
  #wanted: string | undefined;
  #isDestroyed = false;

  constructor(session: StandInSession, preload: string | undefined) {
    super();
    this.#session = session;
    this.#preload = preload;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }

  setWindowOpenHandler(): void {}

  /** Onto a PDF, where the test has said that there is a printer. */
  print(
    options: WebContentsPrintOptions,
    answer: (success: boolean, reason: string) => void,
  ): void {
    const tray = process.env['HAILONG_STAND_IN_PRINTER'];
    if (tray === undefined) return answer(false, 'Invalid printer settings');
    const { width, height } = Object(options.pageSize);
    void this.#devTools
      ?.send('Page.printToPDF', {
        paperWidth: width / micronsPerInch,
        paperHeight: height / micronsPerInch,
        printBackground: options.printBackground ?? false,
        preferCSSPageSize: true,
      })
      .then(({ data }) => {
        writeFileSync(join(tray, `${randomUUID()}.pdf`), data, 'base64');
        answer(true, '');
      });
  }

  forcefullyCrashRenderer(): void {
    this.#send('Page.crash');
  }

  async attach(page: Page): Promise<void> {
    const devTools = await page.context().newCDPSession(page);
    this.#devTools = devTools;
    this.#listen(devTools);
    const { frameTree } = await devTools.send('Page.getFrameTree');
    this.#mainFrame = frameTree.frame.id;
    for (const domain of ['Page', 'Runtime', 'Inspector'] as const) {
      await devTools.send(`${domain}.enable`);
    }
    await devTools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    if (this.#preload === undefined) return;
    await devTools.send('Runtime.addBinding', { name: bindingName, executionContextName: world });
    await devTools.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: world,
      source: preloadSource(this.#preload),
    });
  }

  async loadURL(address: string): Promise<void> {
    this.#wanted = address;
    const url = toChromium(address);
    const answer = await this.#devTools?.send('Page.navigate', { url });
    if (answer?.errorText) throw new Error(`${answer.errorText} loading ${address}`);
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#closePorts();
    this.emit('destroyed');
  }

  #listen(devTools: CDPSession): void {
    devTools.on('Fetch.requestPaused', (request) => void this.#answer(request));
    devTools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === bindingName) this.#hear(executionContextId, JSON.parse(payload));
    });
    devTools.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      this.#closePorts(executionContextId),
    );
    devTools.on('Runtime.executionContextsCleared', () => this.#closePorts());
    devTools.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.#address = toProgram(frame.url);
      this.emit('did-navigate', {}, this.#address, 200, '');
    });
    devTools.on('Page.domContentEventFired', () => this.emit('dom-ready', {}));
    devTools.on('Page.loadEventFired', () => this.emit('did-finish-load'));
    devTools.on('Inspector.targetCrashed', () => {
      this.#closePorts();
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
  }

  async #answer(paused: PausedRequest): Promise<void> {
    const { requestId } = paused;
    const url = toProgram(paused.request.url);
    if (paused.resourceType === 'Document' && this.#isNavigationDenied(paused.frameId, url)) {
      return this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    }
    const response = await this.#session.answer(url, paused.request.method);
    if (response === undefined) {
      return this.#send('Fetch.failRequest', { requestId, errorReason: blockedByProgram });
    }
    this.#send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  #isNavigationDenied(frameId: string, url: string): boolean {
    const isMainFrame = frameId === this.#mainFrame;
    const isWanted = isMainFrame && url === this.#wanted;
    this.#wanted = undefined;
    if (isWanted) return false; // what the program asks for itself is not announced to it
    const event = new PreventableEvent({ url, isMainFrame, isSameDocument: false });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event);
    return event.defaultPrevented;
  }

  #hear(contextId: number, message: WorldMessage): void {
    const ports = this.#ports.get(contextId) ?? new Map<number, StandInPort>();
    this.#ports.set(contextId, ports);
    if (message.kind === 'ipc') {
      for (const id of message.ports) ports.set(id, this.#createPort(contextId, id));
      this.ipc.emit(message.channel, {
        ports: message.ports.map((id) => ports.get(id)),
        sender: this,
        senderFrame: this.#frame(),
      });
    } else if (message.kind === 'data') {
      ports.get(message.port)?.receive(message.data);
    } else {
      ports.get(message.port)?.disconnect();
      ports.delete(message.port);
    }
  }

  /** Preloads run in the main frame only, so that no other can be the sender. */
  #frame(): Pick<WebFrameMain, 'origin' | 'parent'> {
    const { protocol, host } = new URL(this.#address);
    return { parent: null, origin: `${protocol}//${host}` };
  }

  /** The page may be gone by the time a word reaches it: that is no failure of the program. */
  #send(...[method, params]: Parameters<CDPSession['send']>): void {
    this.#devTools?.send(method, params).catch(() => {});
  }

  #createPort(contextId: number, id: number): StandInPort {
    const call = (method: 'deliver' | 'close', ...values: unknown[]) =>
      this.#send('Runtime.callFunctionOn', {
        executionContextId: contextId,
        functionDeclaration: `function (...values) { ${worldObject}.${method}(...values); }`,
        arguments: [id, ...values].map((value) => ({ value })),
      });
    return new StandInPort({
      deliver: (data) => call('deliver', data),
      close: () => call('close'),
    });
  }

  #closePorts(contextId?: number): void {
    for (const [id, ports] of this.#ports) {
      if (contextId !== undefined && contextId !== id) continue;
      this.#ports.delete(id);
      for (const port of ports.values()) port.disconnect();
    }
  }
}

function preloadSource(file: string): string {
  const preload = `function (require) { const exports = {}, module = { exports }; ${readFileSync(file, 'utf8')}\n}`;
  return `globalThis.${worldObject} = (${openPreloadWorld.toString()})(${bindingName}, ${preload});`;
}
