import { renameSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { formatOffset } from '#shared/calendar.ts';
import { syncFolder } from '#main/platform/files.ts';
import { isFull } from '#main/storage/database.ts';
import { measureFile, sealBatch, type PartFile, type SignedManifest } from './file/write-batch.ts';

/** Where a batch is made, beside where it will lie: what is found there was never finished. */
export const makingFolder = 'making';

/** What is left free beside a batch, so that it never takes the room of the next ratings. */
export const reserveBytes = 128 * 1024 * 1024;

/** Seals a batch and lays it where it is kept, under its name; its size and SHA-256. */
export async function sealInto(
  out: string,
  signed: SignedManifest,
  parts: readonly PartFile[],
  sealing: {
    readonly sealedFor: readonly string[];
    readonly key: KeyObject;
    readonly making: string;
  },
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const { sealedFor, key, making } = sealing;
  const file = join(making, 'sealed');
  await sealBatch(signed, parts, { sealedFor, key, scratch: join(making, 'payload'), file });
  const measured = await measureFile(file);
  renameSync(file, join(out, `${signed.name}.hlb`));
  syncFolder(out);
  return measured;
}

/** The list that `sha256sum -c` reads, as a part of its own. */
export async function writeSums(parts: readonly PartFile[], file: string): Promise<PartFile> {
  const measured: string[] = [];
  for (const { path, file: part, measure } of parts) {
    measured.push(`${(measure ?? (await measureFile(part))).sha256}  ${path}\n`);
  }
  writeFileSync(file, measured.join(''));
  return { path: 'SHA256SUMS', file, mediaType: 'text/plain' };
}

export function writeJson(file: string, document: unknown): void {
  writeFileSync(file, `${JSON.stringify(document, undefined, 2)}\n`);
}

/** `2026-11-27T17:30:00+07:00` */
export function localStamp(utcMs: number, offsetMinutes: number): string {
  const local = new Date(utcMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
  return `${local}${formatOffset(offsetMinutes)}`;
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Node, SQLite and DuckDB each say in their own way that the disk is full. */
export function isNoRoom(error: unknown): boolean {
  if (isFull(error)) return true;
  if (!(error instanceof Error)) return false;
  return (
    Reflect.get(error, 'code') === 'ENOSPC' || error.message.includes('No space left on device')
  );
}
