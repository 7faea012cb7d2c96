import type { Database } from '#main/storage/database.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import { countNames } from '#shared/features/model/figure-contradictions.ts';
import { sumByMonth } from '#shared/features/model/session-figures.ts';
import { listFigures } from './session-figures-store.ts';

/** Visits of a group that are fewer in a month are not told: whoever knows the village would know who. */
const leastOfGroup = 5;

/**
 * What was done in sessions, for the superior: by month and model, because a single session at home
 * is a single household. No place and no group of fewer than five leaves the office.
 */
export function tellSessionFigures(db: Database): OfficeRow[] {
  return sumByMonth(listFigures(db, '2000-01-01', '2099-12-31')).flatMap(
    ({ month, modelCode, sessions, counts, groups }) => {
      const row = (figure: string, value: number, group: string | null = null): OfficeRow => ({
        month,
        model_code: modelCode,
        figure,
        group_code: group,
        value,
      });
      return [
        row('sessions', sessions),
        ...countNames.flatMap((name) => {
          const value = counts[name];
          return value === null ? [] : [row(name, value)];
        }),
        ...Object.entries(groups)
          .filter(([, visits]) => visits >= leastOfGroup)
          .map(([group, visits]) => row('group-visits', visits, group)),
      ];
    },
  );
}
