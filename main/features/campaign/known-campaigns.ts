import type { Moment } from '#main/platform/clock.ts';
import type { Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import type { KnownCampaign } from '#shared/features/campaign/campaign.contract.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';
import { readCampaign, type SignedCampaign } from './campaign-file.ts';
import { listCampaignRows } from './campaign-store.ts';

/** A campaign that was opened here. */
export interface OpenedCampaign extends SignedCampaign {
  readonly isClosed: boolean;
}

export interface KnownCampaigns {
  /** The one opened last comes first. */
  list(): readonly OpenedCampaign[];
  find(id: string): OpenedCampaign | undefined;
  findByQuestionnaire(ref: string): OpenedCampaign | undefined;
  /** The one that nobody has closed, asked or not. */
  findOpen(): OpenedCampaign | undefined;
  /** Ids of campaigns whose file has been altered in the store; nothing is asked or kept by them. */
  readonly altered: readonly string[];
  reload(): void;
}

/** The campaigns of this store; a signature is not believed because it once held. */
export function createKnownCampaigns(db: Database): KnownCampaigns {
  const read = () => {
    const known: OpenedCampaign[] = [];
    const altered: string[] = [];
    for (const { id, document, closed_at_ms } of listCampaignRows(db)) {
      const reading = readCampaign(document);
      if (reading.read && reading.signed.campaign.id === id) {
        known.push({ ...reading.signed, isClosed: closed_at_ms !== null });
      } else altered.push(id);
    }
    return { known, altered };
  };
  let { known, altered } = read();
  return {
    list: () => known,
    find: (id) => known.find(({ campaign }) => campaign.id === id),
    findByQuestionnaire: (ref) =>
      known.find(({ campaign }) => refOf(campaign.questionnaire) === ref),
    findOpen: () => known.find(({ isClosed }) => !isClosed),
    get altered() {
      return altered;
    },
    reload() {
      ({ known, altered } = read());
    },
  };
}

/**
 * Whether a campaign is being asked. A clock that cannot be trusted neither begins nor ends it: then
 * only the person who opens and closes it does.
 */
export function stateOf(
  { campaign, isClosed }: OpenedCampaign,
  { utcMs, offsetMinutes, state }: Moment,
): KnownCampaign['state'] {
  if (isClosed) return 'closed';
  if (state !== 'trusted') return 'asking';
  const today = dayAt(utcMs, offsetMinutes);
  if (today < campaign.from) return 'waiting';
  return today <= campaign.to ? 'asking' : 'over';
}
