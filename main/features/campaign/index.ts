import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller, Door, Seat } from '#main/door.ts';
import type { Clock, Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { Campaign } from '#shared/features/campaign/campaign.ts';
import type { CampaignOverview } from '#shared/features/campaign/campaign.contract.ts';
import type { AnswersJob, AnswersResult } from './answers-file.ts';
import { loadAge } from './age.ts';
import { createAnswerStore } from './campaign-store.ts';
import { createKnownCampaigns, stateOf } from './known-campaigns.ts';
import {
  closeCampaign,
  inspectCampaign,
  openCampaign,
  type OpeningDeps,
} from './open-and-close.ts';
import {
  createAnswerRecorder,
  type AnswerRecorder,
  type CampaignCapture,
} from './record-answers.ts';
import { listedNameOf, trustIn, type Trusting } from './trust.ts';

export interface CampaignDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Undefined while somebody is signed in on the screen. */
  readonly capture: () => CampaignCapture | undefined;
  readonly trusting: () => Trusting;
  readonly deskOnThisScreen: () => boolean;
}

export interface Campaigns {
  /** What citizens are asked instead of the office's questions, while a campaign is open. */
  askedAt(moment: Moment): Campaign | undefined;
  /** Whether a gift belongs to a campaign, open or not. */
  takes(gift: { readonly questionnaire: string } | { readonly responseId: string }): boolean;
  readonly recorder: AnswerRecorder;
  /** Ids of campaigns whose file has been altered in the store. */
  readonly altered: readonly string[];
  overview(): CampaignOverview;
  readonly opening: OpeningDeps;
}

/** The surveys of supervisors that were opened on this station. */
export function createCampaigns(deps: CampaignDeps): Campaigns {
  const { db, clock, trusting } = deps;
  const known = createKnownCampaigns(db);
  const store = createAnswerStore(db);
  const now = () => clock.now();
  if (known.findOpen() !== undefined) void loadAge(); // so that the first tap does not wait
  return {
    askedAt(moment) {
      const open = known.findOpen();
      return open && stateOf(open, moment) === 'asking' ? open.campaign : undefined;
    },
    takes: (gift) =>
      'responseId' in gift
        ? store.findCampaignId(gift.responseId) !== undefined
        : known.findByQuestionnaire(gift.questionnaire) !== undefined,
    recorder: createAnswerRecorder({ ...deps, store, known }),
    get altered() {
      return known.altered;
    },
    overview() {
      const moment = now();
      const campaigns = known.list().map((opened) => ({
        ...originOf(opened, trusting()),
        state: stateOf(opened, moment),
        sealed: store.count(opened.campaign.id),
      }));
      return {
        campaigns,
        clockTrusted: moment.state === 'trusted',
        deskOnThisScreen: deps.deskOnThisScreen(),
      };
    },
    opening: { db, trusting, known, now },
  };
}

export interface CampaignRouterDeps {
  readonly campaigns: Campaigns;
  readonly actorOf: (seat: Seat | undefined) => string;
  /** Writes away from the main thread, on a connection that only reads. */
  readonly writeAnswers: (job: AnswersJob) => Promise<AnswersResult>;
  readonly exportsFolder: string;
  readonly audit: (caller: Caller, action: string, detail: Record<string, string>) => void;
  readonly onChange: () => void;
}

export function createCampaignRouter(door: Door['campaign'], deps: CampaignRouterDeps) {
  const { campaigns } = deps;
  const { opening } = campaigns;
  return {
    show: door.show.handler(() => campaigns.overview()),

    inspect: door.inspect.handler(async ({ input, errors }) => {
      const reading = await inspectCampaign(input.file);
      if (!reading.read) throw refusalOf(reading, errors);
      const { fingerprint } = reading.signed;
      const trust = trustIn(fingerprint, opening.trusting());
      return { ...originOf(reading.signed, opening.trusting()), trust };
    }),

    open: door.open.handler(async ({ input, context, errors }) => {
      const reading = await inspectCampaign(input.file);
      if (!reading.read) throw refusalOf(reading, errors);
      const outcome = openCampaign(opening, {
        signed: reading.signed,
        confirmedFingerprint: input.confirmedFingerprint,
        person: deps.actorOf(context.caller.seat),
      });
      if (!outcome.done) throw errors[outcome.why]();
      deps.onChange();
      return campaigns.overview();
    }),

    close: door.close.handler(({ context, errors }) => {
      const outcome = closeCampaign(opening, deps.actorOf(context.caller.seat));
      if (!outcome.done) throw errors[outcome.why]();
      deps.onChange();
      return campaigns.overview();
    }),

    export: door.export.handler(async ({ input, context, errors }) => {
      const opened = opening.known.find(input.id);
      if (opened === undefined) throw errors.CAMPAIGN_UNKNOWN();
      deps.audit(context.caller, 'campaign.exported', { campaign: input.id });
      mkdirSync(deps.exportsFolder, { recursive: true });
      const file = join(deps.exportsFolder, answersFileName(input.id, opening.now()));
      const { text: campaignFile } = opened;
      const result = await deps.writeAnswers({ campaignId: input.id, campaignFile, file });
      if (!result.written) throw errors.NOT_WRITTEN({ data: { reason: result.reason } });
      return { file, sealed: result.sealed };
    }),
  };
}

function originOf(
  { campaign, fingerprint }: { readonly campaign: Campaign; readonly fingerprint: string },
  trusting: Trusting,
) {
  const listedAs = listedNameOf(fingerprint, trusting);
  return { campaign, fingerprint, ...(listedAs !== undefined && { listedAs }) };
}

/** `khao-sat-1f2e3d4c-20261120-141503.hlanswers`: which one, and when it was taken. */
function answersFileName(id: string, { utcMs, offsetMinutes }: Moment): string {
  const local = new Date(utcMs + offsetMinutes * 60_000).toISOString();
  const day = dayAt(utcMs, offsetMinutes).replaceAll('-', '');
  const time = local.slice(11, 19).replaceAll(':', '');
  return `khao-sat-${id.slice(0, 8)}-${day}-${time}.hlanswers`;
}

type Unread = Exclude<Awaited<ReturnType<typeof inspectCampaign>>, { read: true }>;

function refusalOf<Altered, Faulty>(
  unread: Unread,
  errors: {
    CAMPAIGN_ALTERED(): Altered;
    CAMPAIGN_FAULTY(more: { data: { fault: string } }): Faulty;
  },
): Altered | Faulty {
  return unread.why === 'CAMPAIGN_ALTERED'
    ? errors.CAMPAIGN_ALTERED()
    : errors.CAMPAIGN_FAULTY({ data: { fault: unread.fault } });
}
