import { z } from 'zod';
import { code } from '#shared/code.ts';
import type { Month } from '../activity/month.ts';
import { contradictionsIn, countNames, type CountName } from './figure-contradictions.ts';

const count = z.int().min(0).max(99_999).nullable();

/** What was done in one session; what nobody counted is null and is no nought. */
export const SessionFigures = z
  .strictObject({
    /** People served, each time they came. */
    visits: count,
    /** Dossiers. */
    received: count,
    resolved: count,
    /** Of those received. */
    online: count,
    /** Visits of each of the model's groups; a person may be in several. */
    groups: z.record(code, z.int().min(0).max(99_999)),
    /** Where it was, without anybody's name or address; it never leaves the office. */
    place: z.string().trim().max(120),
  })
  .refine((figures) => contradictionsIn(figures).length === 0, { error: 'contradicts itself' });
export type SessionFigures = z.infer<typeof SessionFigures>;

/** One session: of a line of the plan on a day, or opened by hand. */
export const SessionKey = z
  .strictObject({
    day: z.iso.date(),
    entryCode: code.nullable(),
    sessionId: z.int().positive().nullable(),
  })
  .refine(({ entryCode, sessionId }) => (entryCode === null) !== (sessionId === null), {
    error: 'of the plan or by hand',
  });
export type SessionKey = z.infer<typeof SessionKey>;

/** The sum of a month under one model, or under none. */
export interface MonthOfModel {
  readonly month: Month;
  readonly modelCode: string | null;
  /** Sessions with figures. */
  readonly sessions: number;
  /** Null where no session has that figure. */
  readonly counts: Readonly<Record<CountName, number | null>>;
  readonly groups: Readonly<Record<string, number>>;
}

/** Adds sessions up by month and model, in order; what was not counted adds nothing. */
export function sumByMonth(
  entered: readonly {
    readonly day: string;
    readonly modelCode: string | null;
    readonly figures: SessionFigures;
  }[],
): MonthOfModel[] {
  const parts = Map.groupBy(
    entered,
    ({ day, modelCode }) => `${day.slice(0, 7)} ${modelCode ?? ''}`,
  );
  return [...parts.keys()].toSorted().flatMap((key) => {
    const sessions = parts.get(key) ?? [];
    const [first] = sessions;
    if (first === undefined) return [];
    const counts = Object.fromEntries(
      countNames.map((name) => [name, sumOf(sessions.map(({ figures }) => figures[name]))]),
    ) as Record<CountName, number | null>; // `fromEntries` forgets the names
    return [
      {
        month: first.day.slice(0, 7),
        modelCode: first.modelCode,
        sessions: sessions.length,
        counts,
        groups: sumGroups(sessions.map(({ figures }) => figures.groups)),
      },
    ];
  });
}

function sumOf(values: readonly (number | null)[]): number | null {
  const counted = values.filter((value) => value !== null);
  return counted.length === 0 ? null : counted.reduce((sum, value) => sum + value, 0);
}

function sumGroups(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const groups of all) {
    for (const [group, found] of Object.entries(groups)) {
      sums.set(group, (sums.get(group) ?? 0) + found);
    }
  }
  return Object.fromEntries([...sums].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
