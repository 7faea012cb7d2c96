import Sqlite from 'better-sqlite3';

/**
 * One table, one statement, every insert durable by itself: the least that a rating could cost.
 */
export function openBareStore(file: string, rowBytes: number) {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE bare (id TEXT, body TEXT)`);
  const insert = db.prepare<[string, string]>(`INSERT INTO bare (id, body) VALUES (?, ?)`);
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('not durable');
  const body = 'x'.repeat(Math.max(rowBytes - 36, 0));
  return {
    insert: (id: string) => void insert.run(id, body),
    close: () => void db.close(),
  };
}
