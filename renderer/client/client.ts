import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract.ts';

export type Client = ContractRouterClient<Contract>;

/** Connects the page to its core: over a message port inside Electron, else over HTTP on its own origin. */
export async function connectClient(): Promise<Client> {
  const port = await requestPort();
  if (port === undefined) {
    return createORPCClient(new FetchLink({ url: `${location.origin}/call` }));
  }
  port.start();
  // only inside Electron: a page over HTTP need not carry it
  const { RPCLink: PortLink } = await import('@orpc/client/message-port');
  return createORPCClient(new PortLink({ port }));
}

/**
 * Asks the preload for the one port it hands over; see `main/hosts/electron/preload.ts`. A preload
 * takes the request at once by preventing its default: where nobody does, there is no preload.
 */
function requestPort(): Promise<MessagePort> | undefined {
  const { promise, resolve } = Promise.withResolvers<MessagePort>();
  const receive = (event: MessageEvent) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== 'hailong:port' || port === undefined) return;
    window.removeEventListener('message', receive);
    resolve(port);
  };
  window.addEventListener('message', receive);
  const request = new Event('hailong:connect', { cancelable: true });
  const isTaken = !window.dispatchEvent(request);
  if (isTaken) return promise;
  window.removeEventListener('message', receive);
  return undefined;
}
