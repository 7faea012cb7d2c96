import type { Door } from '#main/door.ts';
import type { MonthCoverage } from '#shared/features/activity/coverage.ts';
import { monthOf, monthsBetween, type Month } from '#shared/features/activity/month.ts';
import type { PeriodFigures } from '#shared/features/figures/figures.contract.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { ruleVersion } from '#shared/features/rating/judge.ts';
import type { ComputedFigures } from './compute-figures.ts';
import { questionSharesOf } from './question-shares.ts';
import { releasePeriods, type ReleaseDeps } from './release-periods.ts';
import { findRelease, listReleases, type ReleaseRow } from './release-store.ts';

/** Periods to count in one go, in cells of at least `minimum`; each a range of arrivals. */
export interface FiguresJob {
  readonly ranges: readonly { readonly afterArrival: number; readonly toArrival: number }[];
  readonly minimum: number;
}

export interface FiguresDeps extends ReleaseDeps {
  /** Counts away from the main thread, on a connection that only reads; one for each range. */
  readonly compute: (job: FiguresJob) => Promise<readonly ComputedFigures[]>;
  readonly counterNames: () => Readonly<Record<string, string>>;
  /** What was asked under a reference that answers carry. */
  readonly findQuestionnaire: (ref: string) => Questionnaire | undefined;
}

/** No series, cell or question of a period is shown with fewer answers, whatever the office sets. */
const smallestCell = 5;

/** What is released, for the desk's figures and for whoever else may look at them. */
export function createFigures(deps: FiguresDeps) {
  return {
    smallest: smallestCell,
    /** Releases what can be released; the periods are the newest first. */
    async listPeriods() {
      await releasePeriods(deps);
      return { minimum: deps.minimum(), periods: listReleases(deps.db).map(toPeriod) };
    },
    /** What is released by now, with the arrivals that each period reaches over. */
    listReleases: () =>
      listReleases(deps.db).map((row) => ({ ...toPeriod(row), ...arrivalsOf(row) })),
    /** The figures of some released periods; one that never was released has none. */
    async show(periodIds: readonly number[]): Promise<readonly ShownFigures[]> {
      const releases = periodIds.flatMap((id) => findRelease(deps.db, id) ?? []);
      if (releases.length === 0) return [];
      const ranges = releases.map(arrivalsOf);
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

export interface FiguresRouterDeps {
  readonly figures: Figures;
  readonly findCoverage: (months: readonly Month[]) => Promise<MonthCoverage[]>;
}

export function createFiguresRouter(
  door: Door['figures'],
  { figures, findCoverage }: FiguresRouterDeps,
) {
  return {
    listPeriods: door.listPeriods.handler(() => figures.listPeriods()),
    show: door.show.handler(async ({ input, errors }) => {
      const [shown] = await figures.show([input.periodId]);
      if (shown === undefined) throw errors.PERIOD_UNKNOWN();
      const { fromDay, toDay } = shown.period;
      const coverage = await findCoverage(monthsBetween(monthOf(fromDay), monthOf(toDay)));
      return { ...shown, coverage };
    }),
  };
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
