import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { recipient, sha256 } from '#shared/features/batch/envelope.ts';
import { lifeReasons } from '#shared/features/batch/life-reason.ts';
import { syncFolder } from '#main/platform/files.ts';
import { StartError } from '#main/platform/start-error.ts';
import { Custody } from './custody.ts';

/** The secret keys of one life, with all that its row in the database says, should that be missing. */
export const LifeKeys = z.strictObject({
  format: z.literal('hai-long-keys/1'),
  folderId: z.string().min(1),
  incarnation: z.string().min(1).max(100),
  reason: z.enum(lifeReasons),
  previous: z.string().nullable(),
  grownFromBatch: sha256.nullable(),
  startedAtMs: z.int(),
  signingKey: z.base64().min(1),
  sealingKey: z.string().startsWith('AGE-SECRET-KEY-1'),
  recipient,
  custody: Custody,
});
export type LifeKeys = z.infer<typeof LifeKeys>;

/** How far something had come: its last number, with the hash or name that stood there. */
const Reached = z.strictObject({ number: z.int().min(1), hash: z.string() }).nullable();
export type Reached = z.infer<typeof Reached>;

/** What the database is known to have held in one life, so that one that went back is noticed. */
export const Mark = z.strictObject({
  format: z.literal('hai-long-mark/1'),
  incarnation: z.string(),
  ratings: Reached,
  audit: Reached,
  batches: Reached,
});
export type Mark = z.infer<typeof Mark>;

export type ReadKeys = LifeKeys | 'none' | 'damaged';

/** The files of a folder's own keys. Each is replaced whole, so that a cut leaves the old or the new one. */
export function createLifeFiles(folder: string) {
  const current = join(folder, 'identity.json');
  const mark = join(folder, 'mark.json');
  const retired = join(folder, 'retired');

  return {
    prepare: () => makeSecretFolder(folder),
    read: (): ReadKeys => readKeys(current),
    write: (keys: LifeKeys) => put(folder, current, keys),
    readMark(): Mark | undefined {
      const found = Mark.safeParse(parse(readIfThere(mark)));
      return found.success ? found.data : undefined;
    },
    writeMark: (reached: Mark) => put(folder, mark, reached),
    /** Keeps keys that sign nothing any more: things that were sealed to them may still come. */
    retire(keys: LifeKeys): void {
      put(retired, join(retired, `${keys.incarnation}.json`), keys);
    },
    /** Puts aside what cannot be read; nobody but a person decides that it is worthless. */
    putDamagedAside(stamp: string): void {
      makeSecretFolder(retired);
      renameSync(current, join(retired, `damaged-${stamp}.json`));
      syncFolder(retired);
      syncFolder(folder);
    },
    /** Keys of this folder's earlier lives, the newest first. */
    listRetired(folderId: string): LifeKeys[] {
      const names = existsSync(retired) ? readdirSync(retired) : [];
      return names
        .filter((name) => name.endsWith('.json') && !name.startsWith('damaged-'))
        .map((name) => readKeys(join(retired, name)))
        .filter((keys) => typeof keys === 'object')
        .filter((keys) => keys.folderId === folderId) // another folder's may have been found here
        .sort((one, other) => other.startedAtMs - one.startedAtMs);
    },
  };
}
export type LifeFiles = ReturnType<typeof createLifeFiles>;

function readKeys(file: string): ReadKeys {
  const text = readIfThere(file);
  if (text === undefined) return 'none';
  const found = LifeKeys.safeParse(parse(text));
  return found.success ? found.data : 'damaged';
}

/** A file that is there and may not be read is no reason to make a second identity. */
function readIfThere(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = String(Reflect.get(Object(error), 'code') ?? 'unknown');
    throw new StartError('keysUnreadable', { file, reason });
  }
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // the schema refuses it
  }
}

function makeSecretFolder(folder: string): void {
  orRefuse(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
}

function put(folder: string, file: string, content: LifeKeys | Mark): void {
  makeSecretFolder(folder);
  orRefuse(file, () => {
    const unfinished = `${file}.part`;
    const handle = openSync(unfinished, 'w', 0o600);
    try {
      writeFileSync(handle, `${JSON.stringify(content, undefined, 2)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
    syncFolder(folder);
  });
}

/** What the system refuses, as a foreseen end. */
function orRefuse(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const code = Reflect.get(Object(error), 'code');
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new StartError('diskFull', { file });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new StartError('folderNotWritable', { folder: file });
    }
    throw error;
  }
}
