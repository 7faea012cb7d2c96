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

function toPerson({ secret_kind: secretKind, roles, cost, ...row }: PersonRow): StoredPerson {
  return { ...row, secretKind, roles: JSON.parse(roles), cost: JSON.parse(cost) };
}
