import type { Database } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';

/** What the codes are hashed with, and since when. */
export interface ReceiptKey {
  readonly key: Buffer;
  readonly fromDay: Day;
}

export function createReceiptStore(db: Database) {
  const key = db.prepare<[], { key: Buffer; from_day: Day }>(
    `SELECT key, from_day FROM receipt_key`,
  );
  const insertKey = db.prepare<[Buffer, Day]>(
    `INSERT INTO receipt_key (id, key, from_day) VALUES (1, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const hashes = db.prepare<[], { hash: Buffer }>(`SELECT hash FROM receipt`);
  const byHash = db.prepare<[Buffer]>(`SELECT 1 FROM receipt WHERE hash = ?`);
  const insert = db.prepare<[Buffer]>(
    `INSERT INTO receipt (hash) VALUES (?) ON CONFLICT (hash) DO NOTHING`,
  );
  const removeAll = db.prepare(`DELETE FROM receipt`);
  const removeKey = db.prepare(`DELETE FROM receipt_key`);

  return {
    findKey(): ReceiptKey | undefined {
      const row = key.get();
      return row && { key: row.key, fromDay: row.from_day };
    },

    hasHash: (hash: Buffer) => byHash.get(hash) !== undefined,

    /**
     * Adds hashes by writing the whole table anew in the order of the hashes, which is one of chance:
     * else SQLite's pages would show which came on a later day.
     */
    keepHashes: db.transaction(({ key, fromDay }: ReceiptKey, added: readonly Buffer[]) => {
      insertKey.run(key, fromDay);
      const all = [...hashes.all().map(({ hash }) => hash), ...added].sort(Buffer.compare);
      removeAll.run();
      for (const hash of all) insert.run(hash);
    }).immediate,

    forgetAll: db.transaction(() => {
      removeAll.run();
      removeKey.run();
    }).immediate,

    /** Takes what was overwritten out of the log too; false while somebody still reads from it. */
    sweepLog(): boolean {
      const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
      return outcome?.busy === 0;
    },
  };
}
export type ReceiptStore = ReturnType<typeof createReceiptStore>;
