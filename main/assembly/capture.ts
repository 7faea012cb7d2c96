import { randomBytes } from 'node:crypto';
import { createCampaigns } from '#main/features/campaign/index.ts';
import { createSettingsReader } from '#main/features/folder/folder-store.ts';
import { createLanguages } from '#main/features/languages/index.ts';
import { createQuestionnaires } from '#main/features/questionnaire/index.ts';
import { captureContextOf } from '#main/features/rating/capture-context.ts';
import { createRatingStore } from '#main/features/rating/rating-store.ts';
import { createReceiptStore } from '#main/features/receipt/receipt-store.ts';
import { createReceipts } from '#main/features/receipt/receipts.ts';
import { createKnownPlan } from '#main/features/session/known-plan.ts';
import { createServing } from '#main/features/session/serving.ts';
import { createSessionFinder } from '#main/features/session/session-store.ts';
import { stationOf } from '#shared/features/folder/office-settings.ts';
import { keptUtcMs } from '#shared/features/rating/kept-time.ts';
import type { Ground } from './ground.ts';

export interface CaptureDeps extends Pick<
  Ground,
  | 'db'
  | 'folder'
  | 'folderKind'
  | 'stationCode'
  | 'incarnationId'
  | 'clock'
  | 'settingsAt'
  | 'settings'
  | 'log'
> {
  readonly audioFolder: string | undefined;
  /** Whether anybody is signed in at a desk. */
  readonly isAnybodyIn: () => boolean;
}

/** What citizens are asked at this station, in which languages and sessions, and where it is kept. */
export function assembleCapture(deps: CaptureDeps) {
  const { db, folder, folderKind, stationCode, clock, settingsAt, settings, log } = deps;
  const store = createRatingStore(db, deps.incarnationId);
  const findSession = createSessionFinder(db);
  const pastSettingsAt = createSettingsReader(db); // apart, so that looking back costs no tap
  const plan = createKnownPlan(db, (utcMs) => {
    const { settings } = pastSettingsAt(utcMs);
    const atHome = settings.models.filter(({ kind }) => kind === 'atHome');
    return { ...settings, atHomeModels: atHome.map(({ code }) => code) };
  });
  const servingAt = createServing({
    find: findSession,
    plan,
    fieldCode: () => captureContextOf({ ...capturing(), session: undefined }).fieldCode,
  });
  const questionnaires = createQuestionnaires(db, folder.questionnaires, () =>
    keptUtcMs(clock.now(), []),
  );
  for (const { file, fault } of questionnaires.faults) log.error(`questionnaire ${file}: ${fault}`);
  const languages = createLanguages(() => ({
    folder: folder.languages,
    audioFolder: deps.audioFolder,
    questionnaires: questionnaires.list(),
  }));
  for (const { file, fault, detail } of languages.faults()) {
    log.error(`language ${file}: ${fault} ${detail}`);
  }

  const capturing = () => {
    const { version, settings } = settingsAt(clock.now().trustedMs);
    return { settings, settingsVersion: version, stationCode, trial: folderKind !== 'office' };
  };
  const captureContext = () => {
    const serving = servingAt(clock.now());
    const { mode: session, modelCode = null, lastMomentMs } = serving ?? {};
    return captureContextOf({ ...capturing(), session, modelCode, lastMomentMs });
  };
  const deskOnThisScreen = () => stationOf(settings(), stationCode).deskOnThisScreen;
  const isPaused = () => deskOnThisScreen() && deps.isAnybodyIn();
  const capture = () => (isPaused() ? undefined : captureContext());
  const trusting = () => ({ supervisors: settings().supervisors, folderKind });
  const campaigns = createCampaigns({ db, clock, capture, trusting, deskOnThisScreen });
  for (const id of campaigns.altered) log.error(`campaign ${id}: altered in the store`);
  const receipts = createReceipts({ store: createReceiptStore(db), clock, randomBytes, log });

  return {
    /** The ratings of this station. */
    store,
    findSession,
    plan,
    servingAt,
    questionnaires,
    languages,
    campaigns,
    receipts,
    capturing,
    captureContext,
    /** As `captureContext`; undefined while somebody is signed in on the screen. */
    capture,
    deskOnThisScreen,
    isPaused,
  };
}
export type Capture = ReturnType<typeof assembleCapture>;
