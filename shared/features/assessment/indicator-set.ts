import { z } from 'zod';
import { fromHundredths, hasTwoDecimals, toHundredths } from './hundredths.ts';
import { periodKinds } from './period.ts';
import { registers } from './registers.ts';

/** Who or what a criterion may be scored from. */
export const feeders = ['kiosk', 'system', 'manual'] as const;
export type Feeder = (typeof feeders)[number];

const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/);
const words = z.strictObject({
  vi: z.string().trim().min(1).max(400),
  en: z.string().trim().min(1).max(400),
});
const score = z.number().min(0).max(1000).refine(hasTwoDecimals, { error: 'twoDecimals' });

/** How a share becomes a score: in proportion to the full one, or by steps from a share on. */
const Points = z.union([
  z.literal('proportion'),
  z
    .array(z.strictObject({ atLeast: z.number().min(0).max(1), score }))
    .min(2)
    .max(20)
    .refine((steps) => isFalling(steps.map(({ atLeast }) => atLeast)), { error: 'stepsNotFalling' })
    .refine((steps) => steps.at(-1)?.atLeast === 0, { error: 'lastStepNotZero' }),
]);

/** A figure of the office's activity by its code, added up over the months of the period. */
const activityFigure = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const register = z.enum(registers);
const minimum = z.int().min(5).max(10_000).default(10);
/** `score`: the figure may be the score. `hint`: it stands beside, and a person scores. */
const use = z.enum(['score', 'hint']).default('score');

/** How a criterion is computed; what is added to this list is computed in `compute-score.ts`. */
export const Formula = z.discriminatedUnion('kind', [
  /** Figures of the office's activity: what is in `parts`, of what is in `whole`. */
  z.strictObject({
    kind: z.literal('share'),
    parts: z.array(activityFigure).min(1).max(5),
    whole: z.array(activityFigure).min(1).max(5),
    points: Points,
    use,
  }),
  /** The two best levels among all, of citizens alone at the fixed screen. */
  z.strictObject({ kind: z.literal('satisfied'), minimum, points: Points, use }),
  /** The two best levels of one question after the score. */
  z.strictObject({
    kind: z.literal('level'),
    question: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    minimum,
    points: Points,
    use,
  }),
  /** The mean of the points 2, 1, 0 that options of questions bear which feed this indicator. */
  z.strictObject({ kind: z.literal('points'), feeds: z.string().min(1).max(40), minimum, use }),
  /** What the program keeps count of itself: what is in `parts`, of what is in `whole`. */
  z.strictObject({
    kind: z.literal('registers'),
    parts: z.array(register).min(1).max(5),
    whole: z.array(register).min(1).max(5),
    points: Points,
    use,
  }),
  /** How often something was done, up to a number that earns the full score. */
  z.strictObject({
    kind: z.literal('count'),
    of: z.array(register).min(1).max(6),
    target: z.int().min(1).max(10_000),
    use,
  }),
]);
export type Formula = z.infer<typeof Formula>;

export const Criterion = z
  .strictObject({
    code,
    names: words,
    fullScore: score.refine((full) => full > 0, { error: 'noPoints' }),
    /** What earns how much, for whoever scores by hand. */
    steps: z.array(z.strictObject({ score, words })).max(10).default([]),
    fedBy: z.array(z.enum(feeders)).min(1),
    formula: Formula.optional(),
    /** What proves it, in words. */
    evidence: z.array(words).max(10).default([]),
  })
  .refine(({ steps, fullScore }) => steps.every((step) => step.score <= fullScore), {
    path: ['steps'],
    error: 'aboveFull',
  })
  .refine(({ formula, fullScore }) => pointsOf(formula).every((points) => points <= fullScore), {
    path: ['formula', 'points'],
    error: 'aboveFull',
  })
  .refine(({ formula, fedBy }) => formula === undefined || fedBy.includes(feederOf(formula)), {
    path: ['fedBy'],
    error: 'formulaNotFed',
  });
export type Criterion = z.infer<typeof Criterion>;

/** What a total is called from so many points on. */
const Band = z.strictObject({
  code,
  names: words,
  from: score,
  stars: z.int().min(1).max(5).optional(),
});
export type Band = z.infer<typeof Band>;

const Document = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  version: z.int().min(1).max(9999),
  names: words,
  source: z.string().trim().min(1).max(600),
  effectiveFrom: z.iso.date().optional(),
  effectiveTo: z.iso.date().optional(),
  /** Whether somebody has compared every word and point with the text that is in force. */
  verified: z.boolean(),
  periodKinds: z.array(z.enum(periodKinds)).min(1),
  fullScore: score,
  groups: z
    .array(z.strictObject({ code, names: words, criteria: z.array(Criterion).min(1).max(60) }))
    .min(1)
    .max(20),
  /** The best first, the last one from 0; none where totals have no names. */
  bands: z.array(Band).max(10).default([]),
});
export type IndicatorSet = z.infer<typeof Document>;

/** What an office scores itself by. Which law says so is data and may change. */
export const IndicatorSet = Document.refine(
  ({ groups }) => isOnce(groups.map(({ code }) => code)),
  {
    path: ['groups'],
    error: 'codeTwice',
  },
)
  .refine((set) => isOnce(criteriaOf(set).map(({ code }) => code)), {
    path: ['groups'],
    error: 'codeTwice',
  })
  .refine((set) => fullScoreOf(set) === set.fullScore, {
    path: ['fullScore'],
    error: 'sumDiffers',
  })
  .refine(({ bands }) => isFalling(bands.map(({ from }) => from)), {
    path: ['bands'],
    error: 'bandsNotFalling',
  })
  .refine(({ bands }) => bands.length === 0 || bands.at(-1)?.from === 0, {
    path: ['bands'],
    error: 'lastBandNotZero',
  })
  .refine(({ bands, fullScore }) => bands.every(({ from }) => from <= fullScore), {
    path: ['bands'],
    error: 'aboveFull',
  })
  .refine(({ effectiveFrom = '', effectiveTo = '9999' }) => effectiveFrom <= effectiveTo, {
    path: ['effectiveTo'],
    error: 'endsBeforeItBegins',
  });

/** Every criterion, in the order of the document. */
export function criteriaOf({ groups }: Pick<IndicatorSet, 'groups'>): readonly Criterion[] {
  return groups.flatMap(({ criteria }) => criteria);
}

/** What all criteria give together. */
export function fullScoreOf(set: Pick<IndicatorSet, 'groups'>): number {
  const sum = criteriaOf(set).reduce((sum, { fullScore }) => sum + toHundredths(fullScore), 0);
  return fromHundredths(sum);
}

/** Where a formula's figures come from. */
function feederOf(formula: Formula): Feeder {
  switch (formula.kind) {
    case 'share':
    case 'registers':
    case 'count':
      return 'system';
    case 'satisfied':
    case 'level':
    case 'points':
      return 'kiosk';
  }
}

function pointsOf(formula: Formula | undefined): readonly number[] {
  if (formula === undefined || formula.kind === 'points' || formula.kind === 'count') return [];
  return formula.points === 'proportion' ? [] : formula.points.map(({ score }) => score);
}

function isFalling(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value < (values[at - 1] ?? 0));
}

function isOnce(codes: readonly string[]): boolean {
  return new Set(codes).size === codes.length;
}
