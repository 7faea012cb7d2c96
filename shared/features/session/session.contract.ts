import { z } from 'zod';
import { code } from '#shared/code.ts';
import { operation, refusal } from '#shared/operation.ts';
import { PlanEntry } from './plan-entry.ts';
import { sessionModes } from './session-mode.ts';

export const NewSession = z.strictObject({
  mode: z.enum(sessionModes),
  /** Where it takes place, in the words of the staff; may be empty. */
  place: z.string().trim().max(120),
  /** A session that nobody closes ends by itself. */
  minutes: z.int().min(15).max(720),
  /** The line of today's plan that is started with it. */
  entryCode: code.optional(),
});
export type NewSession = z.infer<typeof NewSession>;

export const OpenSession = z.object({
  id: z.int(),
  mode: z.enum(sessionModes),
  place: z.string(),
  openedAtMs: z.int(),
  endsAtMs: z.int(),
  /** The model it was planned for. */
  modelCode: z.string().nullable(),
});
export type OpenSession = z.infer<typeof OpenSession>;

export const SessionView = z.object({
  open: OpenSession.optional(),
  /**
   * The machine was started anew with a clock that cannot be trusted, so that nobody can tell whether
   * this session still goes on; it does not count as open.
   */
  uncertain: OpenSession.optional(),
  clockTrusted: z.boolean(),
  /** Whether citizens rate on this screen, so that signing in at the desk pauses it. */
  deskOnThisScreen: z.boolean(),
  /** Minutes east of UTC in which the office lives. */
  offsetMinutes: z.int(),
});
export type SessionView = z.infer<typeof SessionView>;

/** One planned session on one day, with what staff said of it. */
export const SessionOfPlan = z.object({
  code: z.string(),
  day: z.iso.date(),
  name: z.string(),
  mode: z.enum(sessionModes),
  modelCode: z.string().nullable(),
  place: z.string(),
  /** Empty: every field. */
  fieldCodes: z.array(z.string()),
  startsAtMs: z.int(),
  endsAtMs: z.int(),
  time: z.enum(['ahead', 'now', 'past']),
  /** Whether it is open by itself right now. */
  isOpen: z.boolean(),
  /** The last thing that was said of it. */
  decided: z
    .object({
      kind: z.enum(['confirmed', 'cancelled']),
      reason: z.string(),
      person: z.string(),
      atMs: z.int(),
    })
    .optional(),
});
export type SessionOfPlan = z.infer<typeof SessionOfPlan>;

export const PlanView = z.object({
  nowMs: z.int(),
  today: z.iso.date(),
  clockTrusted: z.boolean(),
  offsetMinutes: z.int(),
  /** Past days up to some weeks back, today and some days ahead, in order. */
  sessions: z.array(SessionOfPlan),
  /** The plan itself with the version of the settings it stands in. */
  version: z.int(),
  plan: z.array(PlanEntry),
  fields: z.array(z.object({ code: z.string(), name: z.string() })),
  /** What lines of the plan can name. */
  models: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Whether who asks may change the plan. */
  mayChange: z.boolean(),
});
export type PlanView = z.infer<typeof PlanView>;

export const Decision = z
  .strictObject({
    code,
    day: z.iso.date(),
    kind: z.enum(['confirmed', 'cancelled']),
    /** Why it was cancelled; nothing where it was confirmed. */
    reason: z.string().trim().max(300),
  })
  .refine(({ kind, reason }) => (kind === 'cancelled') === reason.length >= 3, {
    path: ['reason'],
    error: 'a session is cancelled for a reason',
  });
export type Decision = z.infer<typeof Decision>;

export const sessionContract = {
  show: operation('sessions.run', { background: true }).output(SessionView),
  open: operation('sessions.run')
    .input(NewSession)
    .output(OpenSession)
    .errors({ SESSION_OPEN: refusal, PLANNED_UNKNOWN: refusal, STORE_FULL: refusal }),
  close: operation('sessions.run').output(z.object({})).errors({ STORE_FULL: refusal }),
  plan: operation('sessions.run', { background: true }).output(PlanView),
  /** Says that a planned session takes or took place, or does not; what was said before stays. */
  decide: operation('sessions.run')
    .input(Decision)
    .output(z.object({}))
    .errors({ PLANNED_UNKNOWN: refusal, STORE_FULL: refusal }),
  changePlan: operation('office.change')
    .input(z.strictObject({ basedOn: z.int(), plan: z.array(PlanEntry).max(60) }))
    .output(PlanView)
    .errors({
      /** Somebody has changed the settings meanwhile. */
      SETTINGS_CHANGED: refusal,
      /** A code stands twice or a field is not there. */
      PLAN_WRONG: refusal,
      /** A line names a model that is not there. */
      MODEL_UNKNOWN: refusal,
      STORE_FULL: refusal,
    }),
};
