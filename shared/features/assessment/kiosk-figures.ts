import type { QuestionShares, SeriesFigures } from '../figures/figures.contract.ts';
import { isSelfService } from '../figures/series.ts';
import type { Questionnaire } from '../questionnaire/questionnaire.ts';
import type { LabelSet } from '../rating/scale.ts';

/** Answers, and what they add up to: how many chose the two best levels, or points. Clean and raw. */
export interface Counted {
  readonly n: number;
  readonly sum: number;
  readonly rawN: number;
  readonly rawSum: number;
}

/** What is released of a period's answers, of citizens alone at the fixed screen. */
export interface KioskFigures {
  /** Whether no answer of the period can still be released. */
  readonly isClosed: boolean;
  readonly satisfied: Counted;
  /** By the code of a question that is answered with a level. */
  readonly levels: Readonly<Record<string, Counted>>;
  /** By what a question feeds, such as `TT01/2018:1`. */
  readonly points: Readonly<Record<string, Counted>>;
}

const nothing: Counted = { n: 0, sum: 0, rawN: 0, rawSum: 0 };

/**
 * Adds up what released periods show anyway. Only one label set counts, that of most answers: two
 * are never added up. A question of which too few answers came in a period is not in it.
 */
export function sumKioskFigures(
  periods: readonly { readonly series: readonly SeriesFigures[] }[],
  findQuestionnaire: (ref: string) => Questionnaire | undefined,
  isClosed: boolean,
): KioskFigures {
  const alone = periods.flatMap(({ series }) =>
    series.filter(({ series }) => isSelfService(series)),
  );
  const labelSet = mostUsed(alone);
  const counted = alone.filter(({ series }) => series.labelSet === labelSet);
  const questions = counted.flatMap(({ questions }) => questions);
  return {
    isClosed,
    satisfied: counted.map(satisfiedOf).reduce(add, nothing),
    levels: byKey(questions.flatMap(levelOf)),
    points: byKey(questions.flatMap((shares) => pointsOf(shares, findQuestionnaire))),
  };
}

function mostUsed(series: readonly SeriesFigures[]): LabelSet | undefined {
  const answers = new Map<LabelSet, number>();
  for (const { series: of, total } of series) {
    answers.set(of.labelSet, (answers.get(of.labelSet) ?? 0) + total.clean.n);
  }
  return [...answers].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

function satisfiedOf({ total: { clean, raw } }: SeriesFigures): Counted {
  const best = ({ counts: [first = 0, second = 0] }: { readonly counts: readonly number[] }) =>
    first + second;
  return { n: clean.n, sum: best(clean), rawN: raw.n, rawSum: best(raw) };
}

type Keyed = readonly [key: string, counted: Counted];

/** The two best of five levels; “not applicable” stands in no denominator. */
function levelOf({ question, options }: QuestionShares): Keyed[] {
  const levels = options.filter(({ code }) => /^[1-5]$/.test(code));
  if (levels.length !== 5) return [];
  const weight = (code: string) => (Number(code) >= 4 ? 1 : 0);
  return [[question, weigh(levels, weight)]];
}

function pointsOf(
  { questionnaire, question, options }: QuestionShares,
  find: (ref: string) => Questionnaire | undefined,
): Keyed[] {
  const asked = find(questionnaire)?.questions.find(({ code }) => code === question);
  if (asked === undefined || asked.kind === 'level') return [];
  const points = new Map(
    asked.options.flatMap(({ code, points }) => (points === undefined ? [] : [[code, points]])),
  );
  const scored = options.filter(({ code }) => points.has(code));
  if (scored.length === 0) return [];
  const counted = weigh(scored, (code) => points.get(code) ?? 0);
  return (asked.feeds ?? []).map((feeds) => [feeds, counted]);
}

function weigh(options: QuestionShares['options'], weightOf: (code: string) => number): Counted {
  return options
    .map(({ code, clean, raw }) => {
      const weight = weightOf(code);
      return { n: clean, sum: clean * weight, rawN: raw, rawSum: raw * weight };
    })
    .reduce(add, nothing);
}

function byKey(all: readonly Keyed[]): Record<string, Counted> {
  const sums = new Map<string, Counted>();
  for (const [key, counted] of all) sums.set(key, add(sums.get(key) ?? nothing, counted));
  return Object.fromEntries(sums);
}

function add(one: Counted, other: Counted): Counted {
  return {
    n: one.n + other.n,
    sum: one.sum + other.sum,
    rawN: one.rawN + other.rawN,
    rawSum: one.rawSum + other.rawSum,
  };
}
