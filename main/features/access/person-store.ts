import type { Database } from '#main/storage/database.ts';
import type { PersonRole } from '#shared/features/access/rights.ts';
import type { StoredSecret } from './secret.ts';

export interface StoredPerson extends StoredSecret {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly secretKind: 'pin' | 'passphrase';
}

interface PersonRow {
  readonly code: string;
  readonly name: string;
  readonly roles: string;
  readonly secret_kind: 'pin' | 'passphrase';
  readonly cost: string;
  readonly salt: Buffer;
  readonly verifier: Buffer;
}

export function listPeople(db: Database): StoredPerson[] {
  return db.prepare<[], PersonRow>(`SELECT * FROM person ORDER BY rowid`).all().map(toPerson);
}

export function findPerson(db: Database, code: string): StoredPerson | undefined {
  const row = db.prepare<[string], PersonRow>(`SELECT * FROM person WHERE code = ?`).get(code);
  return row && toPerson(row);
}

export function recordPerson(db: Database, person: StoredPerson): void {
  db.prepare(
    `INSERT INTO person (code, name, roles, secret_kind, cost, salt, verifier)
     VALUES (@code, @name, @roles, @secretKind, @cost, @salt, @verifier)`,
  ).run({
    ...person,
    roles: JSON.stringify(person.roles),
    cost: JSON.stringify(person.cost),
  });
}

/** Replaces the secret that somebody signs in with. */
export function changeSecret(
  db: Database,
  code: string,
  { secretKind, cost, salt, verifier }: Omit<StoredPerson, 'code' | 'name' | 'roles'>,
): void {
  db.prepare(
    `UPDATE person SET secret_kind = ?, cost = ?, salt = ?, verifier = ? WHERE code = ?`,
  ).run(secretKind, JSON.stringify(cost), salt, verifier, code);
}

export function changePerson(db: Database, person: Pick<StoredPerson, 'code' | 'name' | 'roles'>) {
  db.prepare(`UPDATE person SET name = ?, roles = ? WHERE code = ?`).run(
    person.name,
    JSON.stringify(person.roles),
    person.code,
  );
}

export function removePerson(db: Database, code: string): void {
  db.prepare(`DELETE FROM person WHERE code = ?`).run(code);
}

function toPerson({ secret_kind: secretKind, roles, cost, ...row }: PersonRow): StoredPerson {
  return { ...row, secretKind, roles: JSON.parse(roles), cost: JSON.parse(cost) };
}
