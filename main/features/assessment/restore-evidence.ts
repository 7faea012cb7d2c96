import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '#main/storage/database.ts';
import { checkFiles, type CheckedFile } from './check-files.ts';
import { copyOf, copyWhole } from './evidence-copies.ts';
import { pathOfFile } from './evidence-files.ts';
import { listFiles, type EvidenceFile } from './evidence-store.ts';

export interface EvidenceToRestore {
  /** Where the files belong. */
  readonly evidence: string;
  /** The backups to take them from. */
  readonly from: string;
  /** A folder, made when it is needed, for what lies in a file's place and is not that file. */
  readonly aside: string;
}

export interface RestoredEvidence {
  readonly files: number;
  readonly restored: number;
  readonly setAside: number;
  /** Files of which there is no whole copy. */
  readonly lost: readonly EvidenceFile[];
}

/** Brings back every file that is missing or altered; what lies whole is left alone, and so nothing is lost. */
export async function restoreEvidence(
  db: Database,
  { evidence, from, aside }: EvidenceToRestore,
): Promise<RestoredEvidence> {
  const files = listFiles(db);
  const stateOf = await readAgain(evidence, files);
  const damaged = files.filter(({ sha256 }) => stateOf.get(sha256) !== 'whole');
  const lost: EvidenceFile[] = [];
  let setAside = 0;
  mkdirSync(evidence, { recursive: true });
  for (const file of damaged) {
    const place = pathOfFile(evidence, file);
    const whole = `${place}.whole`;
    if (!copyWhole(copyOf(from, file), whole, file.keptSha256)) {
      lost.push(file);
      continue;
    }
    if (existsSync(place)) {
      mkdirSync(aside, { recursive: true });
      renameSync(place, join(aside, basename(place)));
      setAside += 1;
    }
    renameSync(whole, place);
  }
  return { files: files.length, restored: damaged.length - lost.length, setAside, lost };
}

/** What became of each file, by the hash that it is known by. */
export async function readAgain(
  evidence: string,
  files: readonly EvidenceFile[],
): Promise<ReadonlyMap<string, CheckedFile['is']>> {
  const checked = await checkFiles({ folder: evidence, files });
  return new Map(checked.map(({ sha256, is }) => [sha256, is]));
}
