import type { BackupFault } from '#main/storage/daily-backup.ts';
import type { Database } from '#main/storage/database.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import { listFiles, listUsesOf, type EvidenceFile } from './evidence-store.ts';
import { readAgain } from './restore-evidence.ts';

/** Reads every file of evidence again; names those that are missing or altered by where they are used. */
export async function checkEvidenceFiles(db: Database, evidence: string): Promise<Check> {
  const files = listFiles(db);
  if (files.length === 0) return { name: 'evidence', verdict: 'good', finding: 'none', values: {} };
  const stateOf = await readAgain(evidence, files);
  const of = (state: string) => files.filter(({ sha256 }) => stateOf.get(sha256) === state);
  const [missing, changed] = [of('missing'), of('changed')];
  if (missing.length + changed.length === 0) {
    return { name: 'evidence', verdict: 'good', finding: 'whole', values: { files: files.length } };
  }
  const named = [...missing, ...changed].map((file) => placesOf(db, file)).join('; ');
  const values = { missing: missing.length, changed: changed.length, named };
  return { name: 'evidence', verdict: 'bad', finding: 'damaged', values };
}

/** By codes alone: a title may say more than whoever looks after the machine should read. */
export function placesOf(db: Database, { sha256 }: EvidenceFile): string {
  const places = listUsesOf(db, sha256).map(
    ({ set, version, period, criterion }) => `${set} v${version} ${period} ${criterion}`,
  );
  return `${sha256.slice(0, 12)} (${places.join(', ')})`;
}

/** What is known of the copies: of the last try, or of none yet since the start. */
export interface EvidenceCopiesThere {
  /** Files that have no copy. */
  readonly waiting: number;
  readonly files: number;
  readonly damaged: number;
  readonly fault: BackupFault | undefined;
}

export function checkEvidenceCopies({
  waiting,
  files,
  damaged,
  fault,
}: EvidenceCopiesThere): Check {
  const check = (verdict: Check['verdict'], finding: string, values: Check['values'] = {}) =>
    ({ name: 'evidenceBackups', verdict, finding, values }) as const;
  if (fault !== undefined) {
    const { why, ...values } = fault;
    return check('attention', why, values);
  }
  if (damaged > 0) return check('attention', 'damaged', { damaged });
  if (files === 0) return check('good', 'none');
  return waiting > 0 ? check('good', 'waiting', { waiting }) : check('good', 'whole', { files });
}
