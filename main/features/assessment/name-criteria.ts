import type { Database } from '#main/storage/database.ts';
import type { IndicatorSet } from '#shared/features/assessment/indicator-set.ts';
import { listSets } from './known-sets.ts';

export interface CriterionNames {
  readonly set: IndicatorSet['names'];
  readonly criterion: IndicatorSet['names'];
}

/** Names criteria by the sets that are here; undefined for one that no set here has. */
export function nameCriteria(db: Database) {
  const sets = listSets(db);
  return (setCode: string, setVersion: string, code: string): CriterionNames | undefined => {
    const known = sets.find(
      ({ set }) => set.code === setCode && String(set.version) === setVersion,
    )?.set;
    const criterion = known?.groups
      .flatMap(({ criteria }) => criteria)
      .find((each) => each.code === code);
    return known && criterion && { set: known.names, criterion: criterion.names };
  };
}
