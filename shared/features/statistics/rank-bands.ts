import { cannotTell, type CannotTell } from './cannot-tell.ts';
import { sumOfDays, type DayTotal } from './day-totals.ts';
import { reasonsNotToCompare } from './visit-coverage.ts';
import { shareInterval, type ShareInterval } from './share-interval.ts';

/** A unit that may be set beside others: answers of one way of collection, and how many people came. */
export interface RankCandidate {
  readonly unit: string;
  readonly days: readonly DayTotal[];
  readonly visits: number | undefined;
}

/** Units in bands, and those that are set beside nobody, by code, with why. */
export interface Ranking {
  readonly ranked: readonly RankedUnit[];
  readonly unranked: readonly (CannotTell & { readonly unit: string })[];
}

/** A unit among others. */
export interface RankedUnit extends ShareInterval {
  readonly unit: string;
  /** From 1: units of one band are in no order. */
  readonly band: number;
  /** The best and the worst place that it may have among all, both from 1. */
  readonly places: readonly [best: number, worst: number];
}

/**
 * Units in bands instead of ranks. Each gets an interval so wide that all of them together hold with the confidence
 * asked for (Šidák, Rectangular Confidence Regions, JASA 62, 1967: 1 − α per unit becomes (1 − α)^(1/units), units
 * being independent). Its best place is one more than the number of units that lie wholly above it, its worst
 * the number of those that do not lie wholly below it: a joint region for all ranks (Klein, Wright, Wieczorek, A
 * Joint Confidence Region for an Overall Ranking of Populations, JRSS C 69(3), 2020, Theorem 1). A new band
 * begins only where every unit above lies wholly above every unit below, so units whose intervals overlap
 * always share one. Within a band by code, for any other order would be read as a rank. Units below the floor
 * or a tenth of coverage are in no band.
 */
export function rankBands(
  units: readonly RankCandidate[],
  floor: number,
  confidence = 0.95,
): Ranking {
  const judged = units
    .map((each) => ({
      each,
      reasons: reasonsNotToCompare(sumOfDays(each.days), each.visits, floor),
    }))
    .toSorted((one, other) => compareCodes(one.each.unit, other.each.unit));
  const comparable = judged.flatMap(({ each, reasons }) => (reasons.length === 0 ? [each] : []));
  return {
    ranked: bandsOf(comparable, confidence ** (1 / Math.max(1, comparable.length))),
    unranked: judged.flatMap(({ each, reasons }) =>
      reasons.length > 0 ? [{ unit: each.unit, ...cannotTell(reasons) }] : [],
    ),
  };
}

function bandsOf(units: readonly RankCandidate[], confidence: number): readonly RankedUnit[] {
  const ranked = units
    .flatMap(({ unit, days }) => {
      const interval = shareInterval(days, confidence);
      return interval === undefined ? [] : [{ unit, ...interval }];
    })
    .toSorted((one, other) => other.high - one.high || compareCodes(one.unit, other.unit));
  let [band, lowest] = [0, Infinity];
  return ranked
    .map((one) => {
      // sorted by their upper ends: what comes after begins no higher than this one
      if (one.high < lowest) band += 1;
      lowest = Math.min(lowest, one.low);
      const above = ranked.filter((other) => other.low > one.high).length;
      const below = ranked.filter((other) => other.high < one.low).length;
      return { ...one, band, places: [above + 1, ranked.length - below] as const };
    })
    .toSorted((one, other) => one.band - other.band || compareCodes(one.unit, other.unit));
}

function compareCodes(one: string, other: string): number {
  return one < other ? -1 : 1;
}
