import type { Database } from '#main/storage/database.ts';
import type { CarriedLetters } from '#shared/features/letter/carried-letters.ts';

interface ConsentTextRow {
  readonly hash: Buffer;
  readonly version: number;
  readonly language: string;
  readonly text: string;
}

type What = 'letter' | 'withdrawal';

/** What went to the office's desk in which file, and what of it is not there for certain. */
export function createCarriedStore(db: Database) {
  const texts = db.prepare<[], ConsentTextRow>(
    `SELECT hash, version, language, body AS text FROM consent_text ORDER BY hash`,
  );
  const withAWish = db
    .prepare<[], string>(`SELECT letter_id FROM subject_request WHERE finished_on IS NULL`)
    .pluck();
  const withdrawn = db
    .prepare<[], string>(`SELECT letter_id FROM withdrawn ORDER BY letter_id`)
    .pluck();
  const note = db.prepare<[string, Buffer, What]>(
    `INSERT INTO carried (letter_id, file, what) VALUES (?, ?, ?)`,
  );
  const inFile = db.prepare<[Buffer], { letter_id: string; what: What }>(
    `SELECT letter_id, what FROM carried WHERE file = ?`,
  );
  const forgetCarried = db.prepare<[string]>(`DELETE FROM carried WHERE letter_id = ?`);
  const isWithdrawn = db.prepare<[string]>(`SELECT 1 FROM withdrawn WHERE letter_id = ?`);
  const forgetWithdrawn = db.prepare<[string]>(`DELETE FROM withdrawn WHERE letter_id = ?`);
  const putSenderKey = db.prepare<[Buffer]>(
    `INSERT INTO sender_code_key (key) VALUES (?) ON CONFLICT (key) DO NOTHING`,
  );
  return {
    listTexts: () => texts.all(),
    /** Letters about which somebody waits for an answer here. */
    listAwaited: (): ReadonlySet<string> => new Set(withAWish.all()),
    listWithdrawn: () => withdrawn.all(),
    /** Says what a file holds, before it can come into anybody's hands. */
    note(
      name: string,
      { letters, withdrawn: gone }: Pick<CarriedLetters, 'letters' | 'withdrawn'>,
    ) {
      const file = Buffer.from(name, 'hex');
      for (const { id } of letters) note.run(id, file, 'letter');
      for (const id of gone) note.run(id, file, 'withdrawal');
    },
    listIn: (name: string) => inFile.all(Buffer.from(name, 'hex')),
    isWithdrawn: (id: string) => isWithdrawn.get(id) !== undefined,
    /** The desk has it, or knows that it is gone: nothing more is owed. */
    settle(id: string): void {
      forgetCarried.run(id);
      forgetWithdrawn.run(id);
    },
    keepSenderKey: (key: Buffer) => void putSenderKey.run(key),
  };
}
export type CarriedStore = ReturnType<typeof createCarriedStore>;
