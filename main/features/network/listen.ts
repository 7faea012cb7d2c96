import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createPlainServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { reasonHeader, type DeskReason } from '#shared/features/network/wire.ts';
import type { NetworkLimits } from './limits.ts';
import { createMeter } from './meter.ts';
import { pinOfCertificate, type NetworkKeys } from './network-keys.ts';

/** A station whose card pins the key that it showed. */
export interface Caller {
  readonly pin: string;
  /** Station codes of the cards that pin it: nearly always one. */
  readonly stationCodes: ReadonlySet<string>;
  /** Fingerprints of those cards. */
  readonly fingerprints: readonly string[];
}

export interface ListenDeps {
  readonly keys: NetworkKeys;
  readonly limits: NetworkLimits;
  readonly monotonicMs: () => number;
  /** Who shows a key; asked before a byte of what they send is read. */
  readonly callerBy: (pin: string) => Caller | 'stationUnknown' | 'stationRevoked';
  readonly answer: (caller: Caller, request: IncomingMessage, response: ServerResponse) => void;
  /** Told of everybody who was let in, and of everybody who was not. */
  readonly onCall: (who: Caller | 'stationUnknown' | 'stationRevoked') => void;
}

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens for stations: TLS 1.3 alone, both sides show a key. One that no card here pins learns the reason
 * and nothing else, and not a byte of what it sends is read. Rejects as the system does where the port
 * cannot be had.
 */
export async function listen(
  deps: ListenDeps,
  { port, host }: { readonly port: number; readonly host?: string | undefined },
): Promise<Listening> {
  const { keys, limits } = deps;
  const open = new Set<Socket>();
  const letsConnect = createMeter(limits.connectionsPerMinute, deps.monotonicMs);
  const letsAsk = createMeter(limits.requestsPerMinute, deps.monotonicMs);
  const callers = new WeakMap<Socket, Caller>();
  const connectionsOf = new Map<string, number>();

  const http = createHttpServer(
    { maxHeaderSize: 4096, insecureHTTPParser: false },
    (request, response) => {
      const caller = callers.get(request.socket);
      // whoever was revoked since is let go at the next question
      const now = caller && deps.callerBy(caller.pin);
      if (now === undefined || typeof now === 'string') {
        return refuse(response, now ?? 'stationUnknown');
      }
      if (!letsAsk(now.pin)) return refuse(response, 'busy');
      return deps.answer(now, request, response);
    },
  );
  http.maxRequestsPerSocket = 500;
  http.on('clientError', (_error, socket) => socket.destroy());

  const secure = createTlsServer({
    key: keys.key,
    cert: keys.certificate,
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    requestCert: true,
    rejectUnauthorized: false, // no authority signs these: the pin of the card decides, just below
    handshakeTimeout: limits.handshakeMs,
  });
  secure.on('tlsClientError', (_error, socket) => socket.destroy());
  secure.on('secureConnection', (socket) => {
    socket.on('error', () => socket.destroy()); // cut: what came is kept
    const pin = socket.isSessionReused() ? undefined : pinOfPeer(socket);
    const caller = pin === undefined ? 'stationUnknown' : deps.callerBy(pin);
    deps.onCall(caller);
    if (typeof caller === 'string') return turnAway(socket, caller);
    const mine = connectionsOf.get(caller.pin) ?? 0;
    if (mine >= limits.connectionsOfStation) return turnAway(socket, 'busy');
    connectionsOf.set(caller.pin, mine + 1);
    callers.set(socket, caller);
    socket.setTimeout(limits.idleMs, () => socket.destroy());
    const longest = setTimeout(() => socket.destroy(), limits.connectionMs);
    longest.unref();
    socket.once('close', () => {
      clearTimeout(longest);
      const left = (connectionsOf.get(caller.pin) ?? 1) - 1;
      if (left > 0) connectionsOf.set(caller.pin, left);
      else connectionsOf.delete(caller.pin);
    });
    http.emit('connection', socket);
    return undefined;
  });

  const server = createPlainServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    // before the handshake, which is what costs a desk most
    if (!letsConnect(socket.remoteAddress ?? '')) return socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    secure.emit('connection', socket);
    return undefined;
  });
  server.maxConnections = limits.connections;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', reject);
      server.on('error', () => {}); // a connection that the system could not hand over
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Refuses a question, and the connection with it. */
export function refuse(response: ServerResponse, reason: DeskReason): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(statusOf[reason], { [reasonHeader]: reason, connection: 'close' });
  response.end();
}

const statusOf: Readonly<Record<DeskReason, number>> = {
  stationUnknown: 403,
  stationRevoked: 403,
  busy: 429,
  notUnderstood: 400,
  failed: 500,
};

function pinOfPeer(socket: TLSSocket): string | undefined {
  return pinOfCertificate(socket.getPeerX509Certificate());
}

const farewellMs = 2_000;

/** Says why and closes. What they send is let fall unread, so that the reason reaches them. */
function turnAway(socket: TLSSocket, reason: DeskReason): void {
  const status = `HTTP/1.1 ${statusOf[reason]} Refused`;
  const head = [status, `${reasonHeader}: ${reason}`, 'content-length: 0', 'connection: close'];
  socket.resume();
  socket.end(`${head.join('\r\n')}\r\n\r\n`);
  setTimeout(() => socket.destroy(), farewellMs).unref();
}
