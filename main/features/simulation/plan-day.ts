import type { Moment } from '#main/platform/clock.ts';
import type { Day } from '#shared/calendar.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import type {
  ChangedRating,
  NewComment,
  NewFact,
  NewRating,
} from '#shared/features/rating/rating.contract.ts';
import { simulatedQuestionnaire, type FollowUp } from './follow-ups.ts';
import { openingSessions } from './opening-sessions.ts';
import { createRandom } from './random.ts';
import { stationsOf, type SimulatedStation } from './simulated-office.ts';
import { createStationClock } from './station-clock.ts';
import { takeTurns } from './take-turns.ts';
import { planWishes, type Wish } from './wishes.ts';

/** One call that a station's screen makes, and when. */
export type PlannedTap = {
  readonly stationCode: string;
  readonly by: Wish['by'];
  /** The true moment; `moment` is what the station's clocks show then. */
  readonly atMs: number;
  readonly moment: Moment;
  /** The answer to the first call was lost, so that the screen calls again with the same id. */
  readonly sentTwice: boolean;
} & (
  | { readonly kind: 'answer'; readonly rating: NewRating }
  | { readonly kind: 'change'; readonly rating: ChangedRating }
  | { readonly kind: 'fact'; readonly fact: NewFact }
  | { readonly kind: 'comment'; readonly comment: NewComment }
);

/** A working day of the office. */
export interface PlanOptions {
  readonly settings: OfficeSettings;
  readonly day: Day;
  /** Number of the working day, from 0. */
  readonly number: number;
  /** Mean answers of the whole office on a working day. */
  readonly perDay: number;
  readonly seed: string;
}

/** The thanks stand longer where nobody ends them, but whoever comes next does. */
const thanksMs = 6_000;
/** The stations are switched on so long before the office opens. */
const bootBeforeMs = 45 * 60_000;
const startUpMs = 20_000;
/** Until the faces are painted again. */
const paintMs = 120;
const lostCalls = 0.01;

/** What happens at every screen of the office on one day, in order; depends on nothing before. */
export function planDay(options: PlanOptions): PlannedTap[] {
  return stationsOf(options.settings)
    .flatMap((station) => planStation(station, options))
    .sort((one, other) => one.atMs - other.atMs);
}

function planStation(station: SimulatedStation, options: PlanOptions): PlannedTap[] {
  const { settings, day, seed } = options;
  const { offsetMinutes } = settings;
  const [first] = openingSessions(settings, day);
  if (!first) return [];
  const random = createRandom(`${seed}/${day}/${station.stationCode}`);
  const bootMs = first.fromMs - bootBeforeMs;
  const clock = createStationClock(random, { bootMs, offsetMinutes });
  const wishes = planWishes(random, { ...options, habits: station.habits });
  const turns = takeTurns(random, wishes, {
    readyAtMs: bootMs + startUpMs,
    thanksMs: thanksMs + paintMs,
    countersAsked: station.counterCodes.length > 1 ? station.counterCodes : [],
  });
  return turns.flatMap((turn) => {
    const { by, language, change } = turn;
    const id = random.id();
    const at = (atMs: number) => ({
      stationCode: station.stationCode,
      by,
      atMs,
      moment: clock.at(atMs),
      sentTwice: random.chance(lostCalls),
    });
    const wording = {
      questionnaire: simulatedQuestionnaire,
      scaleOrder: 'descending',
      language,
    } as const;
    const { score, readyMs } = turn;
    const answer = { ...wording, id, score, readyMs } as const;
    const planned: PlannedTap[] = [{ ...at(turn.atMs), kind: 'answer', rating: answer }];
    if (change) {
      const { score, readyMs } = change;
      const rating = { ...wording, id: random.id(), responseId: id, score, readyMs } as const;
      planned.push({ ...at(change.atMs), kind: 'change', rating });
    }
    return [
      ...planned,
      ...turn.followUps.map((followUp): PlannedTap => ({
        ...at(followUp.atMs),
        ...givenIn(followUp, { id: random.id(), responseId: id }),
      })),
    ];
  });
}

type Given =
  | { readonly kind: 'fact'; readonly fact: NewFact }
  | { readonly kind: 'comment'; readonly comment: NewComment };

function givenIn(followUp: FollowUp, ids: { id: string; responseId: string }): Given {
  if (followUp.gives === 'comment') {
    return { kind: 'comment', comment: { ...ids, text: followUp.text } };
  }
  const { question, choices } = followUp;
  return { kind: 'fact', fact: { ...ids, question, choices: [...choices] } };
}
