import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';
import { RosterEntry } from './roster-entry.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const Duty = z.strictObject({
  counterCode: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
});

/** A person's duties in a month, and whether they have said that this is right. */
export const DutyMonth = z.object({
  month,
  duties: z.array(Duty),
  /** `changed`: confirmed, but the roster is another one since. */
  standing: z.enum(['open', 'confirmed', 'changed']),
});
export type DutyMonth = z.infer<typeof DutyMonth>;

const counters = z.array(z.object({ code: z.string(), name: z.string() }));

export const RosterTable = z.object({
  version: z.int(),
  today: z.iso.date(),
  roster: z.array(RosterEntry),
  people: z.array(z.object({ code: z.string(), name: z.string() })),
  counters,
  /** Who has confirmed which month as it stands now. */
  confirmed: z.array(z.object({ personCode: z.string(), month })),
  mayChange: z.boolean(),
});
export type RosterTable = z.infer<typeof RosterTable>;

export const rosterContract = {
  /** The last months and this one, newest first, as far as the person who asks was on duty. */
  own: operation('roster.confirm').output(z.object({ months: z.array(DutyMonth), counters })),
  confirm: operation('roster.confirm')
    .input(z.strictObject({ month, duties: z.array(Duty).min(1).max(100) }))
    .output(z.object({}))
    .errors({
      /** What was confirmed is not what stands in the roster. */
      ROSTER_CHANGED: refusal,
      STORE_FULL: refusal,
    }),
  table: operation('office.see').output(RosterTable),
  change: operation('office.change')
    .input(z.strictObject({ basedOn: z.int(), roster: z.array(RosterEntry).max(500) }))
    .output(RosterTable)
    .errors({
      SETTINGS_CHANGED: refusal,
      /** A counter or a person is not there. */
      ROSTER_WRONG: refusal,
      STORE_FULL: refusal,
    }),
};
