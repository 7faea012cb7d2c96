import type { Door, Seat } from '#main/door.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { isFull } from '#main/storage/database.ts';
import type {
  Cell,
  OfficerFigure,
  QuarterSeries,
} from '#shared/features/figures/figures.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { ruleVersion } from '#shared/features/rating/judge.ts';
import type { ComputedFigures } from './compute-figures.ts';
import { floorsOf, quartersOf, type QuarterOfReleases } from './quarters.ts';
import { officerFigures, type CellsQuery, type OfficerDeps } from './officer-figures.ts';
import { recordNote } from './officer-note-store.ts';
import { questionSharesOf } from './question-shares.ts';
import { releasePeriods, type ReleaseDeps } from './release-periods.ts';
import { findRelease, listReleases, type ReleaseRow } from './release-store.ts';

/** Answers that arrived after one arrival and up to another, in cells of at least `minimum`. */
export interface FiguresJob {
  readonly afterArrival: number;
  readonly toArrival: number;
  readonly minimum: number;
  readonly counterFloor: number;
}

/** The released periods of a quarter, each with the floor it was released under. */
export interface QuarterJob {
  readonly periods: readonly Omit<FiguresJob, 'minimum'>[];
  readonly minimum: number;
}

/** Stretches of released periods whose counters are counted. */
export interface CellsJob {
  readonly stretches: readonly {
    readonly isQuarter: boolean;
    readonly periods: QuarterJob['periods'];
  }[];
  readonly minimum: number;
}

export interface FiguresDeps
  extends ReleaseDeps, Pick<OfficerDeps, 'findOfficer' | 'counterCodes'> {
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Counts away from the main thread, on a connection that only reads. */
  readonly compute: (job: FiguresJob) => Promise<ComputedFigures>;
  /** Counts several stretches in one go. */
  readonly countCells: (job: CellsJob) => Promise<readonly (readonly Cell[])[]>;
  readonly computeQuarter: (job: QuarterJob) => Promise<QuarterSeries[]>;
  readonly counterNames: () => Readonly<Record<string, string>>;
  /** What was asked under a reference that answers carry. */
  readonly findQuestionnaire: (ref: string) => Questionnaire | undefined;
}

/** No series, cell or question of a period is shown with fewer answers, whatever the office sets. */
const smallestCell = 5;

export function createFiguresRouter(door: Door['figures'], deps: FiguresDeps) {
  const computePeriod = (release: ReleaseRow) =>
    deps.compute({ ...flooredRangeOf(release), minimum: smallestCell });
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
      try {
        deps.db
          .transaction(() => {
            recordNote(deps.db, {
              personCode: person,
              key,
              counterCode,
              note,
              atMs: moment.utcMs,
            });
            // without the note, which is the officer's own words
            const detail = { key, counter: counterCode };
            recordAudit(deps.db, moment, { actor: person, action: 'figure.noted', detail });
          })
          .immediate();
      } catch (error) {
        if (isFull(error)) throw errors.STORE_FULL();
        throw error;
      }
      return {};
    }),
    officers: door.officers.handler(async () => {
      const { utcMs, state } = deps.now();
      const all = state === 'trusted' ? await officersMeant(() => true) : [];
      return withNames(all.filter(({ othersFromMs }) => othersFromMs <= utcMs));
    }),
    listPeriods: door.listPeriods.handler(async () => {
      await releasePeriods(deps);
      const releases = listReleases(deps.db);
      return {
        minimum: deps.minimum(),
        periods: releases.map(toPeriod),
        quarters: quartersOf(releases).map(toQuarter),
      };
    }),
    show: door.show.handler(async ({ input, errors }) => {
      const release = findRelease(deps.db, input.periodId);
      if (!release) throw errors.PERIOD_UNKNOWN();
      const { series, withheld } = await computePeriod(release);
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
        ruleVersion,
      };
    }),
  };
}

function flooredRangeOf(release: ReleaseRow) {
  return {
    afterArrival: release.after_arrival,
    toArrival: release.to_arrival,
    counterFloor: floorsOf(release).counter,
  };
}

function toQuarter({ quarter, fromDay, toDay, n, closed }: QuarterOfReleases) {
  return { quarter, fromDay, toDay, n, closed };
}

function toPeriod({ id, from_day: fromDay, to_day: toDay, n }: ReleaseRow) {
  return { id, fromDay, toDay, n };
}
