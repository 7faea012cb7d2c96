import { readdirSync, readFileSync, statSync, type BigIntStats } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '#shared/calendar.ts';

/** A file or folder as somebody finds it who copies everything there is. */
export interface FoundFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** In the office's time, as the file system keeps them, to the nanosecond. */
  readonly times: Readonly<Record<FileTime, number>>;
}
export const fileTimes = ['modified', 'changed', 'accessed', 'born'] as const;
export type FileTime = (typeof fileTimes)[number];

/** The whole folder at one moment. */
export interface Image {
  readonly day: Day;
  readonly atMs: number;
  readonly files: readonly FoundFile[];
}

/** When the simulation did something by the machine's clock, and when that was in the office. */
export interface Tick {
  readonly realMs: number;
  readonly officeMs: number;
}

/** Linux dates files by a clock that goes on every four milliseconds. */
export const fileTickMs = 4.5;

/** Copies a folder with everything that the file system tells of it. */
export function takeImage(
  folder: string,
  at: { readonly day: Day; readonly atMs: number },
  ticks: readonly Tick[],
): Image {
  const names = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  const files = names.flatMap((name) => lookAt(join(folder, name), name, ticks) ?? []);
  return { ...at, files };
}

/** Undefined for a copy that was being made and has its own name by now. */
function lookAt(path: string, name: string, ticks: readonly Tick[]): FoundFile | undefined {
  try {
    const stats = statSync(path, { bigint: true });
    const bytes = stats.isFile() ? readFileSync(path) : Buffer.alloc(0);
    return { name, bytes, times: timesOf(stats, ticks) };
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return undefined;
    throw error;
  }
}

function timesOf(stats: BigIntStats, ticks: readonly Tick[]): FoundFile['times'] {
  const time = (ns: bigint) => officeTimeOf(Number(ns) / 1e6, ticks);
  return {
    modified: time(stats.mtimeNs),
    changed: time(stats.ctimeNs),
    accessed: time(stats.atimeNs),
    born: time(stats.birthtimeNs),
  };
}

/**
 * The simulation runs much faster than an office, so that what the file system noted has to be told
 * in the office's time. A time that the program set is the office's already: it lies in another year.
 */
function officeTimeOf(realMs: number, ticks: readonly Tick[]): number {
  const [first] = ticks;
  if (first === undefined || Math.abs(realMs - first.officeMs) < (365 * 86_400_000) / 2)
    return realMs;
  let low = 0;
  let high = ticks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ticks[middle]?.realMs ?? 0) <= realMs + fileTickMs) low = middle;
    else high = middle - 1;
  }
  return ticks[low]?.officeMs ?? first.officeMs;
}

/** Everything that an attacker has of one office. */
export interface Evidence {
  /** An image of each evening; the last one holds every backup and export. */
  readonly images: readonly Image[];
}

/** What the simulation alone knows: the rating behind a letter, if there is one. */
export type Truth = ReadonlyMap<string, string | undefined>;
