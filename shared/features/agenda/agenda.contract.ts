import { z } from 'zod';
import { operation } from '#shared/operation.ts';
import { agendaEnds, agendaKinds } from './agenda-days.ts';

const day = z.iso.date();

/** Something of one day, or of some days on end. */
export const AgendaEntry = z.object({
  /** Tells two apart that read the same. */
  id: z.string(),
  kind: z.enum(agendaKinds),
  day,
  /** The last day; only where there is more than one. */
  until: day.optional(),
  /** In the office's own words; empty where the kind says it all. */
  title: z.string(),
  /** Whose it is, or where and when. */
  detail: z.string(),
  modelCode: z.string().optional(),
  /** Why nobody needs to think of it any more. */
  over: z.enum(agendaEnds).optional(),
});
export type AgendaEntry = z.infer<typeof AgendaEntry>;

export const Agenda = z.object({
  today: day,
  unitName: z.string(),
  from: day,
  to: day,
  /** In the order of their days. */
  entries: z.array(AgendaEntry),
  /** Deadlines that have passed and are not met, the oldest first; whatever days are asked for. */
  overdue: z.array(AgendaEntry),
});
export type Agenda = z.infer<typeof Agenda>;

export const agendaContract = {
  /** A month or a quarter; this month unless told. */
  show: operation('figures.read')
    .input(
      z.strictObject({
        month: z
          .string()
          .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
          .optional(),
        /** Whether the whole quarter of that month is meant. */
        quarter: z.boolean(),
      }),
    )
    .output(Agenda),
};
