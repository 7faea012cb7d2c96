import { hash } from 'node:crypto';
import simulatedSettings from '#resources/simulation/settings.json' with { type: 'json' };
import { createFolder } from '#main/features/folder/create-folder.ts';
import {
  createSettingsReader,
  findFolder,
  findIncarnation,
  recordIncarnation,
} from '#main/features/folder/folder-store.ts';
import { createQuestionnaires } from '#main/features/questionnaire/index.ts';
import { addComment } from '#main/features/rating/add-comment.ts';
import { captureContextOf } from '#main/features/rating/capture-context.ts';
import { changeRating } from '#main/features/rating/change-rating.ts';
import type { QuestionnaireSource, RatingDeps } from '#main/features/rating/record.ts';
import { recordFact } from '#main/features/rating/record-fact.ts';
import { submitRating } from '#main/features/rating/submit-rating.ts';
import type { RatingStore } from '#main/features/rating/rating-store.ts';
import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt, startOfDay, type Day } from '#shared/calendar.ts';
import { OfficeSettings, type Station } from '#shared/features/folder/office-settings.ts';
import { planDay, type PlannedTap } from './plan-day.ts';
import { createRandom } from './random.ts';
import { createRememberingStore } from './remembering-store.ts';
import { firstDay, stationsOf, workingDays } from './simulated-office.ts';

export interface FillOptions {
  readonly days: number;
  readonly perDay: number;
  readonly seed: string;
  readonly createStore?: (db: Database, incarnationId: string) => RatingStore;
}

export interface Filled {
  readonly responses: number;
  readonly days: number;
}

/** Random ids touch every page of their index, so that many small commits write it many times. */
const answersPerCommit = 50_000;

/** Gives the planned taps to the real use cases, whole days in one durable commit. */
export function fillFolder(db: Database, options: FillOptions): Filled {
  const { days, perDay, seed, createStore = createRememberingStore } = options;
  if (!findFolder(db)) createSimulatedFolder(db, seed);
  const { version, settings } = createSettingsReader(db)(0);
  const stations = new Map(
    stationsOf(settings).map(({ stationCode, counterCodes }) => {
      const incarnationId = findIncarnation(db, stationCode);
      if (incarnationId === undefined)
        throw new Error('every simulated station has an incarnation');
      const store = createStore(db, incarnationId);
      const context = captureContextOf({
        settings: { ...settings, stations: [simulatedStation(stationCode, counterCodes)] },
        settingsVersion: version,
        stationCode,
        trial: true,
        session: undefined,
      });
      return [stationCode, { store, context }];
    }),
  );

  let nowMs = 0;
  const questionnaires = keepingOnce(createQuestionnaires(db, noFolder, () => nowMs));

  function give(tap: PlannedTap): void {
    const station = stations.get(tap.stationCode);
    if (!station) throw new Error('taps are planned for the stations of the office');
    nowMs = tap.atMs;
    const deps: RatingDeps = {
      db,
      store: station.store,
      clock: { now: () => tap.moment },
      capture: () => station.context,
      // words that nobody wrote need no secret, and the same seed makes the same folder
      randomBytes: () => hash('sha256', `${seed}/${tap.atMs}/${tap.stationCode}`, 'buffer'),
      questionnaires,
    };
    const calls = tap.sentTwice ? 2 : 1;
    for (let call = 0; call < calls; call += 1) {
      const outcome = callFor(deps, tap);
      if (!outcome.recorded) throw new Error(`a simulated tap is refused: ${outcome.why}`);
    }
  }

  function giveDay([day, number]: NumberedDay): number {
    const taps = planDay({ settings, day, number, perDay, seed });
    for (const { store } of stations.values()) store.forgetAnswer(); // switched on anew
    taps.forEach(give);
    recordAudit(db, momentOf(day, settings), {
      actor: 'program',
      action: 'day.simulated',
      detail: { day, perDay, seed },
    });
    return taps.filter(({ kind }) => kind === 'answer').length;
  }

  let responses = 0;
  const ahead = daysToFill(settings, days, newestDay(stations.values(), settings));
  for (const together of inGroups(ahead, Math.ceil(answersPerCommit / perDay))) {
    db.transaction(() => {
      for (const numbered of together) responses += giveDay(numbered);
    }).immediate();
  }
  return { responses, days };
}

/** The call of the contract that a tap makes. */
function callFor(deps: RatingDeps, tap: PlannedTap) {
  switch (tap.kind) {
    case 'answer':
      return submitRating(deps, tap.rating);
    case 'change':
      return changeRating(deps, tap.rating);
    case 'fact':
      return recordFact(deps, tap.fact);
    case 'comment':
      return addComment(deps, tap.comment);
    default:
      return tap satisfies never;
  }
}

/** The simulated office has no questionnaires of its own. */
const noFolder = '';

/** Keeps each questionnaire with the first answer under it; asking again at a million is slow. */
function keepingOnce(questionnaires: QuestionnaireSource): QuestionnaireSource {
  const kept = new Set<unknown>();
  return {
    ...questionnaires,
    keep(questionnaire) {
      if (kept.has(questionnaire)) return;
      questionnaires.keep(questionnaire);
      kept.add(questionnaire);
    },
  };
}

type NumberedDay = readonly [day: Day, number: number];

function* inGroups<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** As many working days as asked for, after the newest that is there. */
function* daysToFill(
  settings: OfficeSettings,
  days: number,
  newest: Day | undefined,
): Generator<NumberedDay> {
  let left = days;
  for (const numbered of workingDays(settings)) {
    if (left === 0) return;
    if (newest !== undefined && numbered[0] <= newest) continue;
    left -= 1;
    yield numbered;
  }
}

function newestDay(
  stations: Iterable<{ readonly store: RatingStore }>,
  { offsetMinutes }: OfficeSettings,
): Day | undefined {
  const [first] = stations;
  const newestMs = first?.store.findNewestTrustedMs();
  return newestMs === undefined ? undefined : dayAt(newestMs, offsetMinutes);
}

function createSimulatedFolder(db: Database, seed: string): void {
  const random = createRandom(`${seed}/folder`);
  const settings = OfficeSettings.parse(simulatedSettings);
  const moment = momentOf(firstDay, settings);
  db.transaction(() => {
    createFolder(db, {
      kind: 'simulated',
      settings,
      author: 'program',
      moment,
      newId: () => random.id(),
    });
    for (const { stationCode } of stationsOf(settings)) {
      if (stationCode === settings.stations[0]?.code) continue;
      recordIncarnation(db, { id: random.id(), stationCode, startedAtMs: moment.utcMs });
    }
  }).immediate();
}

/** A screen at one counter, or for several, at which nobody signs in. */
function simulatedStation(code: string, counterCodes: readonly string[]): Station {
  return {
    code,
    name: code,
    counterCodes: [...counterCodes],
    citizenSays: counterCodes.length > 1,
    deskOnThisScreen: true,
    changeWindowSeconds: 6,
  };
}

/** A moment of the simulation itself, on a clock that is right. */
function momentOf(day: Day, { offsetMinutes }: OfficeSettings): Moment {
  return {
    utcMs: startOfDay(day, offsetMinutes),
    offsetMinutes,
    bootId: 'simulation',
    monotonicMs: 0,
    state: 'trusted',
    trustedMs: startOfDay(day, offsetMinutes),
  };
}
