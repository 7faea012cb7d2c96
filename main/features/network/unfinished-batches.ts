import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sha256Of } from '#main/platform/sha256-of.ts';
import { batchBytesAtMost, Offer, type OfferAnswer } from '#shared/features/network/wire.ts';
import type { NetworkLimits } from './limits.ts';

/** Whose batch it is by the pin of their key, and which. */
export interface OfWhom {
  readonly pin: string;
  readonly name: string;
}

export interface UnfinishedDeps {
  /** The program's alone; everything in it may be lost without harm. */
  readonly folder: string;
  readonly limits: NetworkLimits;
  readonly nowMs: () => number;
  /** Bytes that are free where the folder is; a test says otherwise. */
  readonly freeBytes?: () => number;
}

const offerFile = 'offer.json';
const bytesFile = 'batch.hlb';

/**
 * Batches that stations are about to send. What has come stays through any cut, so that it goes on from
 * there; how many, how much and how long is bounded, and each station has folders of its own, so that none
 * can touch another's.
 */
export function createUnfinishedBatches(deps: UnfinishedDeps) {
  const { folder, limits, nowMs } = deps;
  /** Who writes just now. A newer call of the same station takes over: the older line may be dead. */
  const writing = new Map<
    string,
    { readonly stop: AbortController; readonly done: Promise<unknown> }
  >();
  const placeOf = ({ pin, name }: OfWhom) => join(folder, pin, name);
  const freeBytes = deps.freeBytes ?? (() => freeAt(folder));

  async function stop(whom: OfWhom): Promise<void> {
    const before = writing.get(placeOf(whom));
    before?.stop.abort();
    await before?.done.catch(() => {}); // it was told to end
  }

  return {
    /** Keeps room for a batch, and says from which byte on it is wanted. */
    async offer(pin: string, offer: Offer): Promise<OfferAnswer> {
      if (offer.bytes > batchBytesAtMost) return { is: 'tooLarge' };
      const whom = { pin, name: offer.name };
      await stop(whom);
      dropStale(folder, nowMs() - limits.staleAfterMs);
      const place = placeOf(whom);
      const known = readOffer(place);
      if (known !== undefined && (known.bytes !== offer.bytes || known.sha256 !== offer.sha256)) {
        remove(place);
      }
      const here = listUnfinished(folder).filter((each) => each.place !== place);
      const mine = here.filter((each) => each.pin === pin).toSorted(oldestFirst);
      const tooMany = Math.max(0, mine.length + 1 - limits.unfinishedOfStation);
      const dropped = new Set(mine.slice(0, tooMany)); // it is whole at the station, as every batch is
      for (const each of dropped) remove(each.place);
      const others = here.filter((each) => !dropped.has(each));
      const from = sizeOf(join(place, bytesFile));
      const promised = others.reduce((sum, { wantedBytes }) => sum + wantedBytes, 0);
      const missing = others.reduce((sum, each) => sum + each.wantedBytes - each.bytes, 0);
      const isTooMuch =
        others.length >= limits.unfinished ||
        promised + offer.bytes > limits.unfinishedBytes ||
        freeBytes() - missing - (offer.bytes - from) < limits.freeBytes;
      if (isTooMuch) return { is: 'noRoom' };
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, offerFile), JSON.stringify(offer));
      return { is: 'wanted', from };
    },

    /** Adds what comes from a byte on; `elsewhere` where it does not follow what is here. */
    async add(whom: OfWhom, from: number, bytes: Readable): Promise<number | 'elsewhere'> {
      await stop(whom);
      const place = placeOf(whom);
      const file = join(place, bytesFile);
      const offer = readOffer(place);
      if (offer === undefined || sizeOf(file) !== from || from > offer.bytes) return 'elsewhere';
      const stopping = new AbortController();
      const into = createWriteStream(file, { flags: from === 0 ? 'w' : 'r+', start: from });
      const done = pipeline(bytes, atMost(offer.bytes - from), into, { signal: stopping.signal });
      writing.set(place, { stop: stopping, done });
      try {
        await done;
        return sizeOf(file);
      } finally {
        if (writing.get(place)?.stop === stopping) writing.delete(place);
      }
    },

    /** The file of a batch that has come as it was offered; undefined lets go of what came otherwise. */
    async whole(whom: OfWhom): Promise<string | undefined> {
      await stop(whom);
      const place = placeOf(whom);
      const file = join(place, bytesFile);
      const offer = readOffer(place);
      if (offer === undefined || sizeOf(file) < offer.bytes) return undefined;
      if (sizeOf(file) === offer.bytes && (await sha256Of(file)) === offer.sha256) return file;
      remove(place); // what a power cut left of it is not what was sent
      return undefined;
    },

    /** Lets go of a batch that was taken in, or refused for good. */
    forget: (whom: OfWhom) => remove(placeOf(whom)),
    dropStale: () => dropStale(folder, nowMs() - limits.staleAfterMs),
  };
}
export type UnfinishedBatches = ReturnType<typeof createUnfinishedBatches>;

interface Unfinished {
  readonly place: string;
  readonly pin: string;
  readonly bytes: number;
  readonly wantedBytes: number;
  readonly touchedMs: number;
}

function oldestFirst(one: Unfinished, other: Unfinished): number {
  return one.touchedMs - other.touchedMs;
}

function listUnfinished(folder: string): Unfinished[] {
  return namesIn(folder).flatMap((pin) =>
    namesIn(join(folder, pin)).map((name) => {
      const place = join(folder, pin, name);
      const wantedBytes = readOffer(place)?.bytes ?? 0;
      const bytes = Math.min(sizeOf(join(place, bytesFile)), wantedBytes);
      return { place, pin, bytes, wantedBytes, touchedMs: touchedAtMs(place) };
    }),
  );
}

function dropStale(folder: string, beforeMs: number): void {
  for (const { place, touchedMs, wantedBytes } of listUnfinished(folder)) {
    if (wantedBytes === 0 || touchedMs < beforeMs) remove(place);
  }
}

function touchedAtMs(place: string): number {
  const times = [bytesFile, offerFile].map((file) => {
    const path = join(place, file);
    return existsSync(path) ? statSync(path).mtimeMs : 0;
  });
  return Math.max(...times);
}

function readOffer(place: string): Offer | undefined {
  try {
    return Offer.parse(JSON.parse(readFileSync(join(place, offerFile), 'utf8')));
  } catch {
    return undefined; // none, or half of one after a power cut: the station offers it again
  }
}

function remove(place: string): void {
  rmSync(place, { recursive: true, force: true, maxRetries: 3 });
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

function freeAt(folder: string): number {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** More than was offered is no batch. */
function atMost(bytes: number) {
  return async function* bounded(source: AsyncIterable<Buffer>) {
    let left = bytes;
    for await (const chunk of source) {
      left -= chunk.length;
      if (left < 0) throw new TooMuch();
      yield chunk;
    }
  };
}

/** A sender went on behind the last byte that it had offered. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}
