import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { App } from '#main/app.ts';
import { serve } from '#main/hosts/browser/serve.ts';
import type { Contract } from '#shared/contract.ts';
import { pages, type Page } from '#shared/pages.ts';
import { builtPages } from '#tests/support/built-pages.ts';

type Client = ContractRouterClient<Contract>;

/** A way from a page to the core, as one of the hosts builds it. */
export interface Host {
  client(page: Page): Promise<Client>;
  close(): Promise<void>;
}

/** Every host there is; what one answers, all answer. */
export const hosts: readonly (readonly [name: string, open: (app: App) => Promise<Host>])[] = [
  ['the core itself', openCore],
  ['the browser host', openBrowserHost],
  ['a message port', openMessagePort],
];

async function openCore(app: App): Promise<Host> {
  return {
    client: async (page) =>
      createRouterClient(app.router, { context: { caller: app.connect(page).caller } }),
    close: async () => {},
  };
}

async function openBrowserHost(app: App): Promise<Host> {
  const host = await serve({ app, pagesFolder: builtPages(), shown: pages, port: 0 });
  return {
    async client(page) {
      const url = host.addresses.find((address) => address.page === page)?.url ?? '';
      const visit = await fetch(url);
      const cookie = visit.headers.get('set-cookie')?.split(';')[0] ?? '';
      const { origin } = new URL(url);
      return createORPCClient(
        new FetchLink({ url: `${origin}/call`, headers: { cookie, origin } }),
      );
    },
    close: () => host.close(),
  };
}

async function openMessagePort(app: App): Promise<Host> {
  const ports: { close(): void }[] = [];
  return {
    async client(page) {
      const { port1, port2 } = new MessageChannel();
      const connection = app.connect(page);
      new RPCHandler(app.router).upgrade(port1, { context: { caller: connection.caller } });
      ports.push(port1, port2);
      return createORPCClient(new PortLink({ port: port2 }));
    },
    close: async () => ports.forEach((port) => port.close()),
  };
}
