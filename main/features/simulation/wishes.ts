import { hourAt, weekdayOf, type Day } from '#shared/calendar.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { scores, type Score } from '#shared/features/rating/scale.ts';
import type { Language } from '#shared/features/station/languages.ts';
import { openingSessions, type OpeningSession } from './opening-sessions.ts';
import type { Random } from './random.ts';
import { busynessOfHour, busynessOfWeekday, type CounterHabits } from './simulated-office.ts';

/** Somebody who wants to press a face, from a moment on and until patience ends. */
export interface Wish {
  readonly by: 'visitor' | 'clerk' | 'child' | 'passer';
  readonly fromMs: number;
  readonly untilMs: number;
  readonly score: Score;
  readonly language: Language;
  /** How long this hand needs once the screen is ready. */
  readonly reactionMs: number;
}

/** A station's day, as far as wishes depend on it. */
export interface WishDay {
  readonly settings: OfficeSettings;
  readonly habits: CounterHabits;
  readonly day: Day;
  /** Number of the working day; the clerk comes every so many of them. */
  readonly number: number;
  /** Mean answers of the whole office on a working day. */
  readonly perDay: number;
}

const minuteMs = 60_000;
const slotMs = 30 * minuteMs;

/** Parts of all answers; the clerk's part is what his visits come to. */
const parts = { children: 0.015, passers: 0.005, clerk: 0.03 };
/** Part of the visitors who press once more as soon as the screen is ready. */
const repeats = 0.015;
const tapsOfChild = { least: 4, most: 10 };
const clerkGapMs = 7_000;

/** Everybody who wants to press a face at a station on one day, in order. */
export function planWishes(random: Random, day: WishDay): Wish[] {
  const sessions = openingSessions(day.settings, day.day);
  return [
    ...visitors(random, day, sessions),
    ...children(random, day, sessions),
    ...passers(random, day, sessions),
    ...clerk(random, day, sessions),
  ].sort((one, other) => one.fromMs - other.fromMs);
}

function visitors(random: Random, day: WishDay, sessions: readonly OpeningSession[]): Wish[] {
  const { habits, perDay } = day;
  const slots = slotsOf(day.settings, sessions);
  const part = 1 - parts.children - parts.passers - clerkVisits(perDay).part;
  const busyness = busynessOfWeekday(weekdayOf(day.day)) * random.between(0.9, 1.1);
  const mean = (perDay * habits.share * part * busyness) / (1 + repeats);
  return listOf(random.count(mean), () => {
    const { fromMs, toMs, sessionEndMs } = random.pick(slots, ({ weight }) => weight);
    const wish: Wish = {
      by: 'visitor',
      fromMs: Math.floor(random.between(fromMs, toMs)),
      untilMs: sessionEndMs,
      score: scoreOf(random, habits),
      language: languageOf(random, habits),
      reactionMs: random.wholeBetween(900, 6_000),
    };
    if (!random.chance(repeats)) return [wish];
    const again = wish.fromMs + random.wholeBetween(6_800, 12_000);
    return [wish, { ...wish, fromMs: again, reactionMs: random.wholeBetween(500, 3_000) }];
  }).flat();
}

/** A child presses whatever is there as soon as it is there. */
function children(random: Random, day: WishDay, sessions: readonly OpeningSession[]): Wish[] {
  const meanTaps = (tapsOfChild.least + tapsOfChild.most) / 2;
  const count = random.count((day.perDay * day.habits.share * parts.children) / meanTaps);
  const slots = slotsOf(day.settings, sessions);
  return listOf(count, () => {
    const { fromMs, toMs, sessionEndMs } = random.pick(slots, ({ weight }) => weight);
    const startMs = Math.floor(random.between(fromMs, toMs));
    return listOf(random.wholeBetween(tapsOfChild.least, tapsOfChild.most), (tap): Wish => ({
      by: 'child',
      fromMs: startMs + tap * 6_200,
      untilMs: sessionEndMs,
      score: random.pick(scores, () => 1),
      language: 'vi',
      reactionMs: random.wholeBetween(80, 900),
    }));
  }).flat();
}

/** Cleaners, guards and those who came too early or too late. */
function passers(random: Random, day: WishDay, sessions: readonly OpeningSession[]): Wish[] {
  const count = random.count(day.perDay * day.habits.share * parts.passers);
  const closed = closedStretches(sessions);
  return listOf(count, (): Wish => {
    const { fromMs, toMs } = random.pick(closed, () => 1);
    return {
      by: 'passer',
      fromMs: Math.floor(random.between(fromMs, toMs)),
      untilMs: toMs - 1,
      score: scoreOf(random, day.habits),
      language: 'vi',
      reactionMs: random.wholeBetween(900, 6_000),
    };
  });
}

/** He stands at the screen in a quiet half-hour and presses green every seven seconds. */
function clerk(random: Random, day: WishDay, sessions: readonly OpeningSession[]): Wish[] {
  const { presses, everyDays } = clerkVisits(day.perDay);
  if (!day.habits.clerk || day.number % everyDays !== 0) return [];
  const { toMs } = random.pick(sessions, () => 1); // the last half-hour before a break is quiet
  const spareMs = slotMs - presses * clerkGapMs;
  const startMs = toMs - slotMs + Math.floor(random.between(0, spareMs / 2));
  return listOf(presses, (press): Wish => ({
    by: 'clerk',
    fromMs: startMs + press * clerkGapMs + random.wholeBetween(-200, 200),
    untilMs: toMs - 1,
    score: 5,
    language: 'vi',
    reactionMs: random.wholeBetween(400, 900),
  }));
}

/** How often the clerk comes and how long he stays, so that his part is about the same anywhere. */
function clerkVisits(perDay: number) {
  const presses = Math.min(Math.max(Math.round(perDay * 0.1), 12), 200);
  const everyDays = Math.max(1, Math.round(presses / (perDay * parts.clerk)));
  return { presses, everyDays, part: presses / everyDays / perDay };
}

/** Half-hours of opening, each as heavy as its hour is busy. */
function slotsOf({ offsetMinutes }: OfficeSettings, sessions: readonly OpeningSession[]) {
  return sessions.flatMap(({ fromMs, toMs }) =>
    listOf(Math.ceil((toMs - fromMs) / slotMs), (place) => {
      const slotFromMs = fromMs + place * slotMs;
      return {
        fromMs: slotFromMs,
        toMs: Math.min(slotFromMs + slotMs, toMs),
        sessionEndMs: toMs - 1,
        weight: busynessOfHour(hourAt(slotFromMs, offsetMinutes)),
      };
    }),
  );
}

/** The forty minutes before the first session and after each. */
function closedStretches(sessions: readonly OpeningSession[]): OpeningSession[] {
  const longMs = 40 * minuteMs;
  const before = sessions
    .slice(0, 1)
    .map(({ fromMs }) => ({ fromMs: fromMs - longMs, toMs: fromMs }));
  const after = sessions.map(({ toMs }, place) => ({
    fromMs: toMs,
    toMs: Math.min(toMs + longMs, sessions[place + 1]?.fromMs ?? Infinity),
  }));
  return [...before, ...after].filter(({ fromMs, toMs }) => fromMs < toMs);
}

function scoreOf(random: Random, { moods }: CounterHabits): Score {
  return random.pick(scores, (score) => moods[5 - score] ?? 0);
}

function languageOf(random: Random, { english }: CounterHabits): Language {
  return random.chance(english) ? 'en' : 'vi';
}

function listOf<T>(length: number, itemAt: (place: number) => T): T[] {
  return Array.from({ length }, (_, place) => itemAt(place));
}
