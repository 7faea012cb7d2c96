import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { mostModels, Model } from './model.ts';
import { longestModelFile, ModelFile, modelFileFaults } from './model-file.ts';
import { ModelTemplate } from './model-template.ts';
import { standings } from './model-standing.ts';
import { findingKinds } from './plan-findings.ts';
import { SessionFigures, SessionKey } from './session-figures.ts';
import { monthPattern } from '../activity/month.ts';
import { sessionModes } from '../session/session-mode.ts';

export const KnownModel = z.object({
  model: Model,
  /** At this unit, today. */
  standing: z.enum(standings),
});
export type KnownModel = z.infer<typeof KnownModel>;

const PlanFinding = z.object({
  kind: z.enum(findingKinds),
  modelCode: z.string(),
  entryCode: z.string().optional(),
  otherCode: z.string().optional(),
  day: z.iso.date().optional(),
  month: z.string().optional(),
  found: z.int().optional(),
  wanted: z.int().optional(),
  times: z.int(),
});

export const ModelOverview = z.object({
  /** The version of the settings in which these models stand. */
  version: z.int(),
  today: z.iso.date(),
  unit: z.object({ code: z.string(), name: z.string() }),
  models: z.array(KnownModel),
  /** What of the plan does not go with the models, this month and the two after it. */
  findings: z.array(PlanFinding),
  /** What lines of the plan are called. */
  lines: z.array(z.object({ code: z.string(), name: z.string() })),
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

/** A model that another office wrote to a file, or what is wrong with the file. */
export const ReadModel = z.discriminatedUnion('is', [
  z.object({ is: z.literal('model'), file: ModelFile }),
  z.object({
    is: z.literal('faulty'),
    faults: z.array(z.object({ fault: z.enum(modelFileFaults), place: z.string() })),
  }),
]);
export type ReadModel = z.infer<typeof ReadModel>;

const Month = z.string().regex(monthPattern);

const FiguresVersion = z.object({
  id: z.int(),
  figures: SessionFigures,
  person: z.string(),
  atMs: z.int(),
});
export type FiguresVersion = z.infer<typeof FiguresVersion>;

/** A session that has begun, with what staff counted in it. */
export const CountedSession = z.object({
  ...SessionKey.shape,
  name: z.string(),
  mode: z.enum(sessionModes),
  modelCode: z.string().nullable(),
  place: z.string(),
  fromMs: z.int(),
  toMs: z.int(),
  /** Whether somebody said that it took place. */
  isConfirmed: z.boolean(),
  entered: FiguresVersion.extend({ versions: z.int() }).optional(),
});
export type CountedSession = z.infer<typeof CountedSession>;

export const SessionsOfMonth = z.object({
  month: Month,
  today: z.iso.date(),
  offsetMinutes: z.int(),
  unitName: z.string(),
  /** The latest first. */
  sessions: z.array(CountedSession),
  /** Whether who asks may enter figures. */
  mayEnter: z.boolean(),
});
export type SessionsOfMonth = z.infer<typeof SessionsOfMonth>;

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
  /** Writes what a model is for another office, without units, days and documents of this one. */
  writeFile: operation('office.change')
    .input(z.strictObject({ code: z.string().max(40) }))
    .output(z.object({ file: z.string() }))
    .errors({
      MODEL_UNKNOWN: refusal,
      NOT_WRITTEN: { ...refusal, data: z.object({ reason: z.string() }) },
    }),
  /** Reads such a file; nothing is kept of it. */
  readFile: operation('office.change')
    .input(z.strictObject({ text: z.string().max(longestModelFile) }))
    .output(ReadModel),
  sessions: operation('figures.read', { background: true })
    .input(z.strictObject({ month: Month.optional() }))
    .output(SessionsOfMonth),
  /** Every version of one session's figures, the newest first. */
  versions: operation('activity.enter').input(SessionKey).output(z.array(FiguresVersion)),
  /** `basedOn` is the version that the person saw; 0 where there was none. */
  enterFigures: operation('activity.enter')
    .input(z.strictObject({ key: SessionKey, basedOn: z.int().min(0), figures: SessionFigures }))
    .output(z.object({ id: z.int() }))
    .errors({
      /** Cancelled meanwhile, or not begun. */
      SESSION_UNKNOWN: refusal,
      /** Somebody else has entered figures of it meanwhile. */
      FIGURES_CHANGED: refusal,
      STORE_FULL: refusal,
    }),
};
