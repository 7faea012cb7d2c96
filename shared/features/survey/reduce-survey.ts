import type { Day } from '#shared/calendar.ts';
import { withoutMarks } from '../activity/month.ts';
import type { SurveyRow, SurveyTable } from './locate-survey.ts';
import { isPersonalColumn } from './personal-column.ts';
import { readMoment } from './read-moment.ts';
import { readScore } from './read-score.ts';
import type { SurveyMapping, SurveyQuestion } from './survey-mapping.ts';

/** Why something in a file cannot be taken; each has its sentence in the locales. */
export const surveyFaults = [
  'columnMissing',
  'columnTwice',
  'columnPersonal',
  'writingTwice',
  'dayUnreadable',
  'dayAhead',
  'dayTooEarly',
  'placeMissing',
  'placeUnknown',
  'scoreUnknown',
  'scoreOutside',
  'noAnswers',
] as const;
export type SurveyFault = (typeof surveyFaults)[number];

export interface FaultyCell {
  readonly fault: SurveyFault;
  /** Row of the table, from 1; undefined where the whole is meant. */
  readonly line?: number;
  readonly column?: string;
  readonly text?: string;
}

/** All that is taken of one filled-in form. */
export interface ReducedRow {
  readonly day: Day;
  readonly hour: number | null;
  readonly unit: string;
  readonly counter: string | null;
  /** By question, on its own scale; null where there is no answer, or none that is a score. */
  readonly values: readonly (number | null)[];
  /** Tells this row from others wherever it comes again; never kept but as a keyed hash. */
  readonly identity: string;
}

export interface ReducedSurvey {
  readonly rows: readonly ReducedRow[];
  /** Forms on which no question that is taken was answered. */
  readonly unanswered: number;
  readonly faults: readonly FaultyCell[];
}

/** Programs of this kind are younger. */
const earliest: Day = '2000-01-01';
const longestText = 60;

/** Takes of a table what its mapping names, and says of every cell that does not fit what is wrong with it. */
export function reduceSurvey(
  table: SurveyTable,
  mapping: SurveyMapping,
  today: Day,
): ReducedSurvey {
  const wrong = mappingFaults(table, mapping);
  if (wrong.length > 0) return { rows: [], unanswered: 0, faults: wrong };
  const { time, unit, counter, rowId, questions } = mapping;
  const columnOf = (name: string) => table.header.indexOf(name);
  const timeColumn = columnOf(time.column);
  const idColumn = rowId === null ? -1 : columnOf(rowId);
  const unitOf = placeReader(unit, columnOf);
  const counterOf = counter === null ? undefined : placeReader(counter, columnOf);
  const readers = questions.map((question) => scoreReader(question, columnOf(question.column)));

  const faults: FaultyCell[] = [];
  const rows: ReducedRow[] = [];
  let unanswered = 0;
  for (const { line, cells } of table.rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const before = faults.length;
    const say = ({ fault, column, text }: Omit<FaultyCell, 'line'>) =>
      faults.push({
        fault,
        line,
        ...(column !== undefined && { column }),
        ...(text !== undefined && { text: text.slice(0, longestText) }),
      });
    const moment = readDay(cells[timeColumn] ?? '', time, today, say);
    const place = unitOf(cells, say);
    const at = counterOf?.(cells, say) ?? null;
    const values = readers.map((read) => read(cells, say));
    if (faults.length > before || moment === undefined || place === undefined) continue;
    if (values.every((value) => value === null)) {
      unanswered += 1;
      continue;
    }
    const id = idColumn < 0 ? '' : (cells[idColumn] ?? '').trim();
    rows.push({
      day: moment.day,
      hour: time.keep === 'hour' ? moment.hour : null,
      unit: place,
      counter: at,
      values,
      identity: JSON.stringify([moment.exact, id, place, at, values]),
    });
  }
  if (rows.length === 0 && faults.length === 0) faults.push({ fault: 'noAnswers' });
  return { rows, unanswered, faults };
}

type Say = (fault: Omit<FaultyCell, 'line'>) => void;

function readDay(text: string, time: SurveyMapping['time'], today: Day, say: Say) {
  const moment = readMoment(text, time.order);
  const place = { column: time.column, text: text.trim() };
  if (moment === undefined) say({ fault: 'dayUnreadable', ...place });
  else if (moment.day > today) say({ fault: 'dayAhead', ...place });
  else if (moment.day < earliest) say({ fault: 'dayTooEarly', ...place });
  return moment;
}

type CellsReader<T> = (cells: SurveyRow['cells'], say: Say) => T;

function placeReader(
  place: SurveyMapping['unit'],
  columnOf: (name: string) => number,
): CellsReader<string | undefined> {
  if ('code' in place) return () => place.code;
  const { column } = place;
  const codeOf = meaningOf(place.codes);
  const at = columnOf(column);
  return (cells, say) => {
    const text = (cells[at] ?? '').trim();
    const code = codeOf(text);
    if (text === '') say({ fault: 'placeMissing', column });
    else if (code === undefined) say({ fault: 'placeUnknown', column, text });
    return code;
  };
}

function scoreReader({ column, scale }: SurveyQuestion, at: number): CellsReader<number | null> {
  if ('numbers' in scale) {
    const { least, most } = scale.numbers;
    return (cells, say) => {
      const text = (cells[at] ?? '').trim();
      if (text === '') return null;
      const value = readScore(text);
      if (value === undefined) say({ fault: 'scoreUnknown', column, text });
      else if (value < least || value > most) say({ fault: 'scoreOutside', column, text });
      return value ?? null;
    };
  }
  const valueOf = meaningOf(scale.values);
  return (cells, say) => {
    const text = (cells[at] ?? '').trim();
    if (text === '') return null;
    const value = valueOf(text);
    if (value === undefined) say({ fault: 'scoreUnknown', column, text });
    return value ?? null;
  };
}

/** What a writing stands for, whatever its capitals and marks; the same few are asked for in every row. */
function meaningOf<T>(meanings: Readonly<Record<string, T>>): (text: string) => T | undefined {
  const plain = new Map(
    Object.entries(meanings).map(([text, meaning]) => [withoutMarks(text), meaning]),
  );
  const known = new Map<string, T | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, plain.get(withoutMarks(text)));
    return known.get(text);
  };
}

/** What speaks against the mapping itself: columns that are not there, or that say who answered. */
function mappingFaults({ header }: SurveyTable, mapping: SurveyMapping): FaultyCell[] {
  const { time, unit, counter, rowId, questions } = mapping;
  const places = [unit, counter].flatMap((place) =>
    place !== null && 'column' in place ? [place.column] : [],
  );
  const others = [time.column, ...places, ...(rowId === null ? [] : [rowId])];
  const numeric = questions.filter(({ scale }) => 'numbers' in scale).map(({ column }) => column);
  const all = [...others, ...questions.map(({ column }) => column)];
  const writings = questions.filter(
    ({ scale }) => 'values' in scale && isAmbiguous(Object.entries(scale.values)),
  );
  return [
    ...all.filter((each) => !header.includes(each)).map(fault('columnMissing')),
    ...all.filter((each, at) => all.indexOf(each) < at).map(fault('columnTwice')),
    // wordings with their scores are all that ever comes of a column: its name alone may mislead
    ...[...others, ...numeric].filter(isPersonalColumn).map(fault('columnPersonal')),
    ...writings.map(({ column }) => fault('writingTwice')(column)),
  ];
}

function fault(kind: SurveyFault) {
  return (column: string): FaultyCell => ({ fault: kind, column });
}

/** Two writings that differ in marks and capitals alone, with two scores. */
function isAmbiguous(values: readonly (readonly [string, number | null])[]): boolean {
  const plain = new Map<string, number | null>();
  return values.some(([text, value]) => {
    const known = plain.get(withoutMarks(text));
    plain.set(withoutMarks(text), value);
    return known !== undefined && known !== value;
  });
}
