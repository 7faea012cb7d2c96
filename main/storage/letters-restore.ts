import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFile, syncFolder } from '#main/platform/files.ts';
import { StartError } from '#main/platform/start-error.ts';
import { openReader, type Database } from './database.ts';
import { assertSound } from './integrity.ts';
import { change, deletedInBackups, knowsSenders } from './letters-backup.ts';
import { keepNewerDossiers, overdueIn } from './overdue-copies.ts';

export interface LettersRestore {
  /** Where `letters.db` lies; nobody may have it open. */
  readonly file: string;
  readonly backups: string;
  /** A backup of letters. */
  readonly from: string;
  /**
   * Backups of record keys; what none of them holds stays sealed. The one that was made with the
   * letters comes first: a letter that was corrected since has another key in a newer one.
   */
  readonly keys: readonly string[];
  readonly today: string;
}

export interface RestoredLetters {
  readonly letters: number;
  /** Letters whose keys no backup holds any longer: listed, and never to be read again. */
  readonly unreadable: number;
  /** Letters that the backup still had and that had been deleted since. */
  readonly deletedAgain: number;
  /** Whether receipts that citizens hold are still recognised. */
  readonly knowsReceipts: boolean;
}

/**
 * Puts a backup in the place of the letters. Whatever was deleted since is deleted again: by what the
 * present file says, if it can still be read, and by every backup that lies here. What is known to have
 * been overdue stays known.
 */
export function restoreLetters(restore: LettersRestore): RestoredLetters {
  const { file, from, today } = restore;
  const present = readNow(file, (now) => ({
    deleted: now.prepare<[], string>('SELECT letter_id FROM deleted').pluck().all(),
    overdue: overdueIn(now),
  }));
  const deleted = new Set([...deletedInBackups(restore.backups), ...(present?.deleted ?? [])]);
  const unfinished = `${file}.part`;
  rmSync(unfinished, { force: true });
  copyFileSync(from, unfinished);
  let restored = { letters: 0, unreadable: 0, deletedAgain: 0, knowsReceipts: true };
  change(unfinished, (copy) => {
    for (const keysFile of restore.keys) {
      const { keys, codeKeys, senderKeys } = keysIn(keysFile);
      for (const { letter_id, header } of keys) {
        copy
          .prepare(
            `INSERT INTO letter_key (letter_id, header)
             SELECT id, ? FROM letter WHERE id = ? AND sealed IS NOT NULL
             ON CONFLICT (letter_id) DO NOTHING`,
          )
          .run(header, letter_id);
      }
      for (const { key } of codeKeys) {
        copy.prepare(`INSERT INTO code_key VALUES (1, ?) ON CONFLICT (id) DO NOTHING`).run(key);
      }
      for (const key of knowsSenders(copy) ? senderKeys : []) {
        copy
          .prepare(`INSERT INTO sender_code_key VALUES (?) ON CONFLICT (key) DO NOTHING`)
          .run(key);
      }
    }
    let deletedAgain = 0;
    for (const id of deleted) {
      deletedAgain += copy.prepare(`DELETE FROM letter WHERE id = ?`).run(id).changes;
      copy.prepare(`DELETE FROM letter_key WHERE letter_id = ?`).run(id);
      copy
        .prepare(`INSERT INTO deleted VALUES (?, ?) ON CONFLICT (letter_id) DO NOTHING`)
        .run(id, today);
    }
    if (present?.overdue !== undefined) keepNewerDossiers(copy, present.overdue);
    const counted = copy
      .prepare<[], { letters: number; unreadable: number }>(
        `SELECT count(*) AS letters,
           coalesce(sum(sealed IS NOT NULL AND header IS NULL), 0) AS unreadable
         FROM letter LEFT JOIN letter_key ON letter_id = id`,
      )
      .get();
    const knowsReceipts = copy
      .prepare(`SELECT EXISTS (SELECT 1 FROM code_key) OR NOT EXISTS (SELECT 1 FROM letter_code)`)
      .pluck()
      .get();
    restored = {
      ...{ letters: 0, unreadable: 0, ...counted },
      deletedAgain,
      knowsReceipts: knowsReceipts === 1,
    };
  });
  putInPlace(unfinished, file);
  return restored;
}

function keysIn(file: string) {
  const db = openReader(file);
  try {
    return {
      keys: db.prepare<[], { letter_id: string; header: Buffer }>('SELECT * FROM letter_key').all(),
      codeKeys: db.prepare<[], { key: Buffer }>('SELECT key FROM code_key').all(),
      senderKeys: knowsSenders(db)
        ? db.prepare<[], Buffer>('SELECT key FROM sender_code_key').pluck().all()
        : [],
    };
  } finally {
    db.close();
  }
}

/** What the present file says; undefined where there is none, or a damaged one. */
function readNow<Said>(file: string, read: (db: Database) => Said): Said | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const db = openReader(file);
    try {
      return read(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof StartError) return undefined; // it is damaged, hence the restore
    throw error;
  }
}

function putInPlace(unfinished: string, file: string): void {
  const copy = openReader(unfinished);
  try {
    assertSound(copy);
  } finally {
    copy.close();
  }
  syncFile(unfinished);
  for (const log of [`${file}-wal`, `${file}-shm`]) rmSync(log, { force: true });
  renameSync(unfinished, file);
  syncFolder(dirname(file));
}

/** Whether a file that somebody named holds what it should. */
export function hasTable(db: Database, table: 'letter' | 'letter_key'): boolean {
  const has = db.prepare<[string]>(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`);
  return has.get(table) !== undefined;
}

export function listLetterIds(db: Database): string[] {
  return db.prepare<[], string>('SELECT id FROM letter').pluck().all();
}
