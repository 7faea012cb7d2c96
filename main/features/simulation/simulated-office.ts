import { nextDay, type Day } from '#shared/calendar.ts';
import { isWorkingDay } from '#shared/features/folder/opening-hours.ts';
import { countersAskedAt, type OfficeSettings } from '#shared/features/folder/office-settings.ts';

/** The first day of communes' own service centres; far enough back for a year of closed days. */
export const firstDay: Day = '2025-07-01';

/** What people are like who come to a counter. */
export interface CounterHabits {
  /** Part of the office's answers that are given here. */
  readonly share: number;
  /** Weights of the scores 5, 4, 3, 2 and 1. */
  readonly moods: readonly [number, number, number, number, number];
  /** Part of the people who choose English. */
  readonly english: number;
  /** Whether a clerk presses the best face for himself here. */
  readonly clerk: boolean;
}

/** A capture screen with its counter, or with those of which citizens say one. */
export interface SimulatedStation {
  readonly stationCode: string;
  readonly counterCodes: readonly string[];
  readonly habits: CounterHabits;
}

const habitsInOrder: readonly CounterHabits[] = [
  { share: 0.34, moods: [62, 25, 8, 3, 2], english: 0.02, clerk: false },
  { share: 0.28, moods: [33, 30, 17, 12, 8], english: 0.01, clerk: true },
  { share: 0.22, moods: [54, 29, 10, 4, 3], english: 0.03, clerk: false },
  { share: 0.16, moods: [41, 31, 15, 8, 5], english: 0.06, clerk: false },
];

/** Who has passed the screens at the counters and uses the one at the door: a bit of everybody. */
const habitsAtDoor: CounterHabits = {
  share: 0.06,
  moods: [48, 29, 12, 7, 4],
  english: 0.03,
  clerk: false,
};

/**
 * Each counter of the settings has a station of its own, the first is the desk's machine; beside
 * them stand those of the settings at which citizens say the counter, and take their part of all.
 */
export function stationsOf(settings: OfficeSettings): SimulatedStation[] {
  const atDoor = settings.stations
    .filter((station) => countersAskedAt(station).length > 0)
    .map(({ code, counterCodes }) => ({ stationCode: code, counterCodes, habits: habitsAtDoor }));
  const left = 1 - habitsAtDoor.share * atDoor.length;
  const atCounters = habitsInOrder.map((habits, place) => {
    const counter = settings.counters[place];
    if (!counter) throw new Error('the simulated office has a counter for each of its habits');
    return {
      stationCode: `may-${place + 1}`,
      counterCodes: [counter.code],
      habits: { ...habits, share: habits.share * left },
    };
  });
  return [...atCounters, ...atDoor];
}

/** Monday to Friday; their mean is 1, so that a mean per day stays one. */
const weekdayWeights = [1.2, 1, 0.9, 0.85, 1.05];

/** How busy a weekday (1 is Monday) is against the mean; an open weekend is as the mean. */
export function busynessOfWeekday(weekday: number): number {
  return weekdayWeights[weekday - 1] ?? 1;
}

/** How busy each hour of the day is: a peak in the morning, a lower one in the afternoon. */
const hourWeights: Readonly<Record<number, number>> = {
  7: 0.7,
  8: 1.5,
  9: 1.8,
  10: 1.3,
  11: 0.4,
  13: 0.8,
  14: 1.4,
  15: 1.1,
  16: 0.5,
};

export function busynessOfHour(hour: number): number {
  return hourWeights[hour] ?? 0.2;
}

/** The office's working days in order, each with its number from 0; without end. */
export function* workingDays(settings: OfficeSettings): Generator<readonly [Day, number]> {
  let number = 0;
  for (let day = firstDay; ; day = nextDay(day)) {
    if (isWorkingDay(settings, day)) yield [day, number++];
  }
}
