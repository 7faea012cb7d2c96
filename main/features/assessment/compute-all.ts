import {
  computeScore,
  type Computation,
  type PeriodValues,
} from '#shared/features/assessment/compute-score.ts';
import { criteriaOf, type IndicatorSet } from '#shared/features/assessment/indicator-set.ts';
import { daysOfPeriod, monthsOfPeriod, type Period } from '#shared/features/assessment/period.ts';
import type { AssessmentDeps } from './assessment-deps.ts';

/** What the criteria of a set come to for a period, of those that can be computed. */
export async function computeAll(
  deps: Pick<AssessmentDeps, 'activityOf' | 'kioskFiguresOf'>,
  set: IndicatorSet,
  period: Period,
): Promise<ReadonlyMap<string, Computation>> {
  const criteria = criteriaOf(set).filter(({ formula }) => formula !== undefined);
  if (criteria.length === 0) return new Map();
  const values = await valuesOf(deps, period);
  return new Map(
    criteria.flatMap((criterion) => {
      const computation = computeScore(criterion, values);
      return computation === undefined ? [] : [[criterion.code, computation]];
    }),
  );
}

async function valuesOf(
  { activityOf, kioskFiguresOf }: Pick<AssessmentDeps, 'activityOf' | 'kioskFiguresOf'>,
  period: Period,
): Promise<PeriodValues> {
  const months = monthsOfPeriod(period);
  const { fromDay, toDay } = daysOfPeriod(period);
  const activity: Record<string, Record<string, number>> = {};
  for (const { month, figure, value } of activityOf(months[0] ?? '', months.at(-1) ?? '')) {
    activity[month] = { ...activity[month], [figure]: value };
  }
  return { months, activity, kiosk: await kioskFiguresOf(fromDay, toDay) };
}
