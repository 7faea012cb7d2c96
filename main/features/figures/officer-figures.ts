import type { Database } from '#main/storage/database.ts';
import type {
  Cell,
  OfficerFigure,
  QuarterSeries,
} from '#shared/features/figures/figures.contract.ts';
import { labelSet as headline } from '#shared/features/rating/scale.ts';
import type { ComputedFigures } from './compute-figures.ts';
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
  readonly computePeriod: (release: ReleaseRow) => Promise<ComputedFigures>;
  readonly computeQuarterOf: (releases: readonly ReleaseRow[]) => Promise<QuarterSeries[]>;
}

interface Stretch {
  readonly key: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly releasedAtMs: number;
  readonly floor: number;
  readonly cells: () => Promise<readonly Cell[]>;
}

/**
 * The figures of counters that were one person's over a whole period or quarter, of enough answers.
 * Such a figure is that of the counter, which is shown anyway, with whose it is: nothing can be
 * worked out from the two.
 */
export async function officerFigures(
  deps: OfficerDeps,
  isMeant: (personCode: string) => boolean,
): Promise<OfficerFigure[]> {
  const notes = listNotes(deps.db);
  const found: OfficerFigure[] = [];
  for (const stretch of stretchesOf(deps)) {
    const { key, fromDay, toDay, releasedAtMs, floor } = stretch;
    const officers = deps.counterCodes().flatMap((counterCode) => {
      const officer = deps.findOfficer({ counterCode, fromDay, toDay });
      return officer && isMeant(officer.personCode) ? [{ counterCode, ...officer }] : [];
    });
    if (officers.length === 0) continue; // nothing is counted for nobody
    const cells = await stretch.cells();
    for (const { counterCode, personCode, confirmedAtMs } of officers) {
      const cell = cells.find(({ keys }) => keys.join() === counterCode);
      if (cell === undefined || cell.figure.raw.n < floor) continue;
      const note = notes.get(`${personCode} ${key} ${counterCode}`);
      found.push({
        key,
        fromDay,
        toDay,
        counterCode,
        personCode,
        figure: cell.figure,
        othersFromMs: Math.max(releasedAtMs, confirmedAtMs) + aloneForMs,
        note: note ?? '',
      });
    }
  }
  return found;
}

function stretchesOf({ db, computePeriod, computeQuarterOf }: OfficerDeps): Stretch[] {
  const releases = listReleases(db);
  const periods = releases.slice(0, periodsBack).map((release): Stretch => ({
    key: String(release.id),
    fromDay: release.from_day,
    toDay: release.to_day,
    releasedAtMs: release.released_at_ms,
    floor: floorsOf(release).officer,
    cells: async () => {
      const { series } = await computePeriod(release);
      return series.find(({ series }) => series.labelSet === headline)?.cuts?.byCounter ?? [];
    },
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
        cells: async () => {
          const series = await computeQuarterOf(own);
          return series.find(({ labelSet }) => labelSet === headline)?.counters ?? [];
        },
      };
    });
  return [...quarters, ...periods];
}
