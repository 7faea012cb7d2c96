/** Free of other uses in IANA's list, and below what systems hand out by themselves. */
export const usualPort = 24_770;

/** Where a desk is on the network. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const name = /^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
const numbers = /^\d{1,3}(\.\d{1,3}){3}$/;
const six = /^[0-9a-f:.]{2,45}$/i;

/**
 * Reads an address as people type it: `192.168.1.20`, with `:port` where it is another than the usual, a
 * computer's name, or `[fd00::20]:port`. Undefined for anything else.
 */
export function readAddress(typed: string): Address | undefined {
  const text = typed.trim();
  const bracketed = /^\[(?<host>[^\]]+)\](?::(?<port>\d{1,5}))?$/.exec(text)?.groups;
  const plain = /^(?<host>[^:\s[\]]+)(?::(?<port>\d{1,5}))?$/.exec(text)?.groups;
  const found = bracketed ?? plain;
  const host = found?.['host'];
  if (host === undefined) return undefined;
  const port = Number(found?.['port'] ?? usualPort);
  if (port < 1 || port > 65_535) return undefined;
  const isHost =
    bracketed === undefined ? isNameOrNumbers(host) : six.test(host) && host.includes(':');
  return isHost ? { host, port } : undefined;
}

/** `host:port`, as a card carries it and a screen shows it. */
export function writeAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function isNameOrNumbers(host: string): boolean {
  // what looks like an IPv4 address is one: 192.168.1.300 is a slip and no computer's name
  if (/^[\d.]+$/.test(host)) {
    return numbers.test(host) && host.split('.').every((part) => Number(part) <= 255);
  }
  return name.test(host);
}
