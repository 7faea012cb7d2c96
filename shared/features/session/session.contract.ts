import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';

/**
 * `extra`: at the counter outside the usual hours; citizens press alone. `assisted`: at the counter,
 * with somebody's help. `portable`: away from the counters, at home or in a village.
 */
export const sessionModes = ['extra', 'assisted', 'portable'] as const;
export type SessionMode = (typeof sessionModes)[number];

export const NewSession = z.strictObject({
  mode: z.enum(sessionModes),
  /** Where it takes place, in the words of the staff; may be empty. */
  place: z.string().trim().max(120),
  /** A session that nobody closes ends by itself. */
  minutes: z.int().min(15).max(720),
});
export type NewSession = z.infer<typeof NewSession>;

export const OpenSession = z.object({
  id: z.int(),
  mode: z.enum(sessionModes),
  place: z.string(),
  openedAtMs: z.int(),
  endsAtMs: z.int(),
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

export const sessionContract = {
  show: operation('sessions.run', { background: true }).output(SessionView),
  open: operation('sessions.run')
    .input(NewSession)
    .output(OpenSession)
    .errors({ SESSION_OPEN: refusal, STORE_FULL: refusal }),
  close: operation('sessions.run').output(z.object({})).errors({ STORE_FULL: refusal }),
};
