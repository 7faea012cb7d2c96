import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '#main/platform/files.ts';
import type { Database } from '#main/storage/database.ts';
import { parseJson } from './campaign-file.ts';
import { createAnswerStore, sealedAnswersOf } from './campaign-store.ts';

/** The first line of a `.hlanswers` file; every other line is a sealed piece in base64. */
const Head = z.strictObject({
  format: z.literal(1),
  /** The campaign's own file, so that the supervisor needs nothing else to read it. */
  campaignFile: z.string(),
  sealed: z.int().min(0),
});

export interface AnswersJob {
  readonly campaignId: string;
  readonly campaignFile: string;
  readonly file: string;
}

export type AnswersResult =
  | { readonly written: true; readonly sealed: number }
  | { readonly written: false; readonly reason: string };

/** Writes a campaign's sealed pieces as they are; the file appears whole and on disk, or not at all. */
export function writeAnswersFile(db: Database, job: AnswersJob): AnswersResult {
  try {
    return { written: true, sealed: write(db, job) };
  } catch (error) {
    if (isSystemError(error)) return { written: false, reason: error.code };
    throw error;
  }
}

function write(db: Database, { campaignId, campaignFile, file }: AnswersJob): number {
  const unfinished = `${file}.part`;
  const target = openSync(unfinished, 'w');
  db.exec('BEGIN'); // the count and the pieces from one state of the store
  try {
    const sealed = createAnswerStore(db).count(campaignId);
    writeLine(target, JSON.stringify({ format: 1, campaignFile, sealed }));
    for (const piece of sealedAnswersOf(db, campaignId)) {
      writeLine(target, piece.sealed.toString('base64'));
    }
    fsyncSync(target);
    closeSync(target);
    renameSync(unfinished, file);
    syncFolder(dirname(file));
    return sealed;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    db.exec('COMMIT');
  }
}

function writeLine(target: number, line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  let written = 0;
  while (written < bytes.length) written += writeSync(target, bytes, written); // may stop half-way
}

export interface AnswersFile {
  readonly campaignFile: string;
  readonly pieces: AsyncIterable<Buffer>;
  /** How many pieces the file says it has. */
  readonly sealed: number;
}

/** Reads a file of sealed pieces, or says that it is none. Streams; the pieces must be read to the end. */
export async function readAnswersFile(file: string): Promise<AnswersFile | undefined> {
  const lines = await linesOf(file);
  const first = await lines?.next();
  const head = Head.safeParse(first?.done === false ? parseJson(first.value) : undefined).data;
  if (lines === undefined || head === undefined) {
    await lines?.return?.();
    return undefined;
  }
  const { campaignFile, sealed } = head;
  return { campaignFile, sealed, pieces: decoded(lines) };
}

/** Undefined for a file that cannot be opened. */
async function linesOf(file: string): Promise<AsyncIterator<string> | undefined> {
  try {
    const handle = await open(file);
    return handle.readLines({ encoding: 'utf8' })[Symbol.asyncIterator]();
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

async function* decoded(lines: AsyncIterator<string>): AsyncGenerator<Buffer> {
  for (let line = await lines.next(); !line.done; line = await lines.next()) {
    if (line.value !== '') yield Buffer.from(line.value, 'base64');
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
