import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { batchFormat, type VerificationManifest } from '#shared/features/batch/manifest.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import type { KnownCard } from './known-cards.ts';
import type { BatchFiles } from './ports.ts';
import { readJson, writeWhole, type HeldStore } from './store-folder.ts';

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
  const numbered = `${String(number).padStart(6, '0')}-${name}`;
  // the batch itself is sealed to the office alone
  const verified: z.infer<typeof Verified> = { unitCode, scores: [...sending.scores] };
  writeWhole(join(folder.sent, `${numbered}.json`), JSON.stringify(verified), 0o600);
  const kept = join(folder.sent, `${numbered}.hlb`);
  put(built, kept, folder.sent);
  const fileName = `hailong-${unitCode}-verified-${String(number).padStart(5, '0')}-${name.slice(0, 8)}.hlb`;
  put(kept, join(out, fileName), out);
  return { fileName, number };
}

/**
 * What was verified and sent, by the unit: of a criterion the last that was sent holds. Batches of before this was
 * kept say nothing here.
 */
export function listVerified(sent: string): ReadonlyMap<string, readonly OfficeRow[]> {
  const byUnit = new Map<string, Map<string, OfficeRow>>();
  for (const { number, name } of sentBefore(sent).toReversed()) {
    const file = join(sent, `${String(number).padStart(6, '0')}-${name}.json`);
    if (!existsSync(file)) continue;
    const { unitCode, scores } = readJson(file, Verified);
    const known = byUnit.get(unitCode) ?? new Map<string, OfficeRow>();
    byUnit.set(unitCode, known);
    for (const score of scores) {
      const { set_code, set_version, period, criterion } = score;
      known.set(JSON.stringify([set_code, set_version, period, criterion]), score);
    }
  }
  return new Map([...byUnit].map(([unit, scores]) => [unit, [...scores.values()]]));
}

const cell = z.union([z.string(), z.number(), z.null()]);
const Verified = z.strictObject({
  unitCode: z.string(),
  scores: z.array(z.record(z.string(), cell)),
});

/** Whole or not at all: a number that was given is never given again to something else. */
function put(from: string, to: string, folder: string): void {
  const unfinished = `${to}.part`;
  copyFileSync(from, unfinished);
  syncFile(unfinished);
  renameSync(unfinished, to);
  syncFolder(folder);
}

function lastSent(folder: string): Sent | undefined {
  return sentBefore(folder)[0];
}

interface Sent {
  readonly number: number;
  readonly name: string;
}

/** The last one first. */
function sentBefore(folder: string): readonly Sent[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => {
      const [, number, name] = /^(\d{6})-([0-9a-f]{64})\.hlb$/.exec(file) ?? [];
      return number === undefined || name === undefined ? [] : [{ number: Number(number), name }];
    })
    .toSorted((one, other) => other.number - one.number);
}
