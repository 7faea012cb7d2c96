import type { Door } from '#main/door.ts';
import type { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { ruleVersion } from '#shared/features/rating/judge.ts';
import type { ComputedFigures } from './compute-figures.ts';
import { questionSharesOf } from './question-shares.ts';
import { releasePeriods, type ReleaseDeps } from './release-periods.ts';
import { findRelease, listReleases, type ReleaseRow } from './release-store.ts';

/** Answers that arrived after one arrival and up to another, in cells of at least `minimum`. */
export interface FiguresJob {
  readonly afterArrival: number;
  readonly toArrival: number;
  readonly minimum: number;
}

export interface FiguresDeps extends ReleaseDeps {
  /** Counts away from the main thread, on a connection that only reads. */
  readonly compute: (job: FiguresJob) => Promise<ComputedFigures>;
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
      return { minimum: deps.minimum(), periods: listReleases(deps.db).map(toPeriod) };
    }),
    show: door.show.handler(async ({ input, errors }) => {
      const release = findRelease(deps.db, input.periodId);
      if (!release) throw errors.PERIOD_UNKNOWN();
      const { series, withheld } = await deps.compute({
        afterArrival: release.after_arrival,
        toArrival: release.to_arrival,
        minimum: smallestCell,
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
        counterNames: { ...deps.counterNames() },
        ruleVersion,
      };
    }),
  };
}

function toPeriod({ id, from_day: fromDay, to_day: toDay, n }: ReleaseRow) {
  return { id, fromDay, toDay, n };
}
