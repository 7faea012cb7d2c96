import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { commitUnlessFull } from '#main/storage/database.ts';
import type { AssessmentDeps } from './assessment-deps.ts';
import { pathOfFile } from './evidence-files.ts';
import { listSealedFiles, recordFile } from './evidence-store.ts';

/**
 * Seals every file to the key in force that an opener still opens. Done again after a power cut, it
 * puts right what lies there; whether all of it could be written. What nobody opens stays as it is.
 */
export async function resealEvidence(
  { db, folder, sealing, sealFile }: Pick<AssessmentDeps, 'db' | 'folder' | 'sealing' | 'sealFile'>,
  openBytes: (file: Uint8Array) => Promise<Uint8Array | undefined>,
): Promise<boolean> {
  const recipient = sealing.recipient();
  if (recipient === undefined) return true;
  for (const file of listSealedFiles(db)) {
    const path = pathOfFile(folder.evidence, file);
    if (!existsSync(path)) continue;
    const content = await openBytes(readFileSync(path));
    if (content === undefined || hashOf(content) !== file.sha256) continue;
    const sealed = await sealFile({ content, to: path, recipient });
    if (!sealed.written) return false;
    const recorded = commitUnlessFull(
      db,
      () => {
        recordFile(db, { ...file, keptSha256: sealed.sha256 });
        return true;
      },
      false,
    );
    if (!recorded) return false;
  }
  return true;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
