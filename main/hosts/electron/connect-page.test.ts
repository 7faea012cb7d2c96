import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '#renderer/client/client.ts';
import { createTestApp, staffPin, type TestApp } from '#tests/support/test-app.ts';
import { connectPage } from './connect-page.ts';

/** A port as Electron's main process has it, over one of Node's. */
class MainPort extends EventEmitter {
  isClosed = false;
  readonly port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('message', (data: unknown) => this.emit('message', { data }));
    port.on('close', () => this.emit('close'));
  }
  postMessage(message: unknown) {
    this.port.postMessage(message);
  }
  start() {
    this.port.start();
  }
  close() {
    this.isClosed = true;
    this.port.close();
  }
}

class Contents extends EventEmitter {
  readonly ipc = new EventEmitter();
}

let office: TestApp;
let window: Contents;
const opened: MainPort[] = [];

beforeEach(async () => {
  office = await createTestApp({ kind: 'office' });
  window = new Contents();
});
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
  office.close();
});

/** A document in the window asks for its line. */
function connect(origin: string, frame: object | null = { parent: null, origin }) {
  const { port1, port2 } = new MessageChannel();
  const mainPort = new MainPort(port1);
  opened.push(mainPort);
  window.ipc.emit('hailong:connect', { ports: [mainPort], senderFrame: frame });
  const client: Client = createORPCClient(new RPCLink({ port: port2 }));
  return { client, mainPort };
}

describe('the kiosk’s window', () => {
  beforeEach(() => connectPage({ page: 'kiosk', contents: window, core: office.app }));

  it('gives its page the citizen’s rights', async () => {
    const { client } = connect('hailong://kiosk');
    expect((await client.station.show()).folderKind).toBe('office');
    expect((await safe(client.access.show())).error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['the desk’s page', { parent: null, origin: 'hailong://desk' }],
    ['a page from elsewhere', { parent: null, origin: 'https://kiosk' }],
    ['a frame in its page', { parent: {}, origin: 'hailong://kiosk' }],
    ['a frame that has gone', null],
  ])('gives nothing to %s', (_who, frame) => {
    expect(connect('', frame).mainPort.isClosed).toBe(true);
  });

  it('keeps one line: a new one ends the one before', () => {
    const first = connect('hailong://kiosk');
    const second = connect('hailong://kiosk');
    expect([first.mainPort.isClosed, second.mainPort.isClosed]).toEqual([true, false]);
  });
});

describe('the desk’s window', () => {
  beforeEach(() => connectPage({ page: 'desk', contents: window, core: office.app }));

  it.each(['did-navigate', 'render-process-gone', 'destroyed'])(
    'signs out and ends live events on %s',
    async (event) => {
      const { client, mainPort } = connect('hailong://desk');
      await client.access.signIn({ code: 'can-bo', secret: staffPin });
      const states = await office.kiosk().station.watch();
      expect((await states.next()).value).toMatchObject({ capture: 'staff' });

      window.emit(event);
      expect(mainPort.isClosed).toBe(true);
      expect((await states.next()).value).toMatchObject({ capture: 'ready' });
      await states.return?.();
    },
  );
});
