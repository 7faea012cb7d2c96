import { dayAt } from '#shared/calendar.ts';
import {
  computeScore,
  type Computation,
  type PeriodValues,
} from '#shared/features/assessment/compute-score.ts';
import { criteriaOf, type IndicatorSet } from '#shared/features/assessment/indicator-set.ts';
import { daysOfPeriod, monthsOfPeriod, type Period } from '#shared/features/assessment/period.ts';
import type { AssessmentDeps } from './assessment-deps.ts';

type ComputeDeps = Pick<AssessmentDeps, 'activityOf' | 'kioskFiguresOf' | 'countRegisters' | 'now'>;

/** What the criteria of a set come to for a period, of those that can be computed. */
export async function computeAll(
  deps: ComputeDeps,
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
  { activityOf, kioskFiguresOf, countRegisters, now }: ComputeDeps,
  period: Period,
): Promise<PeriodValues> {
  const months = monthsOfPeriod(period);
  const { fromDay, toDay } = daysOfPeriod(period);
  const activity: Record<string, Record<string, number>> = {};
  for (const { month, figure, value } of activityOf(months[0] ?? '', months.at(-1) ?? '')) {
    activity[month] = { ...activity[month], [figure]: value };
  }
  const { trustedMs, offsetMinutes } = now();
  const registers = {
    isOver: toDay < dayAt(trustedMs, offsetMinutes),
    counts: countRegisters({ from: fromDay, to: toDay }),
  };
  return { months, activity, kiosk: await kioskFiguresOf(fromDay, toDay), registers };
}
