import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';
import { mainPart, readDocx } from './docx-parts.ts';
import { prepareTemplate } from './fill-template.ts';
import { joinLetters } from './join-letters.ts';
import { letterValues, type LetterSource } from './letter-values.ts';
import type { ZipParts } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

/** Letters of one kind that somebody asked to have on disk. */
export interface LettersJob {
  /** A template that `checkTemplate` found nothing in. */
  readonly template: Uint8Array;
  readonly letters: readonly LetterSource[];
  /** One document for one print, or a folder with a document for each letter. */
  readonly as: 'document' | 'folder';
  /** Path of the document or of the folder, which must not be there yet. */
  readonly target: string;
}

export type LettersSaved =
  | { readonly written: true; readonly letters: number }
  /** A code of the operating system, such as `ENOSPC`. */
  | { readonly written: false; readonly reason: string };

/**
 * Merges letters and writes them to disk: all of them appear, synced, under the target's name, or
 * none. Nobody's name stands in a file's name; the letters are numbered in their order.
 */
export async function saveLetters(
  job: LettersJob,
  onProgress: (progress: { rows: number; atMost: number }) => void,
): Promise<LettersSaved> {
  if (existsSync(job.target)) return { written: false, reason: 'EEXIST' };
  const unfinished = `${job.target}.part`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    if (job.as === 'folder') await writeFolder(unfinished, job, onProgress);
    else await writeDocument(unfinished, job, onProgress);
    renameSync(unfinished, job.target);
    syncFolder(dirname(job.target));
    return { written: true, letters: job.letters.length };
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (isSystemError(error)) return { written: false, reason: error.code };
    throw error;
  }
}

type OnProgress = Parameters<typeof saveLetters>[1];

async function writeFolder(folder: string, job: LettersJob, onProgress: OnProgress) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const digits = String(job.letters.length).length;
  let written = 0;
  for await (const parts of filled(job, onProgress)) {
    written += 1;
    writeDurably(join(folder, `${String(written).padStart(digits, '0')}.docx`), writeZip(parts));
  }
  syncFolder(folder);
}

async function writeDocument(file: string, job: LettersJob, onProgress: OnProgress) {
  let first: ZipParts | undefined;
  const texts: string[] = [];
  for await (const parts of filled(job, onProgress)) {
    first ??= parts;
    texts.push(parts.get(mainPart)?.toString('utf8') ?? '');
  }
  if (first === undefined) throw new Error('there is a letter to print');
  mkdirSync(dirname(file), { recursive: true });
  writeDurably(file, joinLetters(first, texts));
}

const toldEvery = 20;

async function* filled(job: LettersJob, onProgress: OnProgress): AsyncGenerator<ZipParts> {
  const { parts } = readDocx(Buffer.from(job.template));
  if (parts === undefined) throw new Error('a template is checked before it is used');
  const fill = await prepareTemplate(parts);
  const atMost = job.letters.length;
  for (const [done, letter] of job.letters.entries()) {
    if (done % toldEvery === 0) onProgress({ rows: done, atMost });
    yield await fill(letterValues(letter));
  }
  onProgress({ rows: atMost, atMost });
}

function writeDurably(file: string, content: Buffer): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    let at = 0;
    while (at < content.length) at += writeSync(handle, content, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
