import {
  monthOf,
  monthsBetween,
  nextMonth,
  previousMonth,
} from '#shared/features/activity/month.ts';
import type {
  Evaluation,
  EvaluationChoices,
} from '#shared/features/evaluation/evaluation.contract.ts';
import { monthsOfQuarter, quarterOf } from '#shared/features/evaluation/quarter.ts';

export interface MonthRange {
  readonly from: string;
  readonly to: string;
}

export const presets = ['thisQuarter', 'lastQuarter', 'lastYear', 'pilot'] as const;
export type Preset = (typeof presets)[number];

/** The quarter that is not over yet, counted from what is closed. */
export function thisQuarter({ closedTo }: Pick<EvaluationChoices, 'closedTo'>): MonthRange {
  const quarter = quarterOf(monthOf(closedTo));
  const [from, , to] = monthsOfQuarter(quarter);
  const isOver = nextMonth(monthOf(closedTo)) > to && isLastDay(closedTo);
  if (!isOver) return { from, to };
  const [nextFrom, , nextTo] = monthsOfQuarter(quarterOf(nextMonth(to)));
  return { from: nextFrom, to: nextTo };
}

/** What a button stands for; undefined where it stands for nothing. */
export function rangeOf(
  preset: Preset,
  choices: EvaluationChoices,
  model: Evaluation['model'],
): MonthRange | undefined {
  const current = thisQuarter(choices);
  const [from, , to] = monthsOfQuarter(quarterOf(previousMonth(current.from)));
  switch (preset) {
    case 'thisQuarter':
      return current;
    case 'lastQuarter':
      return { from, to };
    case 'lastYear': {
      const year = String(Number(current.from.slice(0, 4)) - 1);
      return { from: `${year}-01`, to: `${year}-12` };
    }
    case 'pilot':
      return model === null
        ? undefined
        : {
            from: monthOf(model.validFrom),
            to: latest(monthOf(model.validFrom), to, model.validTo),
          };
    default:
      return preset satisfies never;
  }
}

/** What is asked first: the latest quarter that is over. */
export function firstRange(choices: EvaluationChoices): MonthRange {
  return rangeOf('lastQuarter', choices, null) ?? thisQuarter(choices);
}

/** The months that can be chosen: those with answers, and those that a button takes. */
export function monthsOffered(
  choices: EvaluationChoices,
  ranges: readonly MonthRange[],
): readonly string[] {
  const all = [...choices.months, ...ranges.flatMap(({ from, to }) => [from, to])].toSorted();
  const [first] = all;
  const last = all.at(-1);
  return first === undefined || last === undefined ? [] : monthsBetween(first, last);
}

function isLastDay(day: string): boolean {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();
  return next.slice(0, 7) !== monthOf(day);
}

function latest(from: string, closed: string, validTo: string | null): string {
  const end = validTo === null || monthOf(validTo) > closed ? closed : monthOf(validTo);
  return end < from ? from : end;
}
