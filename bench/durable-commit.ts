import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import trialSettings from '#resources/trial/settings.json' with { type: 'json' };
import { createFolder } from '#main/features/folder/create-folder.ts';
import { findIncarnation, getFolder } from '#main/features/folder/folder-store.ts';
import { createQuestionnaires } from '#main/features/questionnaire/index.ts';
import { captureContextOf } from '#main/features/rating/capture-context.ts';
import { createRatingStore } from '#main/features/rating/rating-store.ts';
import type { RatingDeps } from '#main/features/rating/record.ts';
import { submitRating } from '#main/features/rating/submit-rating.ts';
import { openStore } from '#main/open-store.ts';
import { createClock, createSystemClock } from '#main/platform/clock.ts';
import { prepareDataFolder } from '#main/storage/data-folder.ts';
import { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { openBareStore } from './bare-insert.ts';
import { summarize, type Measured } from './measured.ts';

/** One after the other in turns, so that whatever else the machine does falls on both. */
export function measureCommit(place: string, commits: number): Measured {
  const deps = openDeps(join(place, 'commit'));
  submit(deps);
  const bare = openBareStore(join(place, 'commit', 'bare.db'), bytesOfFirstRow(deps));
  const own: number[] = [];
  const plain: number[] = [];
  for (let commit = 0; commit < commits; commit += 1) {
    own.push(duration(() => submit(deps)));
    plain.push(duration(() => bare.insert(randomUUID())));
  }
  bare.close();
  deps.db.close();
  return {
    what: 'durable commit of a rating, the store alone',
    unit: 'ms',
    own: summarize(own),
    target: 'ratio ≤ 3',
    comparedTo: { what: 'bare insert, WAL, FULL', sample: summarize(plain) },
  };
}

function openDeps(path: string): RatingDeps {
  const folder = prepareDataFolder(path);
  const db = openStore(folder);
  const settings = OfficeSettings.parse(trialSettings);
  const { offsetMinutes } = settings;
  const clock = createClock({
    system: createSystemClock(),
    offsetMinutes,
    lastTrustedMs: undefined,
  });
  createFolder(db, { kind: 'trial', settings, author: 'program', moment: clock.now() });
  const stationCode = getFolder(db).station_code;
  const incarnation = findIncarnation(db, stationCode);
  if (incarnation === undefined) throw new Error('a new folder has its station');
  return {
    db,
    store: createRatingStore(db, incarnation),
    clock,
    randomBytes,
    questionnaires: createQuestionnaires(db, folder.questionnaires, () => clock.now().utcMs),
    capture: () =>
      captureContextOf({
        settings,
        settingsVersion: 1,
        stationCode,
        trial: true,
        session: undefined,
      }),
  };
}

function submit(deps: RatingDeps): void {
  const outcome = submitRating(deps, {
    id: randomUUID(),
    score: 4,
    questionnaire: 'kiosk@2',
    scaleOrder: 'descending',
    language: 'vi',
    readyMs: 3_000,
  });
  if (!outcome.recorded) throw new Error(`refused: ${outcome.why}`);
}

function bytesOfFirstRow({ db }: RatingDeps): number {
  const row = db.prepare<[], string[]>(`SELECT * FROM rating LIMIT 1`).raw().get() ?? [];
  return Buffer.from(row.join('')).length;
}

function duration(step: () => void): number {
  const startedMs = performance.now();
  step();
  return performance.now() - startedMs;
}
