import { randomBytes, randomInt } from 'node:crypto';
import { connect as connectPlain } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import type { NetworkKeys } from '#main/features/network/network-keys.ts';

const host = '127.0.0.1';

/** What a port scanner, a broken program or somebody with time sends to a port, before any handshake. */
export const plainCalls: readonly (() => Buffer)[] = [
  () => randomBytes(randomInt(1, 20_000)),
  () => Buffer.from('GET / HTTP/1.1\r\nhost: desk\r\n\r\n'),
  () => Buffer.from([0x16, 0x03, 0x01, 0xff, 0xff, ...randomBytes(600)]), // a handshake that never ends
  () => Buffer.from([0x80, 0x2e, 0x01, 0x00, 0x02, ...randomBytes(44)]), // SSL 2
  () => Buffer.alloc(0),
];

const name = 'a'.repeat(64);
const head = (line: string, ...headers: string[]) =>
  [line, 'host: desk', ...headers, '', ''].join('\r\n');

/** What somebody with the key of a station says who does not keep to what stations say. */
export const wireCalls: readonly (() => Buffer | string)[] = [
  () => randomBytes(randomInt(1, 20_000)),
  () => head('GET /../../keys/identity.json HTTP/1.1'),
  () => head('GET /v1/receipts HTTP/1.1', `x: ${'y'.repeat(60_000)}`),
  () => head('GET //[::: HTTP/1.1'),
  () => head('POST /v1/offer HTTP/1.1', 'content-length: 10') + '{"name":1}',
  () =>
    head('POST /v1/offer HTTP/1.1', 'transfer-encoding: chunked') + `5000\r\n${'['.repeat(20_480)}`,
  () =>
    `${head('POST /v1/offer HTTP/1.1', 'content-length: 400')}${JSON.stringify({
      name: '../'.repeat(21) + 'a',
      bytes: 1,
      sha256: name,
    }).padEnd(400)}`,
  () =>
    `${head('POST /v1/offer HTTP/1.1', 'content-length: 300')}${JSON.stringify({
      name,
      bytes: 9e15,
      sha256: name,
    }).padEnd(300)}`,
  () => head(`PUT /v1/batch?name=${name}&from=-1 HTTP/1.1`, 'content-length: 5') + 'hello',
  () =>
    head(`PUT /v1/batch?name=..%2f..%2fkiosk.db&from=0 HTTP/1.1`, 'content-length: 5') + 'hello',
  () => head(`PUT /v1/batch?name=${name}&from=0 HTTP/1.1`, 'content-length: 99999999999') + 'hello',
  () => head('POST /v1/finish HTTP/1.1', 'content-length: 76') + `{"name":"${name}"}`,
  () => head('GET /v1/settings?have=1e999 HTTP/1.1'),
  () => head('CONNECT desk:80 HTTP/1.1'),
  () => head('GET /v1/receipts HTTP/1.1', 'upgrade: websocket', 'connection: upgrade'),
  () => head('GET /v1/receipts HTTP/1.1', 'expect: 100-continue', 'content-length: 3'),
  () => head('GET /v1/receipts HTTP/1.1').repeat(200),
];

/** Sends bytes to a port and waits until it is closed, or for a while; what came back. */
export function callPlain(port: number, bytes: Buffer, forMs: number): Promise<Buffer> {
  return untilClosed(connectPlain({ port, host }), bytes, forMs);
}

/** The same inside TLS, with a key or without one. */
export function callSecure(
  port: number,
  bytes: Buffer | string,
  keys: NetworkKeys | undefined,
  forMs: number,
): Promise<Buffer> {
  const own: ConnectionOptions = keys ? { key: keys.key, cert: keys.certificate } : {};
  const socket = connectTls({ port, host, rejectUnauthorized: false, ...own });
  return untilClosed(socket, bytes, forMs);
}

function untilClosed(
  socket: ReturnType<typeof connectPlain>,
  bytes: Buffer | string,
  forMs: number,
): Promise<Buffer> {
  return new Promise((resolve) => {
    const came: Buffer[] = [];
    const late = setTimeout(() => socket.destroy(), forMs);
    socket.on('data', (chunk: Buffer) => came.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(late);
      resolve(Buffer.concat(came));
    });
    socket.write(bytes);
  });
}
