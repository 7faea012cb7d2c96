import type { Day } from '#shared/calendar.ts';
import { nextDay, weekdayOf } from '#shared/calendar.ts';
import { firstDayOf, lastDayOf, monthOf, type Month } from '#shared/features/activity/month.ts';
import {
  buildCube,
  type CountedAnswers,
  type CountedDay,
  type CountedHour,
  type CubeSeries,
} from '#shared/features/evaluation/cube.ts';
import type { EvaluationKnown, OfficeFacts } from '#shared/features/evaluation/known.ts';
import { Model } from '#shared/features/model/model.ts';
import { seededRandom } from '#shared/features/statistics/seeded-random.ts';

/** A world of offices whose truth is known. */
export interface World {
  readonly seed: string;
  readonly units: readonly string[];
  readonly from: Month;
  readonly to: Month;
  /** Ratings a working day at each unit, on average. */
  readonly perDay: number;
  /** The probability that a visitor is satisfied. */
  readonly satisfied: (unit: string, day: Day) => number;
  /** How much days differ by themselves, as a standard deviation of that probability. */
  readonly dayEffect?: number;
  /** Ratings per visit; unknown where undefined. */
  readonly coverage?: number;
  /** What a rating carries. */
  readonly modelOf?: (unit: string, day: Day, nth: number) => string;
  readonly models?: readonly (Partial<Model> & Pick<Model, 'code'>)[];
  readonly isSimulated?: boolean;
}

export const kioskSeries: CubeSeries = {
  key: 'kiosk',
  kind: 'selfService',
  labelSet: 'hl5.1',
  words: [],
};

/** Counts what the people of a world press; Mondays to Fridays. */
export function playWorld(world: World) {
  const random = seededRandom(world.seed);
  const days: CountedDay[] = [];
  const hours: CountedHour[] = [];
  const visits = new Map<string, number>();
  for (let day = firstDayOf(world.from); day <= lastDayOf(world.to); day = nextDay(day)) {
    if (weekdayOf(day) > 5) continue;
    for (const unit of world.units) playDay(unit, day);
  }
  const counted: CountedAnswers = { series: [kioskSeries], days, hours, reasons: [] };
  const cube = buildCube(counted, {
    closedTo: lastDayOf(world.to),
    floor: 10,
    drawOf: (_series, quarter) => (key) => seededRandom(`${world.seed} ${quarter} ${key}`)(),
  });
  return { cube, counted, known: knownOf(world, visits) };

  function playDay(unit: string, day: Day) {
    const month = monthOf(day);
    const shift = (world.dayEffect ?? 0) * (random() + random() + random() - 1.5) * 2;
    const truth = Math.min(0.995, Math.max(0.005, world.satisfied(unit, day) + shift));
    const size = Math.floor(world.perDay * (0.5 + random()) + random());
    const byModel = new Map<string, [number, number, number, number, number]>();
    for (let nth = 0; nth < size; nth += 1) {
      const model = world.modelOf?.(unit, day, nth) ?? '';
      const counts = byModel.get(model) ?? [0, 0, 0, 0, 0];
      const isSatisfied = random() < truth;
      const at = isSatisfied ? Math.floor(random() * 2) : 2 + Math.floor(random() * 3);
      counts[at] = (counts[at] ?? 0) + 1;
      byModel.set(model, counts);
      const hour = 7 + Math.floor(random() * 4) + (random() < 0.5 ? 0 : 6);
      const k = isSatisfied ? 1 : 0;
      hours.push({ month, weekday: weekdayOf(day), hour, n: 1, k });
    }
    for (const [model, clean] of byModel)
      days.push({
        ...{ series: 'kiosk', unit, model, month, day, clean },
        leftOut: [0, 0, 0, 0, 0],
      });
    const place = `${unit} ${month}`;
    if (world.coverage !== undefined)
      visits.set(place, (visits.get(place) ?? 0) + Math.round(size / world.coverage));
  }
}

function knownOf(world: World, visits: ReadonlyMap<string, number>): EvaluationKnown {
  const facts: OfficeFacts[] = world.units.map((unit) => ({
    unit,
    tables: {
      coverage: [...visits]
        .filter(([place]) => place.startsWith(`${unit} `))
        .map(([place, n]) => ({ month: place.slice(-7), known: 1, visits: n })),
    },
  }));
  const models = (world.models ?? []).map((model) =>
    Model.parse({
      name: model.code,
      kind: 'allHours',
      validFrom: firstDayOf(world.from),
      ...model,
    }),
  );
  return {
    place: world.units.length > 1 ? 'store' : 'office',
    isSimulated: world.isSimulated ?? false,
    office: { code: world.units[0] ?? '', name: 'Cơ quan' },
    madeOn: lastDayOf(world.to),
    ruleVersion: 'misuse-2',
    floor: 10,
    models,
    unitNames: new Map(world.units.map((unit) => [unit, `Xã ${unit}`])),
    figures: [],
    facts,
    undated: 0,
    incomplete: [],
    isRunBlind: false,
  };
}
