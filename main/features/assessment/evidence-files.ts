import { createHash } from 'node:crypto';
import {
  appendFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import { evidenceBytesAtMost } from '#shared/features/assessment/evidence-types.ts';

/** Where a file lies: under the hash of what it says, sealed ones with the ending of age. */
export function pathOfFile(
  folder: string,
  { sha256, personal }: { readonly sha256: string; readonly personal: boolean },
): string {
  return join(folder, personal ? `${sha256}.age` : sha256);
}

/** The SHA-256 of a file in hexadecimal; undefined where it is not there. */
export async function hashFile(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}

const fileName = /^[0-9a-f]{64}(\.age)?$/;

/** The files of an office's evidence, and those that a page is still handing over. */
export function createEvidenceFiles(folder: string) {
  const incoming = join(folder, 'incoming');
  const givenAt = (given: string) => join(incoming, given);
  return {
    folder,
    givenAt,
    /** Adds a piece to a file that is handed over; `outOfTurn` when it does not follow what is here. */
    put(given: string, at: number, piece: Buffer): 'kept' | 'outOfTurn' | 'tooLarge' {
      const file = givenAt(given);
      const length = existsSync(file) ? statSync(file).size : 0;
      if (at !== length) return 'outOfTurn';
      if (at + piece.length > evidenceBytesAtMost) return 'tooLarge';
      mkdirSync(incoming, { recursive: true });
      appendFileSync(file, piece);
      return 'kept';
    },
    forget: (given: string) => rmSync(givenAt(given), { force: true }),
    /** Puts a whole file in its place; when this returns it is on the disk. */
    keep(from: string, file: { readonly sha256: string; readonly personal: boolean }): void {
      syncFile(from);
      renameSync(from, pathOfFile(folder, file));
      syncFolder(folder);
    },
    remove: (file: { readonly sha256: string; readonly personal: boolean }) =>
      rmSync(pathOfFile(folder, file), { force: true }),
    /** What a power cut left half handed over. */
    emptyIncoming: () => rmSync(incoming, { recursive: true, force: true }),
    /** The files that lie here, by name. */
    list: () =>
      existsSync(folder) ? readdirSync(folder).filter((name) => fileName.test(name)) : [],
  };
}
export type EvidenceFiles = ReturnType<typeof createEvidenceFiles>;
