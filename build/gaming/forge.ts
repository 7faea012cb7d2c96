import type { Day } from '#shared/calendar.ts';
import { monthOf } from '#shared/features/activity/month.ts';
import type { SimulatedWorld, TimedAnswer } from './simulate-office.ts';

/** How a clerk at counter q1 forges; what each does is said in `docs/gaming.md`. */
export const customs = [
  'goes',
  'runs',
  'oneEvening',
  'afterHours',
  'changes',
  'ownDays',
  'quota',
  'trickle',
] as const;
export type Custom = (typeof customs)[number];

const closes = 17 * 3600;
const morning = 8 * 3600;

/** The world after a clerk made `share` of the counter's answers of the last month. */
export function forge(
  world: SimulatedWorld,
  custom: Custom,
  share: number,
  random: () => number,
): SimulatedWorld {
  const isTheirs = ({ counterCode, day }: TimedAnswer) =>
    counterCode === 'q1' && monthOf(day) === world.month;
  const theirs = world.pressed.filter(isTheirs);
  const n = Math.max(1, Math.round((theirs.length * share) / (1 - share)));
  if (custom === 'changes') return changed(world, isTheirs, theirs.length * share, random);
  const days = [...new Set(theirs.map(({ day }) => day))].toSorted();
  const pressed = secondsOf(custom, { n, days, world, theirs, share }, random).map(
    ([day, second]): TimedAnswer => ({
      counterCode: 'q1',
      day,
      second,
      score: 5,
      firstScore: 5,
    }),
  );
  return { ...world, pressed: [...world.pressed, ...pressed] };
}

interface Plan {
  readonly n: number;
  readonly days: readonly Day[];
  readonly world: SimulatedWorld;
  readonly theirs: readonly TimedAnswer[];
  readonly share: number;
}

type Moment = readonly [day: Day, second: number];

function secondsOf(
  custom: Exclude<Custom, 'changes'>,
  plan: Plan,
  random: () => number,
): readonly Moment[] {
  const { n, days } = plan;
  switch (custom) {
    case 'goes':
      return inGoes(plan, () => 5 + Math.floor(random() * 5), random);
    case 'runs':
      return inGoes(plan, () => 10 + Math.floor(random() * 6), random);
    case 'oneEvening':
      return inGoes(plan, () => n, random);
    case 'afterHours':
      return times(n, () => [pick(days, random), closes + 300 + random() * 3000]);
    case 'ownDays':
      return trickled(n, ownDays(plan), random);
    case 'quota':
      return quota(plan, random);
    case 'trickle':
      return trickled(n, days, random);
  }
}

/** So many at a time, 5 to 8 seconds apart, in the last quarter of an hour. */
function inGoes({ n, days }: Plan, size: () => number, random: () => number): readonly Moment[] {
  const moments: Moment[] = [];
  while (moments.length < n) {
    const day = pick(days, random);
    let second = closes - 900 + random() * 400;
    for (let left = Math.min(size(), n - moments.length); left > 0; left -= 1) {
      second += 5 + random() * 3;
      moments.push([day, second]);
    }
  }
  return moments;
}

function trickled(n: number, days: readonly Day[], random: () => number): readonly Moment[] {
  return times(n, () => [pick(days, random), morning + random() * (closes - morning)]);
}

function ownDays({ world, days }: Plan): readonly Day[] {
  const own = new Set(
    world.duty
      .filter(({ counterCode, personCode }) => counterCode === 'q1' && personCode === 'q1-1')
      .map(({ day }) => day),
  );
  return days.filter((day) => own.has(day));
}

/** On every day as many as bring the best level to the same share. */
function quota({ theirs, share }: Plan, random: () => number): readonly Moment[] {
  const isBest = ({ score }: TimedAnswer) => score === 5;
  const line = share + (1 - share) * (theirs.filter(isBest).length / theirs.length);
  return [...Map.groupBy(theirs, ({ day }) => day)].flatMap(([day, some]) => {
    const best = some.filter(isBest).length;
    const missing = Math.max(0, Math.ceil((line * some.length - best) / (1 - line) - 1e-9));
    return trickled(missing, [day], random);
  });
}

/** Of the answers that are not the best, as many as were agreed on are changed at once. */
function changed(
  world: SimulatedWorld,
  isTheirs: (answer: TimedAnswer) => boolean,
  n: number,
  random: () => number,
): SimulatedWorld {
  const places = world.pressed.flatMap((answer, at) =>
    isTheirs(answer) && answer.score < 5 ? [at] : [],
  );
  const chosen = new Set<number>();
  while (chosen.size < Math.min(Math.round(n), places.length)) chosen.add(pick(places, random));
  return {
    ...world,
    pressed: world.pressed.map((answer, at) =>
      chosen.has(at) ? { ...answer, score: 5, firstScore: answer.score } : answer,
    ),
  };
}

function times(n: number, draw: () => Moment): readonly Moment[] {
  return Array.from({ length: n }, draw);
}

function pick<T>(some: readonly T[], random: () => number): T {
  const one = some[Math.floor(random() * some.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
