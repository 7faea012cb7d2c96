import { listAuditOfAction } from '#main/storage/audit-store.ts';
import type { Database } from '#main/storage/database.ts';
import type { EvidenceFiles } from './evidence-files.ts';
import { findFile } from './evidence-store.ts';

/**
 * Finishes removals that a power cut stopped between the record and the file. Only what the audit says
 * was removed goes: after a restore, files of rows that the older database does not know must stay.
 */
export function dropLeftFiles(db: Database, files: EvidenceFiles): void {
  files.emptyIncoming();
  const unnamed = files.list().filter((name) => findFile(db, name.slice(0, 64)) === undefined);
  if (unnamed.length === 0) return;
  const removed = new Set(
    listAuditOfAction(db, 'evidence.removed')
      .filter(({ detail }) => detail['isLast'] === true)
      .map(({ detail }) => detail['sha256']),
  );
  for (const name of unnamed) {
    const sha256 = name.slice(0, 64);
    if (removed.has(sha256)) files.remove({ sha256, personal: name.endsWith('.age') });
  }
}
