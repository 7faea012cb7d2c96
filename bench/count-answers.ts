import { openReader } from '#main/storage/database.ts';

/** Answers in the store of a core that has stopped. */
export function countAnswers(databaseFile: string): number {
  const db = openReader(databaseFile);
  try {
    return Number(db.prepare(`SELECT count(*) FROM rating WHERE kind = 'answer'`).pluck().get());
  } finally {
    db.close();
  }
}
