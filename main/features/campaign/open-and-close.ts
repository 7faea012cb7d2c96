import type { Moment } from '#main/platform/clock.ts';
import { recordAudit } from '#main/storage/audit-store.ts';
import { commitUnlessFull, type Database } from '#main/storage/database.ts';
import { dayAt } from '#shared/calendar.ts';
import { readCampaign, type CampaignReading } from './campaign-file.ts';
import { recordClosing, recordOpening } from './campaign-store.ts';
import { stateOf, type KnownCampaigns } from './known-campaigns.ts';
import { isRecipient } from './seal.ts';
import { trustIn, type Trusting } from './trust.ts';

/** What opening and closing stand on. */
export interface OpeningDeps {
  readonly db: Database;
  readonly now: () => Moment;
  readonly known: KnownCampaigns;
  readonly trusting: () => Trusting;
}

export type OpeningRefusal =
  | 'SUPERVISOR_UNLISTED'
  | 'FINGERPRINT_UNCONFIRMED'
  | 'CAMPAIGN_OVER'
  | 'CAMPAIGN_OPEN'
  | 'CAMPAIGN_CHANGED'
  | 'STORE_FULL';

export type Outcome<Why extends string> =
  | { readonly done: true }
  | { readonly done: false; readonly why: Why };

const done = { done: true } as const;

function refused<Why extends string>(why: Why) {
  return { done: false, why } as const;
}

/** Reads a file as far as this machine can judge it, its recipient included. */
export async function inspectCampaign(text: string): Promise<CampaignReading> {
  const reading = readCampaign(text);
  if (!reading.read || (await isRecipient(reading.signed.campaign.recipient))) return reading;
  const fault = 'recipient: is no key that answers can be sealed to';
  return { read: false, why: 'CAMPAIGN_FAULTY', fault };
}

export interface Wish {
  readonly signed: Extract<CampaignReading, { read: true }>['signed'];
  readonly confirmedFingerprint: string | undefined;
  readonly person: string;
}

/** Opens a campaign that has been inspected; one whose last day has passed makes room for it. */
export function openCampaign(deps: OpeningDeps, wish: Wish): Outcome<OpeningRefusal> {
  const { campaign, fingerprint, text } = wish.signed;
  const trust = trustIn(fingerprint, deps.trusting());
  if (trust === 'unlisted') return refused('SUPERVISOR_UNLISTED');
  if (trust === 'confirm' && wish.confirmedFingerprint !== fingerprint) {
    return refused('FINGERPRINT_UNCONFIRMED');
  }
  return commit(deps, () => {
    const { db, known } = deps;
    const { person } = wish;
    const moment = deps.now();
    const today = dayAt(moment.utcMs, moment.offsetMinutes);
    if (moment.state === 'trusted' && campaign.to < today) return refused('CAMPAIGN_OVER');
    const open = known.findOpen();
    if (open?.text === text) return done; // pressed twice
    if (open !== undefined && stateOf(open, moment) !== 'over') return refused('CAMPAIGN_OPEN');
    if (isTaken(known, wish.signed)) return refused('CAMPAIGN_CHANGED');
    if (open !== undefined) close(deps, open.campaign.id, person, moment);
    recordOpening(db, { id: campaign.id, document: text, openedAtMs: moment.utcMs, person });
    const detail = { campaign: campaign.id, fingerprint, listed: trust === 'listed' };
    recordAudit(db, moment, { actor: person, action: 'campaign.opened', detail });
    return done;
  });
}

/** Closes the campaign that is open, if there is one; its answers stay. */
export function closeCampaign(deps: OpeningDeps, person: string): Outcome<'STORE_FULL'> {
  return commit(deps, () => {
    const open = deps.known.findOpen();
    if (open !== undefined) close(deps, open.campaign.id, person, deps.now());
    return done;
  });
}

/** Whether its id or its questionnaire's stands for something else here already. */
function isTaken({ list, altered }: KnownCampaigns, { campaign, text }: Wish['signed']): boolean {
  const { id, questionnaire } = campaign;
  const meets = list().some(
    (other) =>
      other.text !== text &&
      (other.campaign.id === id || other.campaign.questionnaire.id === questionnaire.id),
  );
  return meets || altered.includes(id);
}

function close({ db }: OpeningDeps, id: string, person: string, moment: Moment): void {
  recordClosing(db, { id, closedAtMs: moment.utcMs, person });
  recordAudit(db, moment, { actor: person, action: 'campaign.closed', detail: { campaign: id } });
}

function commit<Why extends string>(
  { db, known }: OpeningDeps,
  step: () => Outcome<Why>,
): Outcome<Why | 'STORE_FULL'> {
  try {
    return commitUnlessFull(db, step, refused('STORE_FULL'));
  } finally {
    known.reload();
  }
}
