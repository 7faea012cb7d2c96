import type { Database } from '#main/storage/database.ts';
import type { IndicatorSet } from '#shared/features/assessment/indicator-set.ts';
import { listKeptSets } from './set-store.ts';
import { shippedSets } from './shipped-sets.ts';

export interface FoundSet {
  readonly set: IndicatorSet;
  readonly isOwn: boolean;
  readonly isScored: boolean;
}

/**
 * Every version of every set, the newest of a code first. What is kept counts before what the program
 * brings: a set stays as it was when something was first scored by it, through every update.
 */
export function listSets(db: Database): readonly FoundSet[] {
  const kept = listKeptSets(db).map(({ set, origin, isScored }) => ({
    set,
    isOwn: origin === 'own',
    isScored,
  }));
  const keptRefs = new Set(kept.map(({ set }) => refOf(set)));
  const shipped = shippedSets()
    .filter((set) => !keptRefs.has(refOf(set)))
    .map((set) => ({ set, isOwn: false, isScored: false }));
  const order = shippedSets().map(({ code }) => code);
  const placeOf = ({ set }: FoundSet) => {
    const place = order.indexOf(set.code);
    return place < 0 ? order.length : place;
  };
  return [...shipped, ...kept].toSorted(
    (one, other) =>
      placeOf(one) - placeOf(other) ||
      one.set.code.localeCompare(other.set.code) ||
      other.set.version - one.set.version,
  );
}

export function findSet(db: Database, code: string, version: number): FoundSet | undefined {
  return listSets(db).find(({ set }) => set.code === code && set.version === version);
}

function refOf({ code, version }: Pick<IndicatorSet, 'code' | 'version'>): string {
  return `${code}@${version}`;
}
