import { withoutMarks } from '../activity/month.ts';
import { proposeScale } from './known-scales.ts';
import type { SurveyTable } from './locate-survey.ts';
import { isOwnWords } from './personal-column.ts';
import { readScore } from './read-score.ts';

/** More wordings than this in one column, or longer ones, are somebody's own words. */
export const mostWordings = 12;
export const longestWording = 80;
/** A list of units may be as long as a province's. */
export const mostPlaces = 400;

export type ColumnRole = 'unit' | 'counter' | 'rowId' | 'question' | 'none';

export interface TableColumn {
  readonly name: string;
  readonly at: number;
  /** Filled cells, from above. */
  readonly cells: readonly string[];
  readonly distinct: readonly string[];
}

export function columnsOf({ header, rows }: SurveyTable): readonly TableColumn[] {
  return header.map((name, at) => {
    const cells = rows.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '');
    return { name, at, cells, distinct: [...new Set(cells)] };
  });
}

/** Why a person has to look at a proposed scale. */
export type ScaleDoubt = 'scaleUnsure' | 'scaleUnknown' | 'numberBounds';

export type GuessedScale =
  | { readonly values: Readonly<Record<string, number | null | '?'>> }
  | { readonly numbers: { readonly least: number; readonly most: number } };

/** The scale that a question's answers seem to be of. */
export function guessScale(distinct: readonly string[]): {
  readonly scale: GuessedScale;
  readonly doubt: ScaleDoubt | undefined;
} {
  const numbers = distinct.map((text) => readScore(text));
  if (distinct.length > 0 && numbers.every((value) => value !== undefined)) {
    return { scale: { numbers: boundsAround(numbers) }, doubt: 'numberBounds' };
  }
  const { values, isUnsure } = proposeScale(distinct);
  const isUnknown = Object.values(values).includes('?');
  return {
    scale: { values },
    doubt: isUnknown ? 'scaleUnknown' : isUnsure ? 'scaleUnsure' : undefined,
  };
}

function boundsAround(values: readonly number[]) {
  const highest = Math.max(...values);
  const most = highest <= 5 ? 5 : highest <= 10 ? 10 : 100;
  return { least: Math.min(...values) < 1 ? 0 : 1, most };
}

const unitWords = /\b(?:don vi|co quan|xa|phuong|dac khu|trung tam|dia phuong|unit|commune)\b/;
const counterWords = /\b(?:quay|counter)\b/;
const idWords = /^(?:id|stt|so thu tu|ma phieu|so phieu|response id|row id|#)$/;

/** What a column seems to hold, by its name and what stands in it; the day's column is found otherwise. */
export function roleOf({ name, distinct, cells }: TableColumn): ColumnRole {
  const filled = cells.length;
  const plain = withoutMarks(name);
  if (distinct.length === 0 || isOwnWords(name)) return 'none';
  if (idWords.test(plain)) return distinct.length === filled ? 'rowId' : 'none';
  const isShort = distinct.every((text) => text.length <= longestWording);
  const isScore = isShort && isScores(distinct);
  if (unitWords.test(plain) && isShort && !isScore && distinct.length <= mostPlaces) return 'unit';
  if (
    counterWords.test(plain) &&
    isShort &&
    distinct.length <= mostPlaces &&
    !hasKnownScale(distinct)
  ) {
    return 'counter';
  }
  if (isScore) return 'question';
  // wordings to choose from come again; what nearly everybody wrote differently are their own words
  return isShort && distinct.length <= mostWordings && distinct.length * 2 <= filled
    ? 'question'
    : 'none';
}

/** Wordings of a known scale, or small numbers. */
export function isScores(distinct: readonly string[]): boolean {
  const numbers = distinct.map((text) => readScore(text));
  const isNumbers = numbers.every((value) => value !== undefined && value >= 0 && value <= 100);
  return isNumbers ? distinct.length <= 101 : hasKnownScale(distinct);
}

function hasKnownScale(distinct: readonly string[]): boolean {
  return (
    distinct.length <= mostWordings && !Object.values(proposeScale(distinct).values).includes('?')
  );
}
