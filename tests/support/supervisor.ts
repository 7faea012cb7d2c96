import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCampaign } from '#main/features/campaign/make-campaign.ts';
import {
  makeSupervisorKeys,
  type SupervisorKeys,
} from '#main/features/campaign/supervisor-keys.ts';
import { refOf } from '#shared/features/questionnaire/questions.ts';

/** The plan that the documents show. */
export const plan: Record<string, unknown> = JSON.parse(
  /```json\n([\s\S]*?)```/.exec(
    readFileSync(join(import.meta.dirname, '../../docs/campaigns.md'), 'utf8'),
  )?.[1] ?? '',
);

/** Keys of a supervisor in a folder of their own. */
export async function supervisorKeys(folder: string): Promise<SupervisorKeys> {
  const keys = await makeSupervisorKeys(folder);
  if (keys === 'exist') throw new Error('the folder is new');
  return keys;
}

/** A campaign as the supervisor's own command makes it. */
export function aCampaign(keys: SupervisorKeys, changes: object = {}) {
  const making = makeCampaign(JSON.stringify({ ...plan, ...changes }), randomUUID(), keys);
  if (!making.made) throw new Error(making.fault);
  const { campaign, text: file } = making;
  return { campaign, file, ref: refOf(campaign.questionnaire) };
}

/** How an office's settings list the supervisor. */
export function listed({ publicKey }: SupervisorKeys) {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return [{ code: 'mttq', name: 'Mặt trận Tổ quốc xã', publicKey: pem }];
}
