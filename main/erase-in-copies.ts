import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { forgetAnswered, getFolder, recordIncarnation } from './features/folder/folder-store.ts';
import { forgetWordsOf, stepsOfComment } from './features/inbox/inbox-store.ts';
import { isFrom } from './features/inbox/publish-answer.ts';
import { hasWords, listRedactions } from './features/rating/chain-store.ts';
import type { RatingRow } from './features/rating/rating-row.ts';
import { createRatingStore } from './features/rating/rating-store.ts';
import { openReader, type Database } from './storage/database.ts';
import { change } from './storage/letters-backup.ts';

const copyName = /^kiosk-.*\.db$/;

/**
 * Erases in the copies that lie in the folder what has been erased in the store, so that no file of
 * it holds the words. Each copy is changed whole or not at all; returns how many were changed.
 */
export function eraseInCopies(db: Database, backups: string): number {
  const redactions = listRedactions(db);
  if (redactions.length === 0 || !existsSync(backups)) return 0;
  const files = readdirSync(backups).filter((name) => copyName.test(name));
  let changed = 0;
  for (const file of files.map((name) => join(backups, name))) {
    const left = wordsLeftIn(file, redactions);
    if (left.length === 0) continue;
    change(file, (copy) => eraseIn(copy, left, db));
    changed += 1;
  }
  return changed;
}

function wordsLeftIn(file: string, redactions: readonly RatingRow[]): readonly RatingRow[] {
  const copy = openReader(file);
  try {
    return redactions.filter(({ refers_to }) => hasWords(copy, refers_to ?? ''));
  } finally {
    copy.close();
  }
}

/** A copy that is changed begins a life of its own, in whose chain it says what was erased. */
function eraseIn(copy: Database, redactions: readonly RatingRow[], db: Database): void {
  const life = randomUUID();
  const startedAtMs = Math.max(...redactions.map(({ recorded_at_ms }) => recorded_at_ms));
  recordIncarnation(copy, { id: life, stationCode: getFolder(copy).station_code, startedAtMs });
  const store = createRatingStore(copy, life);
  for (const row of redactions) {
    const comment = row.refers_to ?? '';
    store.appendRow({ ...row, id: randomUUID() }); // of another life, so another row
    store.eraseWords(comment);
    forgetWordsOf(copy, comment);
    forgetAnswered(copy, isFrom(stepsOfComment(db, comment)));
  }
}
