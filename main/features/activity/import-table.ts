import type { ImportPreview } from '#shared/features/activity/activity.contract.ts';
import {
  guessMapping,
  keyOfHeader,
  locateTable,
  planImport,
  type ImportMapping,
  type ImportPlan,
  type KeptValue,
  type LocatedTable,
  type SheetRow,
} from '#shared/features/activity/plan-import.ts';
import type { Month } from '#shared/features/activity/month.ts';
import { findMapping, findNewestVersion, listValues, rememberMapping } from './activity-store.ts';
import { enterValues, thisMonthAt, type ActivityDeps, type EnterOutcome } from './enter-values.ts';

type TableRefusal = 'NO_MONTHS' | 'NO_HEADER';
const refusalOf = { noMonths: 'NO_MONTHS', noHeader: 'NO_HEADER' } as const;

export type PreviewOutcome =
  | { readonly done: true; readonly preview: ImportPreview }
  | { readonly done: false; readonly why: TableRefusal };

/** Says what a file would write: its columns taken as asked, as remembered, or as guessed. */
export function previewImport(
  deps: ActivityDeps,
  rows: readonly SheetRow[],
  asked: ImportMapping | undefined,
): PreviewOutcome {
  const { db, set } = deps;
  const located = locateTable(rows);
  if ('fault' in located) return { done: false, why: refusalOf[located.fault] };
  const table = located.found;
  const remembered = findMapping(db, keyOfHeader(table.header));
  const mapping = asked ?? remembered ?? guessMapping(table, set.figures);
  const { faults, changes, same, totals } = planOf(deps, table, mapping);
  return {
    done: true,
    preview: {
      header: [...table.header],
      mapping: writable(mapping),
      remembered: remembered !== undefined,
      faults: faults.map((place) => withoutGaps(place)),
      changes: changes.map((change) => withoutGaps(change)),
      same,
      totals: [...totals],
      basedOn: findNewestVersion(db),
    },
  };
}

export type ImportOutcome =
  | EnterOutcome
  | { readonly done: false; readonly why: TableRefusal | 'IMPORT_FAULTY' };

export interface ImportTableOrder {
  readonly person: string;
  readonly rows: readonly SheetRow[];
  readonly mapping: ImportMapping;
  readonly basedOn: number;
}

/** Takes a file in as its preview said, all or nothing, and remembers how its columns were taken. */
export function importTable(deps: ActivityDeps, order: ImportTableOrder): ImportOutcome {
  const { person, rows, mapping, basedOn } = order;
  const located = locateTable(rows);
  if ('fault' in located) return { done: false, why: refusalOf[located.fault] };
  const { faults, changes } = planOf(deps, located.found, mapping);
  if (faults.length > 0) return { done: false, why: 'IMPORT_FAULTY' };
  return enterValues(deps, {
    person,
    way: 'imported',
    basedOn,
    entries: changes.map(({ before: _, origin, ...value }) => ({
      ...value,
      ...(origin !== undefined && { origin }),
    })),
    also: () => rememberMapping(deps.db, keyOfHeader(located.found.header), mapping),
  });
}

function planOf(deps: ActivityDeps, table: LocatedTable, mapping: ImportMapping): ImportPlan {
  const kept = new Map<Month, Record<string, KeptValue>>();
  for (const { month, figure, value, origin } of listValues(deps.db, '2000-01', '2099-12')) {
    const values = kept.get(month) ?? {};
    kept.set(month, { ...values, [figure]: { value, origin: origin ?? undefined } });
  }
  const thisMonth = thisMonthAt(deps.now());
  return planImport({ table, mapping, figures: deps.set.figures, kept, thisMonth });
}

function writable({ taken, origin }: ImportMapping): ImportPreview['mapping'] {
  return { taken: [...taken], ...(origin !== undefined && { origin }) };
}

type WithoutGaps<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** A value without the keys that hold nothing. */
function withoutGaps<T extends object>(value: T): WithoutGaps<T> {
  const held = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(held) as WithoutGaps<T>; // what held nothing was optional
}
