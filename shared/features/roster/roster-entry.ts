import { z } from 'zod';
import { code } from '#shared/code.ts';

const day = z.iso.date({ error: 'dayInvalid' });

/** Who is on duty at which counter from one day to another, both included. */
export const RosterEntry = z
  .strictObject({
    counterCode: code,
    personCode: code,
    from: day,
    /** Without it the duty goes on. */
    to: day.optional(),
  })
  .refine(({ from, to }) => to === undefined || from <= to, {
    path: ['to'],
    error: 'endsBeforeBeginning',
  });
export type RosterEntry = z.infer<typeof RosterEntry>;
