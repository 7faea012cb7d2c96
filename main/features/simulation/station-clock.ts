import type { Moment } from '#main/platform/clock.ts';
import type { Random } from './random.ts';

/** A station's clocks on one day, from its being switched on. */
export interface StationClock {
  /** What they show at a true moment. */
  at(utcMs: number): Moment;
}

interface Fault {
  readonly state: 'suspect' | 'unset';
  readonly fromMs: number;
  readonly untilMs: number;
  /** What has to be added to the truth to get what the wall clock shows. */
  readonly errorMs: number;
}

const hourMs = 3_600_000;
/** A flat battery starts here. */
const neverSetMs = Date.UTC(2020, 0, 1);

/** Days on which a station's clock is wrong for a while. */
const faultyDays = 1 / 60;

export function createStationClock(
  random: Random,
  { bootMs, offsetMinutes }: { bootMs: number; offsetMinutes: number },
): StationClock {
  const bootId = random.id();
  const fault = random.chance(faultyDays) ? faultOf(random, bootMs) : undefined;
  return {
    at(utcMs) {
      const wrong = fault && fault.fromMs <= utcMs && utcMs < fault.untilMs ? fault : undefined;
      return {
        utcMs: utcMs + (wrong?.errorMs ?? 0),
        offsetMinutes,
        bootId,
        monotonicMs: utcMs - bootMs,
        state: wrong?.state ?? 'trusted',
        trustedMs: utcMs,
      };
    },
  };
}

/** Never set since boot, or set back by an hour while running; until somebody sees it. */
function faultOf(random: Random, bootMs: number): Fault {
  if (random.chance(0.5)) {
    const untilMs = bootMs + random.wholeBetween(hourMs, 3 * hourMs);
    return { state: 'unset', fromMs: bootMs, untilMs, errorMs: neverSetMs - bootMs };
  }
  const fromMs = bootMs + random.wholeBetween(hourMs, 3 * hourMs);
  const untilMs = fromMs + random.wholeBetween(hourMs / 2, 2 * hourMs);
  return { state: 'suspect', fromMs, untilMs, errorMs: -hourMs };
}
