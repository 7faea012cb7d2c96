import { randomBytes, randomUUID } from 'node:crypto';
import type { Door, Routers, Seat } from '#main/door.ts';
import { createCampaignRouter } from '#main/features/campaign/index.ts';
import { recordSettingsNow } from '#main/features/folder/folder-store.ts';
import { createPaperRouter } from '#main/features/paper/index.ts';
import { paperContextOf } from '#main/features/rating/capture-context.ts';
import { createRatingRouter } from '#main/features/rating/index.ts';
import { recordPaperForm } from '#main/features/rating/record-paper-form.ts';
import { recordReceipt } from '#main/features/rating/record-receipt.ts';
import { createReceiptRouter } from '#main/features/receipt/index.ts';
import { createSessionRouter } from '#main/features/session/index.ts';
import { createStationRouter } from '#main/features/station/index.ts';
import { createShowing } from '#main/showing.ts';
import type { Capture } from './capture.ts';
import type { Ground } from './ground.ts';

export interface CaptureRouterDeps extends Pick<
  Ground,
  | 'db'
  | 'folder'
  | 'folderKind'
  | 'stationCode'
  | 'clock'
  | 'now'
  | 'settingsAt'
  | 'settings'
  | 'changed'
  | 'runJob'
  | 'audit'
> {
  readonly capture: Capture;
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Whether citizens can ask for letters here. */
  readonly offersLetters: () => boolean;
  /** Brings the desk to the screen that citizens use. */
  readonly bringDesk: () => 'shown' | 'follow' | undefined;
}

const beatMs = 5_000;

/** Everything by which answers come in, from the glass and from paper. */
export function createCaptureRouters(
  door: Pick<Door, 'rating' | 'station' | 'receipt' | 'session' | 'paper' | 'campaign'>,
  deps: CaptureRouterDeps,
): Routers<'rating' | 'station' | 'receipt' | 'session' | 'paper' | 'campaign'> {
  const { db, clock, now, settingsAt, settings, changed, actorOf } = deps;
  const { store, questionnaires, campaigns, capture, deskOnThisScreen } = deps.capture;
  return {
    rating: createRatingRouter(door.rating, {
      db,
      store,
      clock,
      randomBytes,
      questionnaires,
      capture,
      findOtherRecorder: (gift) => (campaigns.takes(gift) ? campaigns.recorder : undefined),
    }),
    station: createStationRouter(door.station, {
      ...createShowing({
        folderKind: deps.folderKind,
        stationCode: deps.stationCode,
        now,
        settingsAt,
        servingAt: deps.capture.servingAt,
        campaignAt: campaigns.askedAt,
        isPaused: deps.capture.isPaused,
        offersLetters: deps.offersLetters,
        questionnaires,
        languages: deps.capture.languages,
        capturing: deps.capture.captureContext,
      }),
      db,
      now,
      settingsAt,
      recordSettingsNow,
      questionnaires,
      bringDesk: () => (deskOnThisScreen() ? deps.bringDesk() : undefined) ?? 'none',
      actorOf,
      changed,
      beatMs,
    }),
    receipt: createReceiptRouter(door.receipt, {
      receipts: deps.capture.receipts,
      isOffered: () => settings().receipts && campaigns.askedAt(now()) === undefined,
      record: (gift, choose) => recordReceipt({ db, store, clock, capture }, gift, choose),
    }),
    session: createSessionRouter(door.session, {
      db,
      find: deps.capture.findSession,
      plan: deps.capture.plan,
      now,
      settingsAt,
      recordSettingsNow,
      actorOf,
      deskOnThisScreen,
      onChange: () => changed.fire('session'),
    }),
    paper: createPaperRouter(door.paper, {
      db,
      now,
      newId: randomUUID,
      settings,
      questionnaires,
      recordForm: (form, counterCode) =>
        recordPaperForm(
          { store, clock, questionnaires, randomBytes, newId: randomUUID },
          paperContextOf(deps.capture.capturing(), counterCode),
          form,
        ),
      actorOf,
    }),
    campaign: createCampaignRouter(door.campaign, {
      campaigns,
      actorOf,
      writeAnswers: (job) => deps.runJob('writeAnswers', job),
      exportsFolder: deps.folder.exports,
      audit: ({ seat }, action, detail) => deps.audit(actorOf(seat), action, detail),
      onChange: () => changed.fire('campaign'),
    }),
  };
}
