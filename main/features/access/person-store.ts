import type { KnownPerson, SealedSecret } from '#main/person-register.ts';
import type { Database } from '#main/storage/database.ts';
import type { PersonRole } from '#shared/features/access/rights.ts';
import { clearWrongFor } from './account-lock-store.ts';
import type { StoredSecret } from './secret.ts';

/** A person to be let in. */
export interface NewPerson extends StoredSecret {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly secretKind: 'pin' | 'passphrase';
  readonly createdAtMs?: number;
}

export interface StoredPerson extends StoredSecret, KnownPerson {}

interface PersonRow {
  readonly code: string;
  readonly name: string;
  readonly roles: string;
  readonly secret_kind: 'pin' | 'passphrase';
  readonly cost: string;
  readonly salt: Buffer;
  readonly verifier: Buffer;
  readonly created_at_ms: number | null;
  readonly secret_since_ms: number | null;
  readonly disabled_at_ms: number | null;
  readonly left_at_ms: number | null;
}

export function listPeople(db: Database): StoredPerson[] {
  return db.prepare<[], PersonRow>(`SELECT * FROM person ORDER BY rowid`).all().map(toPerson);
}

export function findPerson(db: Database, code: string): StoredPerson | undefined {
  const row = db.prepare<[string], PersonRow>(`SELECT * FROM person WHERE code = ?`).get(code);
  return row && toPerson(row);
}

export function recordPerson(db: Database, person: NewPerson): void {
  db.prepare(
    `INSERT INTO person (code, name, roles, secret_kind, cost, salt, verifier, created_at_ms)
     VALUES (@code, @name, @roles, @secretKind, @cost, @salt, @verifier, @createdAtMs)`,
  ).run({
    ...person,
    roles: JSON.stringify(person.roles),
    cost: JSON.stringify(person.cost),
    createdAtMs: person.createdAtMs ?? null,
  });
}

export function renamePerson(db: Database, code: string, name: string): void {
  db.prepare(`UPDATE person SET name = ? WHERE code = ?`).run(name, code);
}

export function changeRolesOfPerson(
  db: Database,
  code: string,
  roles: readonly PersonRole[],
): void {
  db.prepare(`UPDATE person SET roles = ? WHERE code = ?`).run(JSON.stringify(roles), code);
}

/** A new secret opens an account again that was shut for wrong ones. */
export function changeSecretOfPerson(
  db: Database,
  code: string,
  { kind, cost, salt, verifier }: SealedSecret,
  atMs: number,
): void {
  db.prepare(
    `UPDATE person SET secret_kind = ?, cost = ?, salt = ?, verifier = ?, secret_since_ms = ?
     WHERE code = ?`,
  ).run(kind, JSON.stringify(cost), salt, verifier, atMs, code);
  clearWrongFor(db, code);
}

export function disablePerson(db: Database, code: string, atMs: number | undefined): void {
  db.prepare(`UPDATE person SET disabled_at_ms = ? WHERE code = ?`).run(atMs ?? null, code);
}

/** What could be tried as a secret goes with the name. */
export function blankNameOfPerson(db: Database, code: string, atMs: number): void {
  db.prepare(
    `UPDATE person SET name = '', salt = zeroblob(16), verifier = zeroblob(32), left_at_ms = ?
     WHERE code = ?`,
  ).run(atMs, code);
}

function toPerson({ secret_kind: secretKind, roles, cost, ...row }: PersonRow): StoredPerson {
  const { created_at_ms, secret_since_ms, disabled_at_ms, left_at_ms, ...same } = row;
  return {
    ...same,
    secretKind,
    roles: JSON.parse(roles),
    cost: JSON.parse(cost),
    state: left_at_ms !== null ? 'left' : disabled_at_ms !== null ? 'disabled' : 'active',
    createdAtMs: created_at_ms ?? undefined,
    secretSinceMs: secret_since_ms ?? undefined,
  };
}
