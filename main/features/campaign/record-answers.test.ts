import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '#main/open-store.ts';
import { createClock } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aCampaign, supervisorKeys } from '#tests/support/supervisor.ts';
import { anId, aRating, temporaryFolder } from '#tests/support/test-app.ts';
import { createAnswerStore, recordOpening } from './campaign-store.ts';
import { createKnownCampaigns } from './known-campaigns.ts';
import { createAnswerRecorder, type AnswerRecorder } from './record-answers.ts';

const capture = {
  unitCode: '00000',
  stationCode: 'may-1',
  channel: 'kiosk',
  trial: false,
} as const;

let keysFolder: string;
let place: ReturnType<typeof temporaryFolder>;
let db: Database;
let recorder: AnswerRecorder;
let survey: ReturnType<typeof aCampaign>;
let somebodySignedIn: boolean;

beforeEach(async () => {
  keysFolder = makeTempFolder();
  place = temporaryFolder();
  db = openStore(place.folder);
  survey = aCampaign(await supervisorKeys(keysFolder));
  recordOpening(db, {
    id: survey.campaign.id,
    document: survey.file,
    openedAtMs: 0,
    person: 'lanh-dao',
  });
  somebodySignedIn = false;
  recorder = createAnswerRecorder({
    db,
    store: createAnswerStore(db),
    known: createKnownCampaigns(db),
    clock: createClock({
      system: createFakeClock(),
      offsetMinutes: 420,
      lastTrustedMs: undefined,
    }),
    capture: () => (somebodySignedIn ? undefined : capture),
  });
});
afterEach(() => {
  db.close();
  place.remove();
  removeFolder(keysFolder);
});

const pieces = () => db.prepare(`SELECT id FROM campaign_answer`).all();
const aTap = () => ({ ...aRating(), questionnaire: survey.ref });

it('refuses when the disk is full, leaves nothing behind, and takes it when there is room', async () => {
  const pages = db.pragma('page_count', { simple: true });
  db.pragma(`max_page_count = ${String(pages)}`);
  const taps = Array.from({ length: 20 }, aTap);
  const outcomes = [];
  for (const tap of taps) outcomes.push(await recorder.submit(tap));
  const last = taps.at(-1) ?? aTap();
  expect(outcomes.at(-1)).toEqual({ recorded: false, why: 'STORE_FULL' });
  expect(pieces()).toHaveLength(outcomes.filter(({ recorded }) => recorded).length);

  db.pragma('max_page_count = 1000000');
  expect(await recorder.submit(last)).toEqual({ recorded: true });
  expect(pieces()).toContainEqual({ id: last.id });
});

it('takes nothing from a screen at which somebody signs in while it is being sealed', async () => {
  const giving = recorder.submit(aTap());
  somebodySignedIn = true;
  expect(await giving).toEqual({ recorded: false, why: 'STAFF_SIGNED_IN' });
  expect(pieces()).toEqual([]);
});

it('confirms what it has while somebody is signed in, and takes no more', async () => {
  const tap = aTap();
  await recorder.submit(tap);
  somebodySignedIn = true;
  const fact = { id: anId(), responseId: tap.id, question: 'better', choices: ['place'] };
  expect([await recorder.submit(tap), await recorder.fact(fact)]).toEqual([
    { recorded: true },
    { recorded: false, why: 'STAFF_SIGNED_IN' },
  ]);
});
