import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { mostModels, Model } from './model.ts';
import { ModelTemplate } from './model-template.ts';
import { standings } from './model-standing.ts';

export const KnownModel = z.object({
  model: Model,
  /** At this unit, today. */
  standing: z.enum(standings),
});
export type KnownModel = z.infer<typeof KnownModel>;

export const ModelOverview = z.object({
  /** The version of the settings in which these models stand. */
  version: z.int(),
  today: z.iso.date(),
  unit: z.object({ code: z.string(), name: z.string() }),
  models: z.array(KnownModel),
  /** Models that lines of the plan name by their codes and that are not there. */
  unknownCodes: z.array(z.string()),
  templates: z.array(ModelTemplate),
  fields: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Figures of the office's activity that a target can be set for. */
  figures: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
  /** Whether who asks may change the models. */
  mayChange: z.boolean(),
});
export type ModelOverview = z.infer<typeof ModelOverview>;

export const modelContract = {
  list: operation('figures.read', { background: true }).output(ModelOverview),
  /** Puts other models in the place of those that the person saw. */
  change: operation('office.change')
    .input(z.strictObject({ basedOn: z.int(), models: z.array(Model).max(mostModels) }))
    .output(z.object({ version: z.int() }))
    .errors({
      /** Somebody has changed the settings meanwhile. */
      SETTINGS_CHANGED: refusal,
      /** A code stands twice or a field is not there. */
      MODELS_WRONG: refusal,
      /** Lines of the plan name a model that would be gone. */
      MODEL_PLANNED: { ...refusal, data: z.object({ codes: z.array(z.string()) }) },
      STORE_FULL: refusal,
    }),
};
