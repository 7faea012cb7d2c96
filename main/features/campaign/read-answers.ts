import type { Campaign } from '#shared/features/campaign/campaign.ts';
import { readAnswersFile, type AnswersFile } from './answers-file.ts';
import { readCampaign } from './campaign-file.ts';
import { collectResponses, type CollectedResponses } from './collect-responses.ts';
import { createOpener } from './seal.ts';
import type { SealedAnswer } from './sealed-answer.ts';
import type { SupervisorKeys } from './supervisor-keys.ts';

export interface ReadAnswers extends CollectedResponses {
  readonly campaign: Campaign;
  /** Pieces that could not be opened, or that belong to another campaign. */
  readonly unopened: number;
  /** Pieces that a file says it has and has not. */
  readonly missing: number;
}

export type AnswersReading =
  | { readonly read: true; readonly answers: ReadAnswers }
  | { readonly read: false; readonly file: string; readonly why: AnswersFault };

/** `noAnswers`: no file of sealed answers. `otherKeys`, `otherCampaign`: not of these keys, or not of the first file's survey. */
export type AnswersFault = 'noAnswers' | 'altered' | 'otherKeys' | 'otherCampaign';

/** Opens the sealed pieces of one campaign, which may come in several files and more than once. */
export async function readAnswers(
  files: readonly string[],
  keys: SupervisorKeys,
): Promise<AnswersReading> {
  const open = await createOpener(keys.identity);
  const pieces: SealedAnswer[] = [];
  let [unopened, missing] = [0, 0];
  let first: { readonly text: string; readonly campaign: Campaign } | undefined;
  for (const file of files) {
    const answers = await readAnswersFile(file);
    if (answers === undefined) return { read: false, file, why: 'noAnswers' };
    const signed = campaignIn(answers, keys);
    if (typeof signed === 'string') return { read: false, file, why: signed };
    first ??= signed;
    if (first.text !== signed.text) return { read: false, file, why: 'otherCampaign' };
    missing += answers.sealed;
    for await (const sealed of answers.pieces) {
      const piece = await open(sealed);
      missing -= 1;
      if (piece?.campaign === first.campaign.id) pieces.push(piece);
      else unopened += 1;
    }
  }
  if (first === undefined) throw new Error('at least one file is read');
  const { campaign } = first;
  return { read: true, answers: { campaign, ...collectResponses(pieces), unopened, missing } };
}

/** The campaign a file's answers were given to, if these are its supervisor's keys. */
function campaignIn({ campaignFile }: AnswersFile, keys: SupervisorKeys) {
  const reading = readCampaign(campaignFile);
  if (!reading.read) return 'altered';
  const { campaign, fingerprint, text } = reading.signed;
  const isOurs = fingerprint === keys.fingerprint && campaign.recipient === keys.recipient;
  return isOurs ? { campaign, text } : 'otherKeys';
}
