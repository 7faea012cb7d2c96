import { z } from 'zod';
import { decisionGrounds, keyReasons } from './decision-grounds.ts';
import { keyFingerprint, sha256 } from './envelope.ts';
import type { Decisions } from './ledger.ts';

const choice = {
  /** The batch that stays, by name. */
  counts: sha256,
  /** Those that it stays before: what comes later and was not looked at is in doubt anew. */
  aside: z.array(sha256).min(1).max(100),
  ground: z.enum(decisionGrounds),
};

/** One of batches that cannot all be right. */
export const Choice = z.discriminatedUnion('is', [
  /** Which of several batches stands at a number. */
  z.strictObject({ is: z.literal('line'), ...choice }),
  /** Whose rows count where batches disagree about one. */
  z.strictObject({ is: z.literal('rows'), ...choice }),
]);
export type Choice = z.infer<typeof Choice>;

export const Decision = z.discriminatedUnion('is', [
  ...Choice.options,
  /** Up to which number a key is trusted; 0 for none. */
  z.strictObject({
    is: z.literal('key'),
    key: keyFingerprint,
    lastNumber: z.int().min(0),
    reason: z.enum(keyReasons),
  }),
]);
export type Decision = z.infer<typeof Decision>;

const act = { on: z.iso.date(), by: z.string().min(1).max(60) };

/** A decision with who made it, kept also after it was undone. */
export const MadeDecision = z.strictObject({
  id: z.uuid(),
  decision: Decision,
  ...act,
  undone: z.strictObject(act).nullable(),
});
export type MadeDecision = z.infer<typeof MadeDecision>;

/**
 * What decisions that were not undone come to, in whatever order they stand. Of two about one key the
 * smaller number holds.
 */
export function decisionsOf(made: Iterable<MadeDecision>): Decisions {
  const standing = [...made]
    .filter(({ undone }) => undone === null)
    .map(({ decision }) => decision);
  const asideOf = (is: 'line' | 'rows') =>
    new Set(standing.flatMap((each) => (each.is === is ? each.aside : [])));
  const keys = standing.filter((each) => each.is === 'key');
  return {
    offLine: asideOf('line'),
    givingWay: asideOf('rows'),
    lastNumbers: new Map(
      [...Map.groupBy(keys, ({ key }) => key)].map(([key, ofKey]) => [
        key,
        Math.min(...ofKey.map(({ lastNumber }) => lastNumber)),
      ]),
    ),
  };
}
