import { withoutMarks } from '../activity/month.ts';
import { proposeScale } from './known-scales.ts';
import type { SurveyTable } from './locate-survey.ts';
import { isOwnWords, isPersonalColumn } from './personal-column.ts';
import { guessOrder, readMoment } from './read-moment.ts';
import { readScore } from './read-score.ts';
import { mappingFormat } from './survey-mapping.ts';

/** What somebody has to look at before a proposal is used; each has its sentence in the locales. */
export type ProposalNote =
  | { readonly note: 'dayOrder' | 'unitMissing' | 'noQuestions' }
  | { readonly note: 'scaleUnsure' | 'scaleUnknown' | 'numberBounds'; readonly column: string };

/** A mapping to be corrected: `?` wherever a person must say. */
export interface ProposedMapping {
  readonly mapping: Readonly<Record<string, unknown>>;
  readonly notes: readonly ProposalNote[];
  /** Columns that the proposal leaves out because of their names, and because of what they hold. */
  readonly personal: readonly string[];
  readonly leftOut: readonly string[];
}

export interface ProposalOrder {
  readonly form: string;
  readonly table: SurveyTable;
  /** Units that the store knows, by code. */
  readonly units: ReadonlyMap<string, string>;
}

/** More wordings than this in one column, or longer ones, are somebody's own words. */
const mostWordings = 12;
const longestWording = 80;
/** A list of units may be as long as a province's. */
const mostPlaces = 400;

type Role = 'unit' | 'counter' | 'rowId' | 'question' | 'none';

/** Proposes how to take a form in, from its header and what its columns hold. Never quotes a person's words. */
export function proposeMapping({ form, table, units }: ProposalOrder): ProposedMapping {
  const notes: ProposalNote[] = [];
  const columns = table.header.map((name, at) => {
    const cells = table.rows
      .map(({ cells }) => (cells[at] ?? '').trim())
      .filter((cell) => cell !== '');
    return { name, at, cells, distinct: [...new Set(cells)] };
  });
  const personal = columns.filter(({ name }) => isPersonalColumn(name)).map(({ name }) => name);
  const roles = new Map<string, Role>(
    columns.map((column) => [
      column.name,
      column.at === table.timeColumn || personal.includes(column.name)
        ? 'none'
        : roleOf(column.name, column.distinct, column.cells.length),
    ]),
  );
  const first = (role: Role) => columns.find(({ name }) => roles.get(name) === role);
  const time = columns.find(({ at }) => at === table.timeColumn);
  const { order, isSure } = guessOrder(time?.cells ?? []);
  if (!isSure) notes.push({ note: 'dayOrder' });
  const hasHours = time?.cells.some((cell) => (readMoment(cell, order)?.hour ?? null) !== null);

  const unitColumn = first('unit');
  const codes = new Map([...units].map(([code, name]) => [withoutMarks(name), code]));
  const codeFor = (text: string) =>
    units.has(text) ? text : (codes.get(withoutMarks(text)) ?? '?');
  const unit =
    unitColumn === undefined
      ? { code: units.size === 1 ? ([...units.keys()][0] ?? '?') : '?' }
      : {
          column: unitColumn.name,
          codes: Object.fromEntries(unitColumn.distinct.map((text) => [text, codeFor(text)])),
        };
  if (JSON.stringify(unit).includes('"?"')) notes.push({ note: 'unitMissing' });
  const counterColumn = first('counter');

  const questions = columns
    .filter(({ name }) => roles.get(name) === 'question')
    .map(({ name, distinct }, at) => {
      const numbers = distinct.map((text) => readScore(text));
      const scale = numbers.every((value) => value !== undefined)
        ? { numbers: boundsAround(numbers) }
        : wordings(name, distinct, notes);
      if ('numbers' in scale) notes.push({ note: 'numberBounds', column: name });
      return { column: name, code: `cau-${at + 1}`, name, scale };
    });
  if (questions.length === 0) notes.push({ note: 'noQuestions' });
  const taken = new Set([
    ...[time, unitColumn, counterColumn, first('rowId')].map((column) => column?.name),
    ...questions.map(({ column }) => column),
    ...personal,
  ]);
  return {
    mapping: {
      format: mappingFormat,
      checked: false,
      form,
      name: '?',
      source: '?',
      mode: '?',
      header: [...table.header],
      time: { column: time?.name ?? '?', order, keep: hasHours === true ? 'hour' : 'day' },
      unit,
      counter:
        counterColumn === undefined
          ? null
          : {
              column: counterColumn.name,
              codes: Object.fromEntries(counterColumn.distinct.map((text) => [text, '?'])),
            },
      rowId: first('rowId')?.name ?? null,
      questions,
    },
    notes,
    personal,
    leftOut: columns.filter(({ name }) => !taken.has(name)).map(({ name }) => name),
  };
}

function wordings(column: string, distinct: readonly string[], notes: ProposalNote[]) {
  const { values, isUnsure } = proposeScale(distinct);
  const isUnknown = Object.values(values).includes('?');
  if (isUnknown) notes.push({ note: 'scaleUnknown', column });
  else if (isUnsure) notes.push({ note: 'scaleUnsure', column });
  return { values };
}

function boundsAround(numbers: readonly (number | undefined)[]) {
  const values = numbers.filter((value) => value !== undefined);
  const highest = Math.max(...values);
  const most = highest <= 5 ? 5 : highest <= 10 ? 10 : 100;
  return { least: Math.min(...values) < 1 ? 0 : 1, most };
}

const unitWords = /\b(?:don vi|co quan|xa|phuong|dac khu|trung tam|dia phuong|unit|commune)\b/;
const counterWords = /\b(?:quay|counter)\b/;
const idWords = /^(?:id|stt|so thu tu|ma phieu|so phieu|response id|row id|#)$/;

function roleOf(name: string, distinct: readonly string[], filled: number): Role {
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
function isScores(distinct: readonly string[]): boolean {
  const numbers = distinct.map((text) => readScore(text));
  const isNumbers = numbers.every((value) => value !== undefined && value >= 0 && value <= 100);
  return isNumbers ? distinct.length <= 101 : hasKnownScale(distinct);
}

function hasKnownScale(distinct: readonly string[]): boolean {
  return (
    distinct.length <= mostWordings && !Object.values(proposeScale(distinct).values).includes('?')
  );
}
