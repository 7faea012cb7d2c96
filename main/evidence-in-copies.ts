import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, type EvidenceFile } from './features/assessment/evidence-store.ts';
import { openReader } from './storage/database.ts';

const copyName = /^kiosk-.*\.db$/;

/** The files of evidence that the copies of the answers name; undefined while one of them cannot be read. */
export function evidenceInCopies(backups: string): readonly EvidenceFile[] | undefined {
  if (!existsSync(backups)) return [];
  try {
    return readdirSync(backups)
      .filter((name) => copyName.test(name))
      .flatMap((name) => filesIn(join(backups, name)));
  } catch {
    return undefined; // damaged: nothing is let go of by what it does not say
  }
}

function filesIn(file: string): readonly EvidenceFile[] {
  const copy = openReader(file);
  try {
    return listFiles(copy);
  } finally {
    copy.close();
  }
}
