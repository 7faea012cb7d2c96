import { z } from 'zod';
import { operation, refusal } from '#shared/operation.ts';

/** One thing that was looked at. `name` is a key of the locale's `health` words. */
export const Check = z.object({
  name: z.enum([
    'integrity',
    'schema',
    'ratingChain',
    'auditChain',
    'life',
    'disk',
    'clock',
    'date',
    'versions',
    'questionnaires',
    'languages',
    'campaigns',
    'letters',
    'network',
    'backups',
    'letterBackups',
    'evidence',
    'evidenceBackups',
  ]),
  verdict: z.enum(['good', 'attention', 'bad']),
  /** Values for the sentence of this check in the locale. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Which sentence of this check fits; a key of the locale. */
  finding: z.string(),
});
export type Check = z.infer<typeof Check>;

export const healthContract = {
  /** Whether the station works, from checks that cost nothing; no answer is counted. */
  show: operation('health.read', { background: true }).output(
    z.object({
      works: z.boolean(),
      checks: z.array(Check),
      /** Whether the person at this desk may say that the date is right, and is asked to. */
      asksForDate: z.boolean(),
    }),
  ),
  /** Somebody has compared the date of the machine with a calendar: what waited for it goes on. */
  confirmDate: operation('office.change').output(z.object({})).errors({ CLOCK_UNTRUSTED: refusal }),
};
