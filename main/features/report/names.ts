import { monthsOfQuarter, quarterOf } from '#shared/features/evaluation/quarter.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import { labelSets, type LabelSet, type Score } from '#shared/features/rating/scale.ts';
import { shippedReasons } from './shipped-reasons.ts';
import { fill, wording } from './wording.ts';

type Month = string;

/** “tháng 7 năm 2026”, “quý III năm 2026”, “năm 2026” or “từ tháng 02/2026 đến tháng 05/2026”. */
export function periodOf(from: Month, to: Month): string {
  const { month, quarter, year, months } = wording.period;
  const at = { year: from.slice(0, 4) };
  if (from === to) return fill(month, { ...at, month: String(Number(from.slice(5))) });
  const [first, , last] = monthsOfQuarter(quarterOf(from));
  if (first === from && last === to) {
    return fill(quarter, { ...at, quarter: roman(Number(quarterOf(from).slice(-1))) });
  }
  const isYear = from.endsWith('-01') && to === `${at.year}-12`;
  return isYear ? fill(year, at) : fill(months, { from: monthName(from), to: monthName(to) });
}

/** `07/2026` */
export function monthName(month: Month): string {
  return month.split('-').toReversed().join('/');
}

/** “quý III/2026” of `2026-Q3` */
export function quarterName(quarter: string): string {
  return fill(wording.quarterName, {
    quarter: roman(Number(quarter.slice(-1))),
    year: quarter.slice(0, 4),
  });
}

const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Of a part of a report or of a quarter. */
export function roman(number: number): string {
  return romans[number] ?? String(number);
}

export function levelName(labelSet: LabelSet, score: number): string {
  const levels: readonly Score[] = labelSets[labelSet].levels;
  const found = levels.find((level) => level === score);
  return found === undefined ? String(score) : labelSets[labelSet].vi[found];
}

/** A reason by its code, as the questionnaire asks it; one that is not known keeps its code. */
export function reasonName(code: string): string {
  return shippedReasons().get(code) ?? code;
}

/** What a code of ours is called here; an unknown one stands for itself. */
export function nameIn(names: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(names, code) ? (names[code] ?? code) : code;
}

/** How the sides of a comparison differ. */
export function besideName({ question }: Pick<Evaluation, 'question'>): string {
  return wording.told.besides[question.beside];
}
