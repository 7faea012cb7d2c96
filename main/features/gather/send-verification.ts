import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { batchFormat, type VerificationManifest } from '#shared/features/batch/manifest.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import type { KnownCard } from './known-cards.ts';
import type { BatchFiles } from './ports.ts';
import type { HeldStore } from './store-folder.ts';

export interface SendingScores {
  readonly unitCode: string;
  readonly scores: readonly OfficeRow[];
  /** Cards of the office's desk, in all its lives that are known here. */
  readonly desks: readonly KnownCard[];
  readonly builtAt: string;
  readonly programVersion: string;
  /** Where it is to be carried from. */
  readonly out: string;
}

/**
 * Closes a batch of verified scores, sealed to the office's desk, and copies it into a folder. Its bytes
 * stay in the store too: the files there are the store's own series, numbered in their names.
 */
export async function sendVerification(
  { folder, keys, unit, kind }: HeldStore,
  files: Pick<BatchFiles, 'buildScores'>,
  sending: SendingScores,
): Promise<{ readonly fileName: string; readonly number: number }> {
  const { unitCode, desks, out } = sending;
  mkdirSync(folder.sent, { recursive: true });
  const last = lastSent(folder.sent);
  const number = (last?.number ?? 0) + 1;
  const work = join(folder.scratch, 'scores');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const content: Omit<VerificationManifest, 'parts'> = {
    format: batchFormat,
    program: { name: 'hai-long', version: sending.programVersion },
    author: { unit, station: null, key: keys.publicKey },
    folderKind: kind === 'real' ? 'office' : 'simulated',
    kind: 'verification',
    place: { incarnation: keys.incarnation, number },
    previous: last?.name ?? null,
    grownFrom: null,
    builtAt: sending.builtAt,
    forUnit: unitCode,
  };
  const built = join(work, 'sealed');
  const name = await files.buildScores(content, sending.scores, {
    key: keys.signingKey,
    sealedFor: [...new Set(desks.map(({ card }) => card.recipient))].slice(0, 16),
    work,
    file: built,
  });
  const kept = join(folder.sent, `${String(number).padStart(6, '0')}-${name}.hlb`);
  put(built, kept, folder.sent);
  const fileName = `hailong-${unitCode}-verified-${String(number).padStart(5, '0')}-${name.slice(0, 8)}.hlb`;
  put(kept, join(out, fileName), out);
  return { fileName, number };
}

/** Whole or not at all: a number that was given is never given again to something else. */
function put(from: string, to: string, folder: string): void {
  const unfinished = `${to}.part`;
  copyFileSync(from, unfinished);
  syncFile(unfinished);
  renameSync(unfinished, to);
  syncFolder(folder);
}

function lastSent(folder: string): { readonly number: number; readonly name: string } | undefined {
  if (!existsSync(folder)) return undefined;
  const [last] = readdirSync(folder)
    .flatMap((file) => {
      const [, number, name] = /^(\d{6})-([0-9a-f]{64})\.hlb$/.exec(file) ?? [];
      return number === undefined || name === undefined ? [] : [{ number: Number(number), name }];
    })
    .toSorted((one, other) => other.number - one.number);
  return last;
}
