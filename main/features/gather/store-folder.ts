import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '#main/platform/files.ts';
import { StartError } from '#main/platform/start-error.ts';
import { holdFolder } from '#main/storage/hold-folder.ts';
import { code } from '#shared/code.ts';
import type { StoreKind } from '#shared/features/gather/gathered.ts';
import type { BatchFiles, Keys } from './ports.ts';

/** Where things lie in a store. */
export interface StoreFolder {
  readonly path: string;
  readonly description: string;
  /** The desk's secret keys; whoever has them reads what is sealed to it. */
  readonly keys: string;
  readonly cards: string;
  /** Cards of stations for which the desk of their office vouches. */
  readonly vouched: string;
  /** What people decided of batches and keys. */
  readonly decisions: string;
  /** Batches as they were received, by name: the warehouse can be built from them alone. */
  readonly archive: string;
  readonly receipts: string;
  /** What this store sent to offices, by number: its own series. */
  readonly sent: string;
  readonly warehouse: string;
  /** Emptied whenever the store is opened. */
  readonly scratch: string;
  readonly lock: string;
}

const storeFormat = 'hai-long-store/1';
const Description = z.strictObject({
  format: z.literal(storeFormat),
  /** For ever: what was made up and what is real never lie in one store. */
  kind: z.enum(['real', 'simulated']),
  unit: z.strictObject({ code, codeSystem: z.string().max(40), name: z.string().min(1).max(200) }),
});
export type StoreDescription = z.infer<typeof Description>;

const KeptKeys = z.strictObject({
  incarnation: z.uuid(),
  signingKey: z.string(),
  sealingKey: z.string(),
  recipient: z.string().startsWith('age1'),
});

/** A store that this process alone has open. */
export interface HeldStore {
  readonly folder: StoreFolder;
  readonly kind: StoreKind;
  readonly unit: StoreDescription['unit'];
  readonly keys: Keys;
  release(): void;
}

export function storeFolderAt(path: string): StoreFolder {
  return {
    path,
    description: join(path, 'store.json'),
    keys: join(path, 'keys.json'),
    cards: join(path, 'cards'),
    vouched: join(path, 'vouched'),
    decisions: join(path, 'decisions.json'),
    archive: join(path, 'archive'),
    receipts: join(path, 'receipts'),
    sent: join(path, 'sent'),
    warehouse: join(path, 'warehouse.duckdb'),
    scratch: join(path, 'scratch'),
    lock: join(path, 'store.lock'),
  };
}

/** Makes a store with keys of its own in a folder that holds none yet; false if one is there. */
export async function createStore(
  path: string,
  description: Omit<StoreDescription, 'format'>,
  files: BatchFiles,
): Promise<boolean> {
  const folder = storeFolderAt(path);
  if (existsSync(folder.description)) return false;
  try {
    mkdirSync(path, { recursive: true });
    const keys = await files.createKeys(randomUUID());
    const der = keys.signingKey.export({ format: 'der', type: 'pkcs8' });
    const kept: z.infer<typeof KeptKeys> = {
      incarnation: keys.incarnation,
      signingKey: der.toString('base64'),
      sealingKey: keys.sealingKey,
      recipient: keys.recipient,
    };
    // the description comes last: a store without it is none yet
    writeWhole(folder.keys, JSON.stringify(kept), 0o600);
    writeWhole(
      folder.description,
      `${JSON.stringify({ format: storeFormat, ...description }, null, 2)}\n`,
    );
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new StartError('folderNotWritable', { folder: path });
    }
    throw error;
  }
  return true;
}

/** Opens a store for this process alone. */
export async function holdStore(path: string, files: BatchFiles): Promise<HeldStore> {
  const folder = storeFolderAt(path);
  if (!existsSync(folder.description)) throw new StartError('noStore', { folder: path });
  const { release } = holdFolder(folder);
  try {
    const { kind, unit } = readJson(folder.description, Description);
    const keys = files.keysOf(readJson(folder.keys, KeptKeys));
    rmSync(folder.scratch, { recursive: true, force: true });
    for (const made of [folder.cards, folder.archive, folder.receipts, folder.scratch]) {
      mkdirSync(made, { recursive: true });
    }
    return { folder, kind, unit, keys, release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Writes a file that is there whole or not at all. */
export function writeWhole(file: string, content: string, mode = 0o644): void {
  const temporary = `${file}.part`;
  writeFileSync(temporary, content, { mode, flush: true });
  renameSync(temporary, file);
  syncFolder(dirname(file));
}

/** What a file of the store says; damaged if it is not what it should be. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartError('fileUnreadable', { file, reason: 'JSON' });
  }
}
