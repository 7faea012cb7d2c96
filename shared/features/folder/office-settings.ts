import { z } from 'zod';
import { usualOffsetMinutes } from '#shared/calendar.ts';

const code = z.string().regex(/^[A-Za-z0-9._-]{1,40}$/);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const opening = z
  .strictObject({
    weekdays: z.array(z.int().min(1).max(7)).min(1),
    from: timeOfDay,
    to: timeOfDay,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'closes before it opens' });

/**
 * What an office has decided, as one document that is versioned as a whole. Codes are strings:
 * leading zeros count, and nothing refers to a name.
 */
const Document = z.strictObject({
  unit: z.strictObject({
    code,
    codeSystem: z.enum(['QD19-2025', 'pre-2025']),
    name: z.string().trim().min(1).max(200),
  }),
  /** Minutes east of UTC. */
  offsetMinutes: z.int().min(-720).max(840).default(usualOffsetMinutes),
  fields: z.array(z.strictObject({ code, name: z.string().min(1).max(200) })).default([]),
  counters: z
    .array(z.strictObject({ code, name: z.string().min(1).max(200), fieldCode: code.optional() }))
    .default([]),
  station: z.strictObject({
    code,
    /** One: its answers belong to that counter. None or several: they belong to none. */
    counterCodes: z.array(code).default([]),
    /** Whether the desk is used on the capture screen itself, so that signing in pauses capture. */
    deskOnThisScreen: z.boolean().default(true),
    changeWindowSeconds: z.int().min(3).max(20).default(6),
  }),
  /** Weekdays are 1 (Monday) to 7 (Sunday). */
  hours: z.array(opening).default([]),
  holidays: z.array(z.iso.date()).default([]),
  release: z
    .strictObject({
      /** New answers that must have come before a period is shown; may be raised, not below 5. */
      minimumNewAnswers: z.int().min(5).default(10),
    })
    .default({ minimumNewAnswers: 10 }),
  desk: z
    .strictObject({ idleAfterSeconds: z.int().min(30).max(3600).default(300) })
    .default({ idleAfterSeconds: 300 }),
});

/** The document, in which every counter that a station names must exist. */
export const OfficeSettings = Document.refine(
  ({ counters, station }) =>
    station.counterCodes.every((wanted) => counters.some(({ code }) => code === wanted)),
  { path: ['station', 'counterCodes'], error: 'names a counter that is not there' },
);
export type OfficeSettings = z.infer<typeof OfficeSettings>;
