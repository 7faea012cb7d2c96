import type { Database } from '#main/storage/database.ts';
import { usualPort } from '#shared/features/network/address.ts';
import type { PushTrouble } from '#shared/features/network/network.contract.ts';

/** What somebody decided about the network; all of it off until then. */
export interface NetworkChoice {
  readonly listens: boolean;
  readonly port: number;
  readonly pushes: boolean;
  /** Where a person said that the desk is; null: where its card says. */
  readonly address: string | null;
}

const untouched: NetworkChoice = { listens: false, port: usualPort, pushes: false, address: null };

interface ChoiceRow {
  readonly listens: 0 | 1;
  readonly port: number;
  readonly pushes: 0 | 1;
  readonly address: string | null;
}

export function findChoice(db: Database): NetworkChoice {
  const row = db
    .prepare<[], ChoiceRow>(`SELECT listens, port, pushes, address FROM network_choice`)
    .get();
  return row === undefined
    ? untouched
    : { ...row, listens: row.listens === 1, pushes: row.pushes === 1 };
}

export function recordChoice(db: Database, choice: NetworkChoice): void {
  db.prepare(
    `INSERT INTO network_choice (id, listens, port, pushes, address)
     VALUES (1, @listens, @port, @pushes, @address)
     ON CONFLICT (id) DO UPDATE SET listens = @listens, port = @port, pushes = @pushes,
       address = @address`,
  ).run({ ...choice, listens: Number(choice.listens), pushes: Number(choice.pushes) });
}

export interface ContactRow {
  /** The correspondent's key. */
  readonly fingerprint: string;
  readonly tried_at_ms: number;
  readonly reached_at_ms: number | null;
  readonly trouble: PushTrouble | null;
  readonly detail: string | null;
}

export function findContact(db: Database, fingerprint: string): ContactRow | undefined {
  return db
    .prepare<[string], ContactRow>(
      `SELECT fingerprint, tried_at_ms, reached_at_ms, trouble, detail FROM network_contact
       WHERE fingerprint = ?`,
    )
    .get(fingerprint);
}

/** Notes a call; when it was last reached stays where it was not reached now. */
export function recordContact(db: Database, contact: ContactRow): void {
  db.prepare(
    `INSERT INTO network_contact (fingerprint, tried_at_ms, reached_at_ms, trouble, detail)
     VALUES (@fingerprint, @tried_at_ms, @reached_at_ms, @trouble, @detail)
     ON CONFLICT (fingerprint) DO UPDATE SET tried_at_ms = @tried_at_ms,
       reached_at_ms = coalesce(@reached_at_ms, reached_at_ms), trouble = @trouble,
       detail = @detail`,
  ).run(contact);
}
