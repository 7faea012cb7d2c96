import type { Allowance } from './meter.ts';

/** What a desk bears of its network, whoever calls. */
export interface NetworkLimits {
  /** Open at once, handshakes among them. */
  readonly connections: number;
  readonly connectionsOfStation: number;
  readonly connectionsPerMinute: Allowance;
  readonly requestsPerMinute: Allowance;
  readonly handshakeMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
  /** However busy: whoever needs longer comes again and goes on. */
  readonly connectionMs: number;
  /** Unfinished batches that are kept of one station, and of all. */
  readonly unfinishedOfStation: number;
  readonly unfinished: number;
  readonly unfinishedBytes: number;
  /** An unfinished batch that nobody went on with for so long is let go. */
  readonly staleAfterMs: number;
  /** What an offered batch leaves free of the disk: the desk's own ratings come first. */
  readonly freeBytes: number;
}

/** Generous for three dozen stations that call every quarter of an hour, and little for a desk. */
export const usualLimits: NetworkLimits = {
  connections: 48,
  connectionsOfStation: 2,
  connectionsPerMinute: { ofOne: 40, ofAll: 600 },
  requestsPerMinute: { ofOne: 300, ofAll: 3_000 },
  handshakeMs: 10_000,
  idleMs: 45_000,
  connectionMs: 15 * 60_000,
  unfinishedOfStation: 2,
  unfinished: 60,
  unfinishedBytes: 8 * 1024 ** 3,
  staleAfterMs: 7 * 24 * 60 * 60_000,
  freeBytes: 512 * 1024 ** 2,
};
