import type { Door, Seat } from '#main/door.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull } from '#main/storage/database.ts';
import type { Day } from '#shared/calendar.ts';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import { monthOf, monthsBetween, type Month } from '#shared/features/activity/month.ts';
import type {
  Cell,
  OfficerFigure,
  PeriodFigures,
  QuarterSeries,
} from '#shared/features/figures/figures.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { homeFloor } from '#shared/features/figures/home-pools.ts';
import { ruleVersion } from '#shared/features/rating/misuse-rules.ts';
import type { ComputedFigures } from './compute-figures.ts';
import { officerFigures, type CellsQuery, type OfficerDeps } from './officer-figures.ts';
import { recordNote } from './officer-note-store.ts';
import { questionSharesOf } from './question-shares.ts';
import { floorsOf, quartersOf, type QuarterOfReleases } from './quarters.ts';
import { releasePeriods, type ReleaseDeps } from './release-periods.ts';
import { listHomeReleases } from './home-release-store.ts';
import { releaseHomePools, type HomeReleaseDeps } from './release-home-pools.ts';
import { findRelease, listReleases, type ReleaseRow } from './release-store.ts';

/** The arrivals of a released period, and the floor of counters that it was released under. */
export interface FlooredRange {
  readonly afterArrival: number;
  readonly toArrival: number;
  readonly counterFloor: number;
}

/** Periods to count in one go, in cells of at least `minimum`. */
export interface FiguresJob {
  readonly ranges: readonly FlooredRange[];
  readonly minimum: number;
}

/** The released periods of a quarter. */
export interface QuarterJob {
  readonly periods: readonly FlooredRange[];
  readonly minimum: number;
}

/** Stretches of released periods whose counters are counted. */
export interface CellsJob {
  readonly stretches: readonly {
    readonly isQuarter: boolean;
    readonly periods: readonly FlooredRange[];
  }[];
  readonly minimum: number;
}

export interface FiguresDeps extends ReleaseDeps, HomeReleaseDeps {
  /** Counts away from the main thread, on a connection that only reads; one for each range. */
  readonly compute: (job: FiguresJob) => Promise<readonly ComputedFigures[]>;
  readonly counterNames: () => Readonly<Record<string, string>>;
  /** What was asked under a reference that answers carry. */
  readonly findQuestionnaire: (ref: string) => Questionnaire | undefined;
}

/** No series, cell or question of a period is shown with fewer answers, whatever the office sets. */
export const smallestCell = 5;

/** What is released, for the desk's figures and for whoever else may look at them. */
export function createFigures(deps: FiguresDeps) {
  return {
    smallest: smallestCell,
    /** Releases what can be released; the periods are the newest first. */
    async listPeriods() {
      await releasePeriods(deps);
      await releaseHomePools(deps);
      return { minimum: deps.minimum(), periods: listReleases(deps.db).map(toPeriod) };
    },
    /** What is released by now, with the arrivals that each period reaches over. */
    listReleases: () =>
      listReleases(deps.db).map((row) => ({ ...toPeriod(row), ...arrivalsOf(row) })),
    /** What is released by now of what was given at homes, the newest first. */
    listHomePools: () => listHomeReleases(deps.db),
    /** The figures of some released periods; one that never was released has none. */
    async show(periodIds: readonly number[]): Promise<readonly ShownFigures[]> {
      const releases = periodIds.flatMap((id) => findRelease(deps.db, id) ?? []);
      if (releases.length === 0) return [];
      const ranges = releases.map(flooredRangeOf);
      const computed = await deps.compute({ ranges, minimum: smallestCell });
      return releases.flatMap((release, place) => {
        const figures = computed[place];
        return figures === undefined ? [] : [shownOf(deps, release, figures)];
      });
    },
  };
}
export type Figures = ReturnType<typeof createFigures>;

/** A period's figures without the coverage of its months, which another feature knows. */
export type ShownFigures = Omit<PeriodFigures, 'coverage'>;

export interface FiguresRouterDeps
  extends
    Pick<ReleaseDeps, 'db' | 'now' | 'floors'>,
    Pick<OfficerDeps, 'findOfficer' | 'counterCodes'>,
    Pick<FiguresDeps, 'counterNames'> {
  readonly figures: Figures;
  readonly findCoverage: (months: readonly Month[]) => Promise<MonthCoverage[]>;
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Whether the office plans to serve away from its counters. */
  readonly servesAtHomes: () => boolean;
  /** Counts several stretches in one go, away from the main thread. */
  readonly countCells: (job: CellsJob) => Promise<readonly (readonly Cell[])[]>;
  readonly computeQuarter: (job: QuarterJob) => Promise<QuarterSeries[]>;
}

export function createFiguresRouter(door: Door['figures'], deps: FiguresRouterDeps) {
  const { figures } = deps;
  const coverageOf = ({ fromDay, toDay }: { readonly fromDay: Day; readonly toDay: Day }) =>
    deps.findCoverage(monthsBetween(monthOf(fromDay), monthOf(toDay)));
  const computeQuarterOf = (releases: readonly ReleaseRow[]) =>
    deps.computeQuarter({ periods: releases.map(flooredRangeOf), minimum: smallestCell });
  const countCells = (stretches: readonly CellsQuery[]) =>
    deps.countCells({
      stretches: stretches.map(({ isQuarter, releases }) => ({
        isQuarter,
        periods: releases.map(flooredRangeOf),
      })),
      minimum: smallestCell,
    });
  const officersMeant = (isMeant: (personCode: string) => boolean) =>
    officerFigures({ ...deps, countCells }, isMeant);
  const withNames = (figures: OfficerFigure[]) => ({
    figures,
    offsetMinutes: deps.now().offsetMinutes,
    officerFloor: deps.floors().officer,
    counterNames: { ...deps.counterNames() },
  });
  return {
    own: door.own.handler(async ({ context }) => {
      const person = deps.actorOf(context.caller.seat);
      return withNames(await officersMeant((code) => code === person));
    }),
    note: door.note.handler(async ({ input, context, errors }) => {
      const person = deps.actorOf(context.caller.seat);
      const own = await officersMeant((code) => code === person);
      const { key, counterCode, note } = input;
      const isOwn = own.some((each) => each.key === key && each.counterCode === counterCode);
      if (!isOwn) throw errors.PERIOD_UNKNOWN();
      const moment = deps.now();
      const step = () => {
        const atMs = moment.utcMs;
        recordNote(deps.db, { personCode: person, key, counterCode, note, atMs });
        // without the note, which is the officer's own words
        const detail = { key, counter: counterCode };
        recordAudit(deps.db, moment, { actor: person, action: 'figure.noted', detail });
        return 'done';
      };
      if (commitUnlessFull(deps.db, step, 'full') === 'full') throw errors.STORE_FULL();
      return {};
    }),
    officers: door.officers.handler(async () => {
      const { utcMs, state } = deps.now();
      const all = state === 'trusted' ? await officersMeant(() => true) : [];
      return withNames(all.filter(({ othersFromMs }) => othersFromMs <= utcMs));
    }),
    listPeriods: door.listPeriods.handler(async () => {
      const released = await figures.listPeriods();
      return { ...released, quarters: quartersOf(listReleases(deps.db)).map(toQuarter) };
    }),
    atHome: door.atHome.handler(async () => {
      await figures.listPeriods();
      const pools = listHomeReleases(deps.db).map(
        ({ afterArrival: _, toArrival: __, ...pool }) => pool,
      );
      return { floor: homeFloor, servesAtHomes: deps.servesAtHomes(), pools };
    }),
    show: door.show.handler(async ({ input, errors }) => {
      const [shown] = await figures.show([input.periodId]);
      if (shown === undefined) throw errors.PERIOD_UNKNOWN();
      return { ...shown, coverage: await coverageOf(shown.period) };
    }),
    showQuarter: door.showQuarter.handler(async ({ input, errors }) => {
      const found = quartersOf(listReleases(deps.db)).find(
        ({ quarter }) => quarter === input.quarter,
      );
      if (found === undefined) throw errors.PERIOD_UNKNOWN();
      if (!found.closed) throw errors.QUARTER_OPEN();
      return {
        quarter: toQuarter(found),
        series: await computeQuarterOf(found.releases),
        counterFloor: Math.max(...found.releases.map((release) => floorsOf(release).counter)),
        counterNames: { ...deps.counterNames() },
        coverage: await coverageOf(found),
        ruleVersion,
      };
    }),
  };
}

function flooredRangeOf(release: ReleaseRow): FlooredRange {
  return { ...arrivalsOf(release), counterFloor: floorsOf(release).counter };
}

function toQuarter({ quarter, fromDay, toDay, n, closed }: QuarterOfReleases) {
  return { quarter, fromDay, toDay, n, closed };
}

function shownOf(
  deps: FiguresDeps,
  release: ReleaseRow,
  { series, withheld }: ComputedFigures,
): ShownFigures {
  return {
    period: toPeriod(release),
    series: series.map(({ questions, ...figures }) => ({
      ...figures,
      questions: questions.flatMap((count) =>
        questionSharesOf(count, deps.findQuestionnaire(count.questionnaire)),
      ),
    })),
    withheld,
    smallest: smallestCell,
    counterFloor: floorsOf(release).counter,
    counterNames: { ...deps.counterNames() },
    ruleVersion,
  };
}

function arrivalsOf({ after_arrival: afterArrival, to_arrival: toArrival }: ReleaseRow) {
  return { afterArrival, toArrival };
}

function toPeriod({ id, from_day: fromDay, to_day: toDay, n }: ReleaseRow) {
  return { id, fromDay, toDay, n };
}
