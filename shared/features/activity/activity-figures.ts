import { z } from 'zod';

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const words = z.strictObject({
  vi: z.string().trim().min(1).max(120),
  en: z.string().trim().min(1).max(120),
});

/** How a number of visits was come by; said wherever coverage is. */
export const visitOrigins = ['queue-machine', 'door-counter', 'tally-sheet', 'estimate'] as const;
export type VisitOrigin = (typeof visitOrigins)[number];

/** The one denominator of coverage. */
export const visitsCode = 'visits';

export const ActivityFigure = z.strictObject({
  code,
  /** A count has no decimals. */
  kind: z.enum(['count', 'decimal']),
  names: words,
  /** What stands over a narrow column. */
  short: words,
  unit: words,
  /** What columns of other programs call it; only for guessing. */
  aliases: z.array(z.string()).default([]),
  /** Must be chosen from with every value, where there are any. */
  origins: z.array(z.enum(visitOrigins)).default([]),
  /** Where the figure comes from, and whether somebody has compared it with that text. */
  source: z.string().trim().min(1).max(300),
  verified: z.boolean(),
});
export type ActivityFigure = z.infer<typeof ActivityFigure>;

/** `sum`: the whole is all its parts together. `atLeast`: it is no less than they are. */
export const Containment = z.strictObject({
  whole: code,
  is: z.enum(['sum', 'atLeast']),
  parts: z.array(code).min(1),
});
export type Containment = z.infer<typeof Containment>;

/** Which figures of its activity an office keeps by month, and which of them contain which. */
export const ActivityFigures = z
  .strictObject({
    set: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    figures: z.array(ActivityFigure).min(1).max(30),
    contains: z.array(Containment),
  })
  .refine(({ figures }) => new Set(figures.map(({ code }) => code)).size === figures.length, {
    path: ['figures'],
    error: 'a code stands there twice',
  })
  .refine(({ figures }) => figures.some(({ code }) => code === visitsCode), {
    path: ['figures'],
    error: 'coverage needs visits',
  })
  .refine(
    ({ figures, contains }) =>
      contains.every(({ whole, parts }) =>
        [whole, ...parts].every((named) => figures.some(({ code }) => code === named)),
      ),
    { path: ['contains'], error: 'names a figure that is not there' },
  );
export type ActivityFigures = z.infer<typeof ActivityFigures>;
