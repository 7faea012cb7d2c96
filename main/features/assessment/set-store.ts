import type { Database } from '#main/storage/database.ts';
import type { Basis } from '#shared/features/assessment/assessment.contract.ts';
import { IndicatorSet } from '#shared/features/assessment/indicator-set.ts';

export type SetOrigin = 'shipped' | 'own';

/** A set that is kept: the office's own, or one as it stood when something was first scored by it. */
export interface KeptSet {
  readonly set: IndicatorSet;
  readonly origin: SetOrigin;
  readonly isScored: boolean;
}

interface SetRow {
  readonly document: string;
  readonly origin: SetOrigin;
  readonly scored: 0 | 1;
}

export function listKeptSets(db: Database): readonly KeptSet[] {
  return db
    .prepare<[], SetRow>(
      `SELECT document, origin,
         EXISTS (SELECT 1 FROM self_score WHERE set_code = code AND set_version = version)
         OR EXISTS (SELECT 1 FROM evidence WHERE set_code = code AND set_version = version)
           AS scored
       FROM indicator_set ORDER BY code, version`,
    )
    .all()
    .map(({ document, origin, scored }) => ({
      set: IndicatorSet.parse(JSON.parse(document)),
      origin,
      isScored: scored === 1,
    }));
}

export interface NewKeptSet {
  readonly set: IndicatorSet;
  readonly origin: SetOrigin;
  readonly person: string;
  readonly atMs: number;
}

/** Keeps a set as it stands; one that is kept already stays as it was. */
export function keepSet(db: Database, { set, origin, person, atMs }: NewKeptSet): void {
  db.prepare(
    `INSERT INTO indicator_set (code, version, document, origin, person, recorded_at_ms)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ).run(set.code, set.version, JSON.stringify(set), origin, person, atMs);
}

/** Puts another document in the place of an own set by which nothing was scored. */
export function replaceSet(db: Database, { set, person, atMs }: NewKeptSet): void {
  db.prepare(
    `UPDATE indicator_set SET document = ?, person = ?, recorded_at_ms = ?
     WHERE code = ? AND version = ?`,
  ).run(JSON.stringify(set), person, atMs, set.code, set.version);
}

interface BasisRow {
  readonly number: string;
  readonly issued_on: string;
  readonly issuer: string;
  readonly compared: 0 | 1;
}

/** The document a set stands on, as it was entered last. */
export function findBasis(db: Database, set: string, version: number): Basis | undefined {
  const found = db
    .prepare<[string, number], BasisRow>(
      `SELECT number, issued_on, issuer, compared FROM indicator_basis
       WHERE set_code = ? AND set_version = ? ORDER BY id DESC LIMIT 1`,
    )
    .get(set, version);
  if (found === undefined) return undefined;
  const { number, issued_on, issuer, compared } = found;
  return { number, issuedOn: issued_on, issuer, compared: compared === 1 };
}

export function recordBasis(
  db: Database,
  { set, version }: { readonly set: string; readonly version: number },
  { number, issuedOn, issuer, compared }: Basis,
  { person, atMs }: { readonly person: string; readonly atMs: number },
): void {
  db.prepare(
    `INSERT INTO indicator_basis
       (set_code, set_version, number, issued_on, issuer, compared, person, entered_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(set, version, number, issuedOn, issuer, compared ? 1 : 0, person, atMs);
}
