import type { Database } from '#main/storage/database.ts';
import { firstComplaint } from '#main/storage/integrity.ts';
import type { Check } from '#shared/features/health/health.contract.ts';
import { keyFileNames, type KeyStore } from './key-files.ts';
import { findLetterAuditFault } from './letter-audit-store.ts';
import type { LetterChoices } from './letter-deps.ts';

/** Whether letters can be taken and opened again; costs nothing and counts nobody. */
export function checkLetters({
  choices,
  files,
  hasDesk,
}: {
  readonly choices: () => Pick<LetterChoices, 'recipient'>;
  readonly files: KeyStore;
  /** Whether another folder is this one's desk: its key came with its settings and never leaves it. */
  readonly hasDesk: () => boolean;
}): Check {
  if (choices().recipient === undefined) {
    const isForgotten = keyFileNames.some((name) => files.has(name));
    return isForgotten ? letters('bad', 'recipientGone') : letters('good', 'off');
  }
  if (hasDesk() && !keyFileNames.some((name) => files.has(name))) return letters('good', 'atDesk');
  if (!files.has('passphrase') && !files.has('stick')) {
    return letters(files.has('recovery') ? 'attention' : 'bad', 'keysGone');
  }
  if (!files.has('recovery')) return letters('attention', 'recoveryGone');
  return files.has('previous') ? letters('attention', 'unfinished') : letters('good', 'ready');
}

/** Reads the whole database of letters and its chain. */
export function checkLetterStore(db: Database): Check[] {
  const complaint = firstComplaint(db);
  if (complaint !== undefined) return [letters('bad', 'damaged', { detail: complaint })];
  const sequence = findLetterAuditFault(db);
  if (sequence !== undefined) return [letters('bad', 'broken', { sequence })];
  return [letters('good', 'whole')];
}

function letters(verdict: Check['verdict'], finding: string, values: Check['values'] = {}): Check {
  return { name: 'letters', verdict, finding, values };
}
