import { existsSync } from 'node:fs';
import type { Archive } from './archive.ts';
import { sha256Of } from '#main/platform/sha256-of.ts';
import type { Warehouse } from './warehouse-store.ts';

/** What does not agree in a store. All but a file that is missing or altered is mended by `rebuild`. */
export interface StoreFinding {
  readonly kind: 'fileMissing' | 'fileAltered' | 'notTakenIn' | 'rowsDiffer' | 'standingDiffers';
  /** Of the batch. */
  readonly name: string;
}

/** Reads the whole archive and counts all rows; changes nothing. */
export async function verifyStore(
  warehouse: Warehouse,
  archive: Archive,
): Promise<{ readonly hash: string; readonly findings: readonly StoreFinding[] }> {
  const batches = await warehouse.listBatches();
  const known = new Set(batches.map(({ name }) => name));
  const rows = await warehouse.countRows();
  const standing = await warehouse.findStandings();
  const findings: StoreFinding[] = [];
  for (const name of archive.list()) {
    if (!known.has(name)) findings.push({ kind: 'notTakenIn', name });
  }
  for (const batch of batches) {
    const { name } = batch;
    const file = archive.fileOf(name);
    if (!existsSync(file)) findings.push({ kind: 'fileMissing', name });
    else if ((await sha256Of(file)) !== batch.fileSha256) {
      findings.push({ kind: 'fileAltered', name });
    }
    if ((rows.get(batch.key) ?? 0) !== batch.rows) findings.push({ kind: 'rowsDiffer', name });
    if (JSON.stringify(standing.get(name)) !== JSON.stringify(batch.standing)) {
      findings.push({ kind: 'standingDiffers', name });
    }
  }
  return { hash: await warehouse.hashOfStore(), findings };
}
