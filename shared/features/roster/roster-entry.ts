import { z } from 'zod';
import { code } from '#shared/code.ts';

/** Who is on duty at which counter from one day to another, both included. */
export const RosterEntry = z
  .strictObject({
    counterCode: code,
    personCode: code,
    from: z.iso.date(),
    /** Without it the duty goes on. */
    to: z.iso.date().optional(),
  })
  .refine(({ from, to }) => to === undefined || from <= to, {
    path: ['to'],
    error: 'ends before it begins',
  });
export type RosterEntry = z.infer<typeof RosterEntry>;
