import { createHmac } from 'node:crypto';
import { dayAt, hourAt, weekdayOf, type Day } from '#shared/calendar.ts';
import type { Month } from '#shared/features/activity/month.ts';
import {
  buildCube,
  headlineOf,
  type CountedAnswers,
  type CountedDay,
  type CubeSeries,
} from '#shared/features/evaluation/cube.ts';
import { monthsOf, type EvaluationSource } from '#shared/features/evaluation/source.ts';
import { seriesOf } from '#shared/features/figures/series.ts';
import { formDayQuestion } from '#shared/features/questionnaire/built-in-questions.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';
import { isAtHome } from '#shared/features/rating/at-home.ts';
import { kindOf } from '#shared/features/statistics/evaluation-series.ts';
import { countHomes, type CountedPool } from './count-homes.ts';

/** A released period, and the month in which it ended. */
export interface CountedPeriod {
  readonly month: Month;
  readonly responses: Iterable<JudgedResponse>;
}

export interface OfficeCounting {
  readonly unit: { readonly code: string; readonly name: string };
  readonly homes: readonly CountedPool[];
  readonly isSimulated: boolean;
  readonly closedTo: Day;
  readonly floor: number;
  /** Of which thresholds are drawn. */
  readonly secret: Uint8Array;
}

/**
 * Counts released periods. An answer counts in the month in which its period ended, for periods are told one by
 * one elsewhere and a month between two of them would tell their difference; its day is its own.
 */
export function countOffice(
  periods: Iterable<CountedPeriod>,
  { unit, homes, isSimulated, closedTo, floor, secret }: OfficeCounting,
): EvaluationSource {
  const { counted: atOffice, undated } = countAnswers(periods, unit.code);
  const atHomes = countHomes(homes, unit.code);
  const counted = {
    ...atOffice,
    series: [...atOffice.series, ...atHomes.series],
    days: [...atOffice.days, ...atHomes.days],
  };
  const cube = buildCube(counted, {
    closedTo,
    floor,
    drawOf: (series, quarter) => (key) =>
      createHmac('sha256', secret)
        .update(JSON.stringify([series, quarter, key]))
        .digest()
        .readUInt32BE(0) /
      2 ** 32,
  });
  return {
    ...{ cube, closedTo, months: monthsOf(counted), undated, isSimulated },
    isRunBlind: false,
    units: [unit],
    // what the office tells of itself may change without a new period: it comes with each question
    ...{ models: [], figures: [], facts: [], incomplete: [] },
  };
}

interface OpenDay extends Omit<CountedDay, 'clean' | 'leftOut'> {
  readonly clean: Scores;
  readonly leftOut: Scores;
}
type Scores = [number, number, number, number, number];
interface OpenHour {
  readonly month: Month;
  readonly weekday: number;
  readonly hour: number;
  n: number;
  k: number;
}
interface OpenReason {
  readonly unit: string;
  readonly model: string;
  readonly month: Month;
  readonly reason: string | undefined;
  n: number;
}

/** Counts of released answers by series, model, month and day; answers without a trusted clock have no day. */
export function countAnswers(
  periods: Iterable<CountedPeriod>,
  unit: string,
): { readonly counted: CountedAnswers; readonly undated: number } {
  const series = new Map<string, CubeSeries>();
  const days = new Map<string, OpenDay>();
  const hours = new Map<string, OpenHour>();
  const reasons = new Map<string, OpenReason>();
  let undated = 0;
  for (const { month, responses } of periods) {
    for (const [response, judgement] of responses) {
      if (isAtHome(response)) continue; // told by pools of closed months alone
      if (response.clock_state !== 'trusted') {
        undated += 1;
        continue;
      }
      const own = seriesAt(response);
      series.set(own.key, own);
      const model = response.model_code ?? '';
      const day = dayOf(response);
      const place = getAt(days, JSON.stringify([own.key, model, month, day]), () => ({
        ...{ series: own.key, unit, model, month, day },
        ...{ clean: [0, 0, 0, 0, 0], leftOut: [0, 0, 0, 0, 0] },
      }));
      const counts = judgement === 'clean' ? place.clean : place.leftOut;
      const at = 5 - response.score;
      counts[at] = (counts[at] ?? 0) + 1;
      if (headlineOf([own]) === undefined) continue;
      if (judgement === 'clean') {
        const weekday = weekdayOf(day);
        const hour = hourAt(response.recorded_at_ms, response.offset_minutes);
        const slot = getAt(hours, `${month} ${weekday} ${hour}`, () => ({
          ...{ month, weekday, hour, n: 0, k: 0 },
        }));
        slot.n += 1;
        slot.k += Number(response.score >= 4);
      }
      for (const reason of response.reasons === null ? [] : [undefined, ...response.reasons]) {
        const key = JSON.stringify([model, month, reason ?? null]);
        getAt(reasons, key, () => ({ unit, model, month, reason, n: 0 })).n += 1;
      }
    }
  }
  const counted = {
    series: [...series.values()],
    days: [...days.values()],
    hours: [...hours.values()],
    reasons: [...reasons.values()],
  };
  return { counted, undated };
}

/** A paper form was filled in on the day that stands on it. */
function dayOf({ recorded_at_ms, offset_minutes, facts }: Response): Day {
  return facts?.[formDayQuestion]?.[0] ?? dayAt(recorded_at_ms, offset_minutes);
}

function seriesAt(response: Response): CubeSeries {
  const { labelSet, scaleOrder, channel, presser } = seriesOf(response);
  const pressers = [presser];
  const kind = kindOf({ from: 'rating', labelSet, scaleOrder, channel, pressers });
  const words = [scaleOrder, channel, presser];
  return { key: JSON.stringify([kind, labelSet, ...words]), kind, labelSet, words };
}

function getAt<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
