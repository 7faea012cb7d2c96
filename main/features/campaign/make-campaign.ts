import { z } from 'zod';
import { Campaign, decided, questionnaireIdOf } from '#shared/features/campaign/campaign.ts';
import { Questionnaire } from '#shared/features/questionnaire/questionnaire.ts';
import { faultOf, parseJson, signCampaign } from './campaign-file.ts';
import type { SupervisorKeys } from './supervisor-keys.ts';

const asked = Questionnaire.shape;

/** What a supervisor writes by hand; ids and keys are put in. */
const Plan = z.strictObject({
  ...decided,
  questionnaire: z.strictObject({
    labelSet: asked.labelSet,
    questions: asked.questions,
    comment: asked.comment,
    texts: asked.texts,
  }),
});

export type Making =
  | { readonly made: true; readonly campaign: Campaign; readonly text: string }
  | { readonly made: false; readonly fault: string };

/** Makes a plan into a signed campaign; what is wrong is named with its place in the plan. */
export function makeCampaign(plan: string, id: string, keys: SupervisorKeys): Making {
  const planned = Plan.safeParse(parseJson(plan.replace(/^\uFEFF/, '')));
  if (!planned.success) return { made: false, fault: faultOf(planned.error) };
  const { questionnaire, ...rest } = planned.data;
  const { from, to, supervisor: source } = rest;
  const campaign = Campaign.safeParse({
    id,
    ...rest,
    recipient: keys.recipient,
    questionnaire: {
      ...questionnaire,
      id: questionnaireIdOf(id),
      issue: 1,
      effectiveFrom: from,
      effectiveTo: to,
      source,
      verified: true, // who asks is the source
    },
  });
  if (!campaign.success) return { made: false, fault: faultOf(campaign.error) };
  const text = signCampaign(campaign.data, keys.signingKey, keys.publicKey);
  return { made: true, campaign: campaign.data, text };
}
