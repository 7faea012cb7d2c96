import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { Campaign } from './campaign.ts';

/** A file's text: more does not fit through the door, and a survey that long nobody answers. */
const CampaignFile = z.strictObject({ file: z.string().min(1).max(40_000) });

/** Whose survey it is, as far as this machine can tell. */
const Origin = z.object({
  campaign: Campaign,
  /** Of the key that signed it: eight groups of five digits, to be compared by eye or by phone. */
  fingerprint: z.string(),
  /** The name under which the office's settings list that key. */
  listedAs: z.string().optional(),
});

export const SeenCampaign = Origin.extend({
  /** `confirm`: nobody has listed the key, and a person may vouch for it on this machine. */
  trust: z.enum(['listed', 'confirm', 'unlisted']),
});
export type SeenCampaign = z.infer<typeof SeenCampaign>;

/**
 * `asking`: citizens are asked. `waiting`: opened before its first day. `over`: its last day has
 * passed. `closed`: somebody closed it.
 */
export const campaignStates = ['asking', 'waiting', 'over', 'closed'] as const;

export const KnownCampaign = Origin.extend({
  state: z.enum(campaignStates),
  /** What citizens gave, in sealed pieces; how many people that were, nobody here can tell. */
  sealed: z.int(),
});
export type KnownCampaign = z.infer<typeof KnownCampaign>;

export const CampaignOverview = z.object({
  /** The one that was opened last comes first. */
  campaigns: z.array(KnownCampaign),
  /** While it is not, a survey begins and ends only when somebody opens and closes it. */
  clockTrusted: z.boolean(),
  /** Whether citizens answer on this screen, so that signing in at the desk pauses it. */
  deskOnThisScreen: z.boolean(),
});
export type CampaignOverview = z.infer<typeof CampaignOverview>;

const fileRefusals = {
  /** Not a whole campaign file: damaged, altered or something else. */
  CAMPAIGN_ALTERED: refusal,
  /** Signed as it is, but not to be used; `fault` names the place. */
  CAMPAIGN_FAULTY: { ...refusal, data: z.object({ fault: z.string() }) },
};

export const campaignContract = {
  show: operation('campaigns.open', { background: true }).output(CampaignOverview),
  /** Reads a file and changes nothing. */
  inspect: operation('campaigns.open')
    .input(CampaignFile)
    .output(SeenCampaign)
    .errors(fileRefusals),
  open: operation('campaigns.open')
    .input(
      CampaignFile.extend({
        /** What the person compared; needed where the office does not list the key. */
        confirmedFingerprint: z.string().max(60).optional(),
      }),
    )
    .output(CampaignOverview)
    .errors({
      ...fileRefusals,
      SUPERVISOR_UNLISTED: refusal,
      FINGERPRINT_UNCONFIRMED: refusal,
      CAMPAIGN_OVER: refusal,
      /** Another one is open. */
      CAMPAIGN_OPEN: refusal,
      /** A campaign of that id has been open here, and it asked something else. */
      CAMPAIGN_CHANGED: refusal,
      STORE_FULL: refusal,
    }),
  /** Where none is open there is nothing to do. */
  close: operation('campaigns.open').output(CampaignOverview).errors({ STORE_FULL: refusal }),
  /** Writes the sealed answers into the data folder's `exports`, for the supervisor to take along. */
  export: operation('campaigns.open')
    .input(z.strictObject({ id: z.uuidv4() }))
    .output(z.object({ file: z.string(), sealed: z.int() }))
    .errors({
      CAMPAIGN_UNKNOWN: refusal,
      NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) },
    }),
};
