import type { Month } from '../activity/month.ts';
import { fromHundredths } from './hundredths.ts';
import type { Criterion, Formula } from './indicator-set.ts';
import type { KioskFigures } from './kiosk-figures.ts';
import { fewestLetters } from '../letter/letter-stretches.ts';
import { isOfLetters, type Register, type RegisterCounts } from './registers.ts';

/** What criteria are computed from, of one period. */
export interface PeriodValues {
  readonly months: readonly Month[];
  /** Figures of the office's activity by month and code; what nobody entered is not there. */
  readonly activity: Readonly<Record<Month, Readonly<Record<string, number>>>>;
  readonly kiosk: KioskFigures;
  readonly registers: RegisterCounts;
}

/** A number that went into a score: a figure of the activity, or one of the kiosk's. */
export interface Input {
  readonly figure: string;
  readonly value: number;
}

export type MissingWhy =
  | 'noFigures'
  | 'periodOpen'
  | 'fewAnswers'
  | 'nothingCounted'
  | 'contradiction'
  | 'registerAway'
  | 'fewLetters';

/** What a formula gives; where figures are not there yet it says so, and never 0. */
export type Computation = { readonly use: Formula['use']; readonly inputs: readonly Input[] } & (
  | { readonly is: 'known'; readonly value: number; readonly score: number }
  | { readonly is: 'missing'; readonly why: MissingWhy; readonly months: readonly Month[] }
);

/**
 * Computes a criterion. A share gives its part of the full score or the step it reaches; the mean of
 * the points 2, 1, 0 gives its part of 2; a count its part of the number that earns all. Scores are rounded to hundredths, halves upward.
 */
export function computeScore(
  { formula, fullScore }: Pick<Criterion, 'formula' | 'fullScore'>,
  values: PeriodValues,
): Computation | undefined {
  if (formula === undefined) return undefined;
  switch (formula.kind) {
    case 'share':
      return computeShare(formula, fullScore, values);
    case 'registers':
    case 'count':
      return computeOfRegisters(formula, fullScore, values.registers);
    default:
      return computeOfKiosk(formula, fullScore, values.kiosk);
  }
}

type OfRegisters = Extract<Formula, { kind: 'registers' | 'count' }>;

/**
 * Letters are told in a period that is over, and never fewer than five of them: of a smaller number
 * somebody might know each, and a count that grows tells on which day somebody asked.
 */
function computeOfRegisters(
  formula: OfRegisters,
  fullScore: number,
  { isOver, counts }: RegisterCounts,
): Computation {
  const { use } = formula;
  const used = formula.kind === 'count' ? formula.of : [...formula.parts, ...formula.whole];
  const inputs = [...new Set(used)].map((figure) => ({ figure, value: counts[figure] }));
  const known = inputs.flatMap(({ figure, value }) =>
    value === undefined ? [] : [{ figure, value }],
  );
  const missing = (why: MissingWhy, shown: readonly Input[]): Computation => ({
    is: 'missing',
    use,
    why,
    months: [],
    inputs: shown,
  });
  if (known.length < inputs.length) return missing('registerAway', []);
  const hasLetters = known.some(({ figure }) => isOfLetters(figure));
  if (!isOver) return missing('periodOpen', hasLetters ? [] : known);
  const isFew = ({ figure, value }: (typeof known)[number]) =>
    isOfLetters(figure) && value > 0 && value < fewestLetters;
  if (known.some(isFew)) return missing('fewLetters', []);
  const sumOf = (some: readonly Register[]) =>
    some.reduce((sum, figure) => sum + (counts[figure] ?? 0), 0);
  if (formula.kind === 'count') {
    const value = sumOf(formula.of);
    const score = rounded(fullScore * Math.min(1, value / formula.target));
    return { is: 'known', use, inputs: known, value, score };
  }
  const [part, all] = [sumOf(formula.parts), sumOf(formula.whole)];
  if (all === 0) return missing('nothingCounted', known);
  if (part > all) return missing('contradiction', known);
  const score = scoreOfShare(formula.points, part / all, fullScore);
  return { is: 'known', use, inputs: known, value: part / all, score };
}

type OfKiosk = Extract<Formula, { kind: 'satisfied' | 'level' | 'points' }>;

function computeShare(
  formula: Extract<Formula, { kind: 'share' }>,
  fullScore: number,
  { months, activity }: PeriodValues,
): Computation {
  const { parts, whole, points, use } = formula;
  const figures = [...new Set([...parts, ...whole])];
  const without = months.filter((month) =>
    figures.some((figure) => activity[month]?.[figure] === undefined),
  );
  const sumOf = (figure: string) =>
    months.reduce((sum, month) => sum + (activity[month]?.[figure] ?? 0), 0);
  const sumOfAll = (some: readonly string[]) =>
    some.reduce((sum, figure) => sum + sumOf(figure), 0);
  const missing = (why: MissingWhy, inputs: readonly Input[]): Computation => ({
    is: 'missing',
    use,
    why,
    months: why === 'noFigures' ? without : [],
    inputs,
  });
  if (without.length > 0) return missing('noFigures', []);
  const inputs = figures.map((figure) => ({ figure, value: sumOf(figure) }));
  const [part, all] = [sumOfAll(parts), sumOfAll(whole)];
  if (all === 0) return missing('nothingCounted', inputs);
  if (part > all) return missing('contradiction', inputs);
  const value = part / all;
  return { is: 'known', use, inputs, value, score: scoreOfShare(points, value, fullScore) };
}

function computeOfKiosk(formula: OfKiosk, fullScore: number, kiosk: KioskFigures): Computation {
  const { use, minimum } = formula;
  const counted = countedFor(formula, kiosk);
  const { n, sum, rawN, rawSum } = counted;
  const inputs = [
    { figure: 'kiosk.n', value: n },
    { figure: 'kiosk.sum', value: sum },
    { figure: 'kiosk.rawN', value: rawN },
    { figure: 'kiosk.rawSum', value: rawSum },
  ];
  const missing = (why: MissingWhy): Computation => {
    return { is: 'missing', use, why, months: [], inputs: n === 0 && rawN === 0 ? [] : inputs };
  };
  if (n < minimum) return missing('fewAnswers');
  if (!kiosk.isClosed) return missing('periodOpen');
  const value = sum / n;
  const score =
    formula.kind === 'points'
      ? rounded((fullScore * value) / mostPoints)
      : scoreOfShare(formula.points, value, fullScore);
  return { is: 'known', use, inputs, value, score };
}

/** Options bear 2, 1 or 0 points. */
const mostPoints = 2;
const nothing = { n: 0, sum: 0, rawN: 0, rawSum: 0 };

function countedFor(formula: OfKiosk, kiosk: KioskFigures) {
  switch (formula.kind) {
    case 'satisfied':
      return kiosk.satisfied;
    case 'level':
      return kiosk.levels[formula.question] ?? nothing;
    case 'points':
      return kiosk.points[formula.feeds] ?? nothing;
  }
}

type Points = Extract<Formula, { kind: 'share' }>['points'];

function scoreOfShare(points: Points, share: number, fullScore: number): number {
  if (points === 'proportion') return rounded(fullScore * share);
  // 95 of 100 reaches 0.95, however a machine writes either
  return points.find(({ atLeast }) => share >= atLeast - 1e-9)?.score ?? 0;
}

function rounded(score: number): number {
  return fromHundredths(Math.round(score * 100 + 1e-9));
}
