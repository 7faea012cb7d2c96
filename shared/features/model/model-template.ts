import { z } from 'zod';
import { code } from '#shared/code.ts';
import { BeneficiaryGroup, modelKinds, ModelTarget, PlanRules } from './model.ts';

const words = z.strictObject({
  vi: z.string().trim().min(1).max(600),
  en: z.string().trim().min(1).max(600),
});

/**
 * A model as a letter describes it, to begin from: its shape, no unit, no day and no legal basis,
 * because those of the letter are another office's.
 */
export const ModelTemplate = z.strictObject({
  code,
  names: words,
  /** Which letter it follows, in words. */
  source: z.string().trim().min(1).max(600),
  /** Whether somebody has compared it with the text that is in force. */
  verified: z.boolean(),
  /** What it is, and what is for the office to decide. */
  says: words,
  kind: z.enum(modelKinds),
  choice: code.optional(),
  rules: PlanRules.default({ atEdgeOfHours: false }),
  groups: z.array(BeneficiaryGroup).max(20).default([]),
  targets: z.array(ModelTarget).max(20).default([]),
  /** How the letter went about it: how many units first, and for how long. */
  shape: z
    .strictObject({
      pilotUnits: z.int().min(1).optional(),
      pilotMonths: z.int().min(1).max(60).optional(),
      closingReview: z.boolean().default(false),
    })
    .default({ closingReview: false }),
});
export type ModelTemplate = z.infer<typeof ModelTemplate>;
