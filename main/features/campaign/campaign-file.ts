import { sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { Campaign } from '#shared/features/campaign/campaign.ts';
import { fingerprintOf, publicKeyIn } from './fingerprint.ts';

/** A campaign whose signature holds. */
export interface SignedCampaign {
  readonly campaign: Campaign;
  /** Of the key that signed it. */
  readonly fingerprint: string;
  /** The file as it came; it can be verified anew at any time, by anybody. */
  readonly text: string;
}

export type CampaignReading =
  | { readonly read: true; readonly signed: SignedCampaign }
  | { readonly read: false; readonly why: 'CAMPAIGN_ALTERED' }
  | { readonly read: false; readonly why: 'CAMPAIGN_FAULTY'; readonly fault: string };

/** The signature covers the text of `campaign` byte by byte, so that nothing has to be normalised. */
const File = z.strictObject({
  format: z.literal(1),
  campaign: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});

/** Signs what a campaign says; the result is the text of a `.hlcampaign` file. */
export function signCampaign(campaign: Campaign, key: KeyObject, publicKey: KeyObject): string {
  const text = JSON.stringify(campaign);
  return written({
    format: 1,
    campaign: text,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    signature: sign(null, signedBytes(text), key).toString('base64'),
  });
}

/**
 * Reads a campaign file. A file has one spelling only: whatever differs by a single byte is refused,
 * even where JSON, PEM or base64 would read the same out of it.
 */
export function readCampaign(text: string): CampaignReading {
  const file = File.safeParse(parseJson(text)).data;
  const key = file && publicKeyIn(file.publicKey);
  if (file === undefined || key === undefined || !isWhole(file, key, text)) {
    return { read: false, why: 'CAMPAIGN_ALTERED' };
  }
  const campaign = Campaign.safeParse(parseJson(file.campaign));
  return campaign.success
    ? { read: true, signed: { campaign: campaign.data, fingerprint: fingerprintOf(key), text } }
    : { read: false, why: 'CAMPAIGN_FAULTY', fault: faultOf(campaign.error) };
}

/** Every place at fault, as `questionnaire.texts.vi: …`. */
export function faultOf(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.map(String).join('.') || '{ }'}: ${message}`)
    .join('; ');
}

/** Undefined for what is no JSON: the schema then refuses it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isWhole(file: z.infer<typeof File>, key: KeyObject, text: string): boolean {
  const signature = Buffer.from(file.signature, 'base64');
  return (
    text === written(file) &&
    file.publicKey === key.export({ type: 'spki', format: 'pem' }).toString() &&
    file.signature === signature.toString('base64') &&
    file.campaign.isWellFormed() && // else two texts have the same bytes
    verify(null, signedBytes(file.campaign), key, signature)
  );
}

function written({ format, campaign, publicKey, signature }: z.infer<typeof File>): string {
  return JSON.stringify({ format, campaign, publicKey, signature });
}

/** Says what is signed, so that the signature can be shown for nothing else. */
function signedBytes(campaign: string): Buffer {
  return Buffer.from(`hai-long campaign 1\n${campaign}`);
}
