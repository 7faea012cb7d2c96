import { z } from 'zod';
import { code } from '#shared/code.ts';
import { timeOfDay } from '#shared/time-of-day.ts';
import { sessionModes } from './session-mode.ts';

const day = z.iso.date({ error: 'dayInvalid' });
/** 1 (Monday) to 7 (Sunday). */
const weekday = z.int().min(1).max(7);

/** The days of a plan: every week, in certain weeks of a month, or one by one. */
export const PlannedDays = z.union([
  z.strictObject({ weekdays: z.array(weekday).min(1).max(7) }),
  /** The first to fifth such weekday of each month; a month without a fifth leaves it out. */
  z.strictObject({ weekday, weeks: z.array(z.int().min(1).max(5)).min(1).max(5) }),
  z.strictObject({ dates: z.array(day).min(1).max(120) }),
]);
export type PlannedDays = z.infer<typeof PlannedDays>;

/** Sessions that an office plans, such as “Sáng thứ Bảy vì dân”: one line of its plan. */
export const PlanEntry = z
  .strictObject({
    code,
    /** What staff call it, such as “Sáng thứ Bảy vì dân”. */
    name: z.string().trim().min(1).max(120).optional(),
    /** The model that ratings given in these sessions carry. */
    modelCode: code.optional(),
    mode: z.enum(sessionModes),
    on: PlannedDays,
    /** Local times; the end is not included. */
    from: timeOfDay,
    to: timeOfDay,
    place: z.string().trim().max(120).default(''),
    /** Served in these sessions; every field where none is named. */
    fieldCodes: z.array(code).min(1).max(40).optional(),
    validFrom: day,
    /** The last day; without it the plan goes on. */
    validTo: day.optional(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'endsBeforeBeginning' })
  .refine(({ validFrom, validTo }) => validTo === undefined || validFrom <= validTo, {
    path: ['validTo'],
    error: 'endsBeforeBeginning',
  });
export type PlanEntry = z.infer<typeof PlanEntry>;
