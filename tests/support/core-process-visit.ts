import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#shared/contract.ts';

/** What a browser sends with every call from a page that it has opened. */
export interface Visit {
  readonly origin: string;
  readonly cookie: string;
}

/** Opens a page as a browser does, and keeps the cookie that it is given. */
export async function openPage(address: string): Promise<Visit> {
  const response = await fetch(address);
  await response.arrayBuffer();
  const [cookie] = response.headers.get('set-cookie')?.split(';') ?? [];
  if (!response.ok || cookie === undefined) {
    throw new Error(`${address} answered ${response.status} and no cookie`);
  }
  return { origin: new URL(address).origin, cookie };
}

/** A typed client that calls from an opened page. */
export function clientFrom({ origin, cookie }: Visit): ContractRouterClient<Contract> {
  return createORPCClient(
    new RPCLink({ url: `${origin}/call`, headers: () => ({ origin, cookie }) }),
  );
}
