import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as passed } from 'node:timers/promises';
import type { z } from 'zod';
import {
  Finish,
  Offer,
  SettingsQuestion,
  wirePaths,
  type FinishAnswer,
  type OfferAnswer,
} from '#shared/features/network/wire.ts';
import { sha256 } from '#shared/features/batch/envelope.ts';
import { refuse, type Caller } from './listen.ts';
import { TooMuch, type UnfinishedBatches } from './unfinished-batches.ts';

/** What became of a batch at the desk. */
export type Taken = Omit<Extract<FinishAnswer, { is: 'taken' }>, 'is'>;

export interface AnsweringDeps {
  readonly unfinished: UnfinishedBatches;
  /** Whether a batch is here for good: counted or held. */
  readonly isHere: (name: string) => boolean;
  /** The very same intake as from a stick, of this station's own batches alone. */
  readonly takeIn: (caller: Caller, file: string) => Promise<Taken>;
  readonly receipts: (caller: Caller) => Promise<readonly string[]>;
  /** The file of a settings batch that is newer than what the station has, closed if need be. */
  readonly settingsAfter: (caller: Caller, have: number) => Promise<string | undefined>;
  readonly log: { error(message: string, error?: unknown): void };
}

/** So long a station waits for an answer before it has to ask again. */
const answerWithinMs = 15_000;
const questionBytesAtMost = 4096;
/** Outcomes that are kept for stations whose line was cut before they heard them. */
const outcomesAtMost = 64;

class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/** Answers stations. Whatever one of them asks, the answer is one of a few, and never ends the program. */
export function createStationAnswers(deps: AnsweringDeps) {
  const { unfinished, isHere } = deps;
  const outcomes = new Map<string, Promise<FinishAnswer>>();

  async function offer(caller: Caller, given: Offer): Promise<OfferAnswer> {
    if (isHere(given.name)) {
      unfinished.forget({ pin: caller.pin, name: given.name });
      return { is: 'here' };
    }
    const key = `${caller.pin} ${given.name}`;
    const running = outcomes.get(key);
    if (running !== undefined) {
      // all of it lies here and is being read: nothing more is wanted
      const said = await within(running);
      if (said.is === 'working') return { is: 'wanted', from: given.bytes };
      outcomes.delete(key);
      if (isHere(given.name)) return { is: 'here' };
    }
    return await unfinished.offer(caller.pin, given);
  }

  async function finish(caller: Caller, { name }: Finish): Promise<FinishAnswer> {
    const key = `${caller.pin} ${name}`;
    const running = outcomes.get(key) ?? settle(caller, name);
    outcomes.set(key, running);
    for (const old of outcomes.keys()) if (outcomes.size > outcomesAtMost) outcomes.delete(old);
    return await within(running);
  }

  async function settle(caller: Caller, name: string): Promise<FinishAnswer> {
    const whom = { pin: caller.pin, name };
    const file = await unfinished.whole(whom);
    if (file === undefined) return isHere(name) ? here : { is: 'again' };
    try {
      const taken = await deps.takeIn(caller, file);
      // what the desk had no room for stays, and is tried again
      if (taken.reason !== 'noRoom') unfinished.forget(whom);
      return { is: 'taken', ...taken };
    } catch (error) {
      outcomes.delete(`${caller.pin} ${name}`);
      throw error;
    }
  }

  async function take(
    caller: Caller,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const name = sha256.safeParse(url.searchParams.get('name')).data;
    const from = Number(url.searchParams.get('from') ?? Number.NaN);
    if (name === undefined || !Number.isSafeInteger(from) || from < 0) throw new NotUnderstood();
    const bytes = await unfinished.add({ pin: caller.pin, name }, from, request);
    if (bytes === 'elsewhere') throw new NotUnderstood();
    say(response, { bytes });
  }

  async function giveSettings(caller: Caller, url: URL, response: ServerResponse): Promise<void> {
    const { have } = understood(SettingsQuestion, { have: url.searchParams.get('have') });
    const file = await deps.settingsAfter(caller, have);
    if (file === undefined || !existsSync(file)) {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': statSync(file).size,
    });
    await pipeline(createReadStream(file), response);
  }

  async function answer(
    caller: Caller,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://desk');
    switch (`${request.method} ${url.pathname}`) {
      case `POST ${wirePaths.offer}`:
        return say(response, await offer(caller, understood(Offer, await question(request))));
      case `PUT ${wirePaths.batch}`:
        return await take(caller, url, request, response);
      case `POST ${wirePaths.finish}`:
        return say(response, await finish(caller, understood(Finish, await question(request))));
      case `GET ${wirePaths.receipts}`:
        return say(response, { receipts: await deps.receipts(caller) });
      case `GET ${wirePaths.settings}`:
        return await giveSettings(caller, url, response);
      default:
        throw new NotUnderstood();
    }
  }

  return (caller: Caller, request: IncomingMessage, response: ServerResponse): void => {
    response.on('error', () => {}); // cut while it was answered: the station asks again
    answer(caller, request, response).catch((error: unknown) => {
      if (
        error instanceof NotUnderstood ||
        error instanceof TooMuch ||
        error instanceof TypeError
      ) {
        return refuse(response, 'notUnderstood');
      }
      if (isCut(error)) return void response.destroy();
      deps.log.error('network: a station was not answered', error);
      return refuse(response, Reflect.get(Object(error), 'code') === 'ENOSPC' ? 'busy' : 'failed');
    });
  };
}

const here: FinishAnswer = { is: 'taken', state: 'already', reason: null, receipts: [] };

async function within(running: Promise<FinishAnswer>): Promise<FinishAnswer> {
  const waiting = new AbortController();
  const working = passed(answerWithinMs, { is: 'working' } as const, { signal: waiting.signal });
  working.catch(() => {}); // the answer came first
  try {
    return await Promise.race([running, working]);
  } finally {
    waiting.abort();
  }
}

function say(response: ServerResponse, answer: object): void {
  const text = JSON.stringify(answer);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

async function question(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > questionBytesAtMost) throw new NotUnderstood();
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new NotUnderstood();
  }
}

function understood<Schema extends z.ZodType>(schema: Schema, given: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new NotUnderstood();
  return parsed.data;
}

/** A line that went, or a newer one of the same station that took over. */
function isCut(error: unknown): boolean {
  const code = Reflect.get(Object(error), 'code');
  return (
    code === 'ECONNRESET' ||
    code === 'ECONNABORTED' ||
    code === 'EPIPE' ||
    code === 'ABORT_ERR' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    code === 'ERR_STREAM_DESTROYED'
  );
}
