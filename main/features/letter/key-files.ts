import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';

/** `previous` holds the key before this one, sealed to this one, while letters are sealed anew. */
export const keyFileNames = ['passphrase', 'recovery', 'stick', 'previous'] as const;
export type KeyFileName = (typeof keyFileNames)[number];
export type KeyFiles = Partial<Record<KeyFileName, Uint8Array>>;

/** The sealed keys of letters in their folder. */
export function createKeyFiles(folder: string) {
  const fileOf = (name: KeyFileName) => join(folder, `letters-${name}.age`);
  const nextOf = (name: KeyFileName) => join(folder, `letters-${name}.next.age`);
  const marker = join(folder, 'letters-next.txt');

  function put(file: string, content: Uint8Array | string): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unfinished = `${file}.part`;
    const handle = openSync(unfinished, 'w', 0o600);
    try {
      writeSync(handle, Buffer.from(content));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
    syncFolder(folder);
  }

  function dropNext(): void {
    for (const name of keyFileNames) rmSync(nextOf(name), { force: true });
    rmSync(marker, { force: true });
  }

  return {
    has: (name: KeyFileName) => existsSync(fileOf(name)),
    read: (name: KeyFileName): Uint8Array | undefined =>
      existsSync(fileOf(name)) ? readFileSync(fileOf(name)) : undefined,
    put: (name: KeyFileName, content: Uint8Array) => put(fileOf(name), content),
    remove: (name: KeyFileName) => rmSync(fileOf(name), { force: true }),

    /** Lays the files of another key beside the present ones; the marker comes last. */
    prepare(recipient: string, files: KeyFiles): void {
      dropNext();
      const names = keyFileNames.filter((name) => files[name] !== undefined);
      for (const name of names) put(nextOf(name), files[name] ?? '');
      put(marker, [recipient, ...names].join('\n'));
    },

    /**
     * Puts prepared files in the place of the present ones, if the settings name their key; else they
     * go. Done again after a power cut it comes to the same end.
     */
    adopt(recipient: string | undefined): void {
      if (!existsSync(marker)) return dropNext();
      const [prepared, ...names] = readFileSync(marker, 'utf8').split('\n');
      if (prepared !== recipient) return dropNext();
      for (const name of keyFileNames) {
        if (!names.includes(name)) rmSync(fileOf(name), { force: true });
        else if (existsSync(nextOf(name))) renameSync(nextOf(name), fileOf(name));
      }
      syncFolder(folder);
      rmSync(marker, { force: true });
    },
  };
}
export type KeyStore = ReturnType<typeof createKeyFiles>;
