import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A piece of a file that a page hands over; pieces come in order. */
export interface GivenPiece {
  readonly given: string;
  readonly name: string;
  /** Bytes of the file that came before this piece. */
  readonly at: number;
  readonly bytes: Buffer;
}

/** Longest file that a page may hand over: above that it is taken from its folder. */
const fileBytesAtMost = 512 * 1024 * 1024;

/** Files that somebody chose in the page, until they are taken in; `folder` is the program's alone. */
export function createGivenFiles(folder: string) {
  const folderOf = (given: string) => join(folder, given);
  return {
    /** Adds a piece; `outOfTurn` when it does not follow what is here. */
    put({ given, name, at, bytes }: GivenPiece): 'kept' | 'outOfTurn' | 'tooLarge' {
      const file = join(folderOf(given), safeName(name));
      const length = existsSync(file) ? statSync(file).size : 0;
      if (at !== length) return 'outOfTurn';
      if (at + bytes.length > fileBytesAtMost) return 'tooLarge';
      mkdirSync(folderOf(given), { recursive: true });
      appendFileSync(file, bytes);
      return 'kept';
    },
    pathsOf: (given: readonly string[]) =>
      given
        .map(folderOf)
        .filter((path) => existsSync(path))
        .flatMap((path) => readdirSync(path).map((name) => join(path, name))),
    forget(given: readonly string[]): void {
      for (const one of given) rmSync(folderOf(one), { recursive: true, force: true });
    },
    empty: () => rmSync(folder, { recursive: true, force: true }),
  };
}
export type GivenFiles = ReturnType<typeof createGivenFiles>;

/** A name that is a file of this folder whatever the page says. */
function safeName(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^\.+/, '_');
  return plain.slice(-120) || 'batch.hlb';
}
