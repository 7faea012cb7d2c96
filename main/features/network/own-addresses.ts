import { networkInterfaces } from 'node:os';
import { writeAddress } from '#shared/features/network/address.ts';

const most = 4;

/** Where this machine is found on its networks at the moment, IPv4 first: that is what offices have. */
export function listOwnAddresses(port: number, interfaces = networkInterfaces()): string[] {
  const there = Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !isLinkLocal(address));
  const [four, six] = [there.filter(isFour), there.filter((each) => !isFour(each))];
  return [...four, ...six]
    .slice(0, most)
    .map(({ address }) => writeAddress({ host: address, port }));
}

function isFour({ family }: { readonly family: string }): boolean {
  return family === 'IPv4';
}

/** What a machine gave itself because nobody gave it one: no other finds it there for long. */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab]/i.test(address);
}
