import { createReadStream, createWriteStream } from 'node:fs';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { connect, type TLSSocket } from 'node:tls';
import type { z } from 'zod';
import type { Address } from '#shared/features/network/address.ts';
import type { PushTrouble } from '#shared/features/network/network.contract.ts';
import {
  deskReasons,
  FinishAnswer,
  OfferAnswer,
  PieceAnswer,
  reasonHeader,
  ReceiptsAnswer,
  settingsBytesAtMost,
  wirePaths,
  type Offer,
} from '#shared/features/network/wire.ts';
import { pinOfCertificate, type NetworkKeys } from './network-keys.ts';

/** A call that did not come to its end, with the reason in one word. */
export class CallTrouble extends Error {
  override readonly name = 'CallTrouble';
  readonly trouble: PushTrouble;

  constructor(trouble: PushTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

export interface CallOptions {
  readonly keys: NetworkKeys;
  readonly address: Address;
  /** The key of the desk's card: with any other not a byte is exchanged. */
  readonly pin: string;
  /** Ends the call at once. */
  readonly signal: AbortSignal;
}

const connectWithinMs = 10_000;
const idleMs = 45_000;
/** What arrives in part counts by whole records: small ones lose little when a line is cut. */
const recordBytes = 2048;
const answerBytesAtMost = 64 * 1024 * 1024;

/** A line to the desk, whose key is that of its card; throws `CallTrouble`. */
export async function callDesk(options: CallOptions) {
  const socket = await connectTo(options);
  let reason: PushTrouble | undefined;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let isTaken = false;
  agent.createConnection = () => {
    if (isTaken || socket.destroyed) throw new CallTrouble(reason ?? 'cut');
    isTaken = true;
    return socket;
  };

  async function ask(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    send: (into: NodeJS.WritableStream) => Promise<void> | void = (into) => void into.end(),
    headers: Readonly<Record<string, string | number>> = {},
  ): Promise<IncomingMessage> {
    try {
      const asked = httpRequest({ agent, method, path, headers, signal: options.signal });
      const answered = new Promise<IncomingMessage>((resolve, reject) => {
        asked.once('response', resolve);
        asked.on('error', reject);
      });
      // what cannot be sent ends the request, or the desk has answered before it wanted all of it
      void Promise.resolve(send(asked)).catch(() => {});
      const response = await answered;
      if (response.statusCode === 200 || response.statusCode === 204) return response;
      response.resume();
      throw new CallTrouble(reasonOf(response));
    } catch (error) {
      if (error instanceof CallTrouble) reason ??= error.trouble;
      throw error instanceof CallTrouble ? error : new CallTrouble('cut');
    }
  }

  async function tell<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    content: object,
  ): Promise<z.infer<Schema>> {
    const text = JSON.stringify(content);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    return await read(schema, await ask('POST', path, (into) => void into.end(text), headers));
  }

  return {
    offer: (offer: Offer) => tell(OfferAnswer, wirePaths.offer, offer),
    finish: (name: string) => tell(FinishAnswer, wirePaths.finish, { name }),
    /** Sends a file's bytes from one on; how many the desk has then. */
    async send(name: string, file: string, { from, bytes }: { from: number; bytes: number }) {
      const path = `${wirePaths.batch}?name=${name}&from=${from}`;
      const response = await ask(
        'PUT',
        path,
        (into) => pipeline(createReadStream(file, { start: from, end: bytes - 1 }), into),
        { 'content-length': bytes - from },
      );
      return (await read(PieceAnswer, response)).bytes;
    },
    async receipts(): Promise<readonly string[]> {
      return (await read(ReceiptsAnswer, await ask('GET', wirePaths.receipts))).receipts;
    },
    /** Writes the desk's newest settings into a file, if there are newer ones. */
    async settings(have: number, file: string): Promise<'written' | 'none'> {
      const response = await ask('GET', `${wirePaths.settings}?have=${have}`);
      if (response.statusCode === 204) {
        response.resume();
        return 'none';
      }
      try {
        await pipeline(bounded(response, settingsBytesAtMost), createWriteStream(file));
      } catch (error) {
        throw error instanceof CallTrouble ? error : new CallTrouble('cut');
      }
      return 'written';
    },
    close(): void {
      agent.destroy();
      socket.destroy();
    },
  };
}
export type DeskLine = Awaited<ReturnType<typeof callDesk>>;

function connectTo({ keys, address, pin, signal }: CallOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new CallTrouble('cut'));
    const socket = connect({
      ...address,
      key: keys.key,
      cert: keys.certificate,
      minVersion: 'TLSv1.3',
      maxVersion: 'TLSv1.3',
      rejectUnauthorized: false, // no authority signs these: the pin of the card decides, just below
    });
    const end = (trouble: PushTrouble) => {
      clearTimeout(late);
      socket.destroy();
      reject(new CallTrouble(trouble));
    };
    const late = setTimeout(() => end('notReached'), connectWithinMs);
    let isConnected = false;
    socket.once('connect', () => (isConnected = true));
    signal.addEventListener('abort', () => socket.destroy(), { once: true });
    socket.on('error', (error) => end(troubleOf(error, isConnected)));
    socket.once('close', () => end('cut'));
    socket.setTimeout(idleMs, () => socket.destroy());
    socket.once('secureConnect', () => {
      clearTimeout(late);
      const isDesk = pinOfCertificate(socket.getPeerX509Certificate()) === pin;
      if (!isDesk || socket.isSessionReused()) return end('otherKey');
      socket.setMaxSendFragment(recordBytes);
      return resolve(socket);
    });
    return undefined;
  });
}

/** Whoever answers and cannot shake hands as a desk of this program does is none. */
function troubleOf(error: Error, isConnected: boolean): PushTrouble {
  const code = String(Reflect.get(error, 'code') ?? '');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'addressUnknown';
  if (!isConnected) return 'notReached';
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ETIMEDOUT' ? 'cut' : 'otherKey';
}

function reasonOf({ headers }: IncomingMessage): PushTrouble {
  const said = headers[reasonHeader];
  return deskReasons.find((reason) => reason === said) ?? 'notUnderstood';
}

async function read<Schema extends z.ZodType>(
  schema: Schema,
  response: IncomingMessage,
): Promise<z.infer<Schema>> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of bounded(response, answerBytesAtMost)) chunks.push(chunk);
  } catch (error) {
    throw error instanceof CallTrouble ? error : new CallTrouble('cut');
  }
  try {
    return schema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    throw new CallTrouble('notUnderstood');
  }
}

async function* bounded(response: IncomingMessage, most: number): AsyncGenerator<Buffer> {
  let left = most;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    left -= chunk.length;
    if (left < 0) throw new CallTrouble('notUnderstood');
    yield chunk;
  }
}
