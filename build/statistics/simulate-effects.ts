import { compareMeans } from '#shared/features/statistics/difference.ts';
import {
  pilotEffect,
  type PeriodTotal,
  type UnitHistory,
} from '#shared/features/statistics/effect.ts';
import { trendOf, type TrendPoint } from '#shared/features/statistics/trend.ts';
import { sizesOfDays } from './draw-days.ts';
import { apart, drawDay, drawScores, normal, shiftOfPoints } from './draw-scores.ts';
import { seededRandom } from '#shared/features/statistics/seeded-random.ts';

/** Units that begin a model, units that do not, and by how many points of 100 the mean truly rises there. */
export interface EffectScenario {
  readonly pilots: number;
  readonly rest: number;
  readonly perMonth: number;
  readonly points: number;
}

export const effectScenarios: readonly EffectScenario[] = [
  { pilots: 2, rest: 8, perMonth: 84, points: 0 },
  { pilots: 2, rest: 8, perMonth: 84, points: 6 },
  { pilots: 2, rest: 8, perMonth: 126, points: 6 },
  { pilots: 5, rest: 5, perMonth: 34, points: 0 },
  { pilots: 5, rest: 5, perMonth: 34, points: 6 },
  { pilots: 5, rest: 5, perMonth: 60, points: 6 },
  { pilots: 1, rest: 9, perMonth: 168, points: 6 },
];

export const effectWorlds = 800;
const daysPerMonth = 21;
/** In how many of the worlds each thing is said. */
export function saidOfEffects(scenario: EffectScenario): Readonly<Record<string, number>> {
  const random = seededRandom(JSON.stringify(scenario));
  const shift = shiftOfPoints(scenario.points);
  const said: Record<string, number> = { higher: 0, lower: 0, none: 0, cannotTell: 0 };
  for (let world = 0; world < effectWorlds; world += 1) {
    const units = (count: number, effect: number) =>
      Array.from({ length: count }, () => drawUnit(scenario.perMonth, effect, random));
    const { is } = pilotEffect(units(scenario.pilots, shift), units(scenario.rest, 0), 10, random);
    said[is] = (said[is] ?? 0) + 1;
  }
  return said;
}

/** Answers and days of each of two arms, and by how many points of 100 the second is truly better. */
export interface ArmScenario {
  readonly n: number;
  readonly days: number;
  readonly points: number;
}

export const armScenarios: readonly ArmScenario[] = [
  { n: 500, days: 40, points: 0 },
  { n: 500, days: 40, points: 6 },
  { n: 100, days: 20, points: 0 },
  { n: 100, days: 20, points: 6 },
];

/** In how many of the worlds the second of two arms of one office is called higher, lower, the same. */
export function saidOfArms(scenario: ArmScenario): Readonly<Record<string, number>> {
  const random = seededRandom(`arms ${JSON.stringify(scenario)}`);
  const side = (shift: number) => ({
    rows: sizesOfDays(scenario.n, scenario.days).flatMap((size, day) =>
      drawScores(size, shift, random).map((score) => ({
        day: String(day).padStart(3, '0'),
        score,
        n: 1,
      })),
    ),
    visits: scenario.n * 3,
    mode: 'selfService',
  });
  const shift = shiftOfPoints(scenario.points);
  const said: Record<string, number> = { higher: 0, lower: 0, same: 0 };
  for (let world = 0; world < effectWorlds; world += 1) {
    const { is } = compareMeans(side(shift), side(0), 'hl5.1', 10);
    said[is] = (said[is] ?? 0) + 1;
  }
  return said;
}

/** In what part of worlds without a trend one is seen over so many days, so many answers on each. */
export function falseTrends(days: number, perDay: number): number {
  const random = seededRandom(`trend ${days} ${perDay}`);
  const worlds = 2000;
  let seen = 0;
  for (let world = 0; world < worlds; world += 1) {
    const points = Array.from({ length: days }, (_, at): TrendPoint => {
      const { n, k } = drawDay(1 + Math.floor(random() * (2 * perDay - 1)), 0, random);
      return { at, n, k };
    });
    const { is } = trendOf(points);
    if (is === 'rising' || is === 'falling') seen += 1;
  }
  return seen / worlds;
}

function drawUnit(perMonth: number, effect: number, random: () => number): UnitHistory {
  const unit = apart.unit * normal(random);
  const month = (shift: number): PeriodTotal => {
    const here = unit + shift + apart.month * normal(random);
    let [n, k] = [0, 0];
    for (let day = 0; day < daysPerMonth; day += 1) {
      const size = Math.floor(((day + 1) * perMonth) / daysPerMonth) - n;
      k += drawDay(size, here, random).k;
      n += size;
    }
    return { n, k, visits: n * 3, mode: 'selfService' };
  };
  return {
    before: [month(0), month(0), month(0)],
    after: [month(effect), month(effect), month(effect)],
  };
}
