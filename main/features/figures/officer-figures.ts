import type { Database } from '#main/storage/database.ts';
import type { Cell, OfficerFigure } from '#shared/features/figures/figures.contract.ts';
import { listNotes } from './officer-note-store.ts';
import { floorsOf, quartersOf } from './quarters.ts';
import { listReleases, type ReleaseRow } from './release-store.ts';

/** For so long after it could first be seen a figure is the officer's alone. */
const aloneForMs = 7 * 24 * 60 * 60_000;

/** How far back officers' figures are looked up. */
const periodsBack = 24;
const quartersBack = 4;

export interface OfficerDeps {
  readonly db: Database;
  /** The one officer of a counter over a period, who has confirmed the roster, and since when. */
  readonly findOfficer: (at: {
    readonly counterCode: string;
    readonly fromDay: string;
    readonly toDay: string;
  }) => { readonly personCode: string; readonly confirmedAtMs: number } | undefined;
  readonly counterCodes: () => readonly string[];
  /** Counts away from the main thread: the counters shown of each stretch. */
  readonly countCells: (stretches: readonly CellsQuery[]) => Promise<readonly (readonly Cell[])[]>;
}

/** One released period, or those of a closed quarter. */
export interface CellsQuery {
  readonly isQuarter: boolean;
  readonly releases: readonly ReleaseRow[];
}

interface Stretch extends CellsQuery {
  readonly key: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly releasedAtMs: number;
  readonly floor: number;
}

/**
 * The figures of counters that were one person's over a whole period or quarter, of enough answers.
 * Such a figure is that of the counter, which is shown anyway, with whose it is: nothing can be
 * worked out from the two.
 */
export async function officerFigures(
  { db, findOfficer, counterCodes, countCells }: OfficerDeps,
  isMeant: (personCode: string) => boolean,
): Promise<OfficerFigure[]> {
  const notes = listNotes(db);
  const meant = stretchesOf(listReleases(db)).flatMap((stretch) => {
    const officers = counterCodes().flatMap((counterCode) => {
      const officer = findOfficer({ counterCode, ...stretch });
      return officer && isMeant(officer.personCode) ? [{ counterCode, ...officer }] : [];
    });
    return officers.length === 0 ? [] : [{ stretch, officers }]; // nothing is counted for nobody
  });
  const cells = meant.length === 0 ? [] : await countCells(meant.map(({ stretch }) => stretch));
  return meant.flatMap(({ stretch, officers }, place) =>
    officers.flatMap(({ counterCode, personCode, confirmedAtMs }) => {
      const { key, fromDay, toDay, releasedAtMs, floor } = stretch;
      const cell = cells[place]?.find(({ keys }) => keys.join() === counterCode);
      if (cell === undefined || cell.figure.raw.n < floor) return [];
      return [
        {
          key,
          fromDay,
          toDay,
          counterCode,
          personCode,
          figure: cell.figure,
          othersFromMs: Math.max(releasedAtMs, confirmedAtMs) + aloneForMs,
          note: notes.get(`${personCode} ${key} ${counterCode}`) ?? '',
        },
      ];
    }),
  );
}

function stretchesOf(releases: readonly ReleaseRow[]): Stretch[] {
  const periods = releases.slice(0, periodsBack).map((release): Stretch => ({
    key: String(release.id),
    fromDay: release.from_day,
    toDay: release.to_day,
    releasedAtMs: release.released_at_ms,
    floor: floorsOf(release).officer,
    isQuarter: false,
    releases: [release],
  }));
  const quarters = quartersOf(releases)
    .filter(({ closed }) => closed)
    .slice(0, quartersBack)
    .map(({ quarter, fromDay, toDay, releases: own }): Stretch => {
      const lastId = own.at(-1)?.id ?? 0;
      const closing = releases.findLast(({ id }) => id > lastId);
      return {
        key: quarter,
        fromDay,
        toDay,
        releasedAtMs: closing?.released_at_ms ?? Number.MAX_SAFE_INTEGER,
        floor: Math.max(...own.map((release) => floorsOf(release).officer)),
        isQuarter: true,
        releases: own,
      };
    });
  return [...quarters, ...periods];
}
