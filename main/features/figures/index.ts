import type { Door } from '#main/door.ts';
import type { QuarterSeries } from '#shared/features/figures/figures.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { ruleVersion } from '#shared/features/rating/judge.ts';
import type { ComputedFigures } from './compute-figures.ts';
import { floorsOf, quartersOf, type QuarterOfReleases } from './quarters.ts';
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

export interface FiguresDeps extends ReleaseDeps {
  /** Counts away from the main thread, on a connection that only reads. */
  readonly compute: (job: FiguresJob) => Promise<ComputedFigures>;
  readonly computeQuarter: (job: QuarterJob) => Promise<QuarterSeries[]>;
  readonly counterNames: () => Readonly<Record<string, string>>;
  /** What was asked under a reference that answers carry. */
  readonly findQuestionnaire: (ref: string) => Questionnaire | undefined;
}

/** No series, cell or question of a period is shown with fewer answers, whatever the office sets. */
const smallestCell = 5;

export function createFiguresRouter(door: Door['figures'], deps: FiguresDeps) {
  return {
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
      const { series, withheld } = await deps.compute({
        ...rangeOf(release),
        minimum: smallestCell,
        counterFloor: floorsOf(release).counter,
      });
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
      const periods = found.releases.map((release) => ({
        ...rangeOf(release),
        counterFloor: floorsOf(release).counter,
      }));
      return {
        quarter: toQuarter(found),
        series: await deps.computeQuarter({ periods, minimum: smallestCell }),
        counterFloor: Math.max(...periods.map(({ counterFloor }) => counterFloor)),
        counterNames: { ...deps.counterNames() },
        ruleVersion,
      };
    }),
  };
}

function rangeOf({ after_arrival, to_arrival }: ReleaseRow) {
  return { afterArrival: after_arrival, toArrival: to_arrival };
}

function toQuarter({ quarter, fromDay, toDay, n, closed }: QuarterOfReleases) {
  return { quarter, fromDay, toDay, n, closed };
}

function toPeriod({ id, from_day: fromDay, to_day: toDay, n }: ReleaseRow) {
  return { id, fromDay, toDay, n };
}
