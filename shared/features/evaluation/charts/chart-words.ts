import type { Day } from '#shared/calendar.ts';
import type { ChartLanguage } from '#shared/charts/write-numbers.ts';
import { writeMonth, type Month } from '#shared/features/activity/month.ts';
import type { LabelSet, Score } from '#shared/features/rating/scale.ts';
import type { ChartRule } from '#shared/features/statistics/p-chart.ts';
import { monthsOfQuarter, quarterOf } from '../quarter.ts';

/** The sentences of `evaluation.json`, under `chart`, that pictures and their tables are made of. */
export type ChartSentence =
  | `column.${'band' | 'beside' | 'clean' | 'cumulative' | 'high' | 'hours' | 'level' | 'low' | 'lowerLimit' | 'mark' | 'mean' | 'n' | 'period' | 'raw' | 'reason' | 'share' | 'shareRaw' | 'side' | 'times' | 'unit' | 'upperLimit' | 'week' | 'weekday'}`
  | `${'levels' | 'coverage' | 'trend' | 'control' | 'hours' | 'reasons' | 'units' | 'multiples'}.${'title' | 'told'}`
  | 'interval'
  | 'hollow'
  | 'hollowUnits'
  | 'quarter'
  | 'modelFrom'
  | 'noBand'
  | 'band'
  | 'bandNote'
  | 'noOrder'
  | 'hoursNote'
  | 'hoursEdge'
  | 'hour'
  | 'hourRange'
  | 'allDay'
  | 'stepBelow'
  | 'stepBetween'
  | 'stepAbove'
  | 'answeredOf'
  | 'severalReasons'
  | 'controlNote'
  | 'coverageRated'
  | 'coverageAll'
  | 'nOf'
  | 'and'
  | 'limits';

/** How charts speak; the page and the core each bring their own. */
export interface ChartWords {
  readonly say: (sentence: ChartSentence, values?: Readonly<Record<string, string>>) => string;
  readonly language: ChartLanguage;
  /** The sentences of `statistics.json`. */
  readonly statistic: (sentence: 'notice.interval' | `rule.${ChartRule}`) => string;
  readonly levelName: (labelSet: LabelSet, score: Score) => string;
  readonly reasonName: (code: string) => string;
  /** 1 (Monday) to 7. */
  readonly weekdayName: (weekday: number) => string;
}

/** `07/2026`, or the quarter of which no month is shown alone. */
export function periodName(months: readonly Month[], { say }: Pick<ChartWords, 'say'>): string {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return '';
  if (months.length === 1) return writeMonth(first);
  const quarter = quarterOf(first);
  const isQuarter = monthsOfQuarter(quarter).join() === months.join();
  return isQuarter
    ? say('quarter', { number: quarter.slice(-1), year: quarter.slice(0, 4) })
    : `${writeMonth(first)}–${writeMonth(last)}`;
}

/** What an interval is, and what it is not. */
export function intervalNote({ say, statistic }: ChartWords): string {
  return say('interval', { interval: statistic('notice.interval') });
}

/** `14/09`, for axes that tell the year elsewhere. */
export function shortDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`;
}

/** `14/09/2026` */
export function writeDay(day: Day): string {
  return day.split('-').toReversed().join('/');
}
