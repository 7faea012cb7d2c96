import { withoutMarks } from '../activity/month.ts';
import {
  columnsOf,
  guessScale,
  isScores,
  longestWording,
  mostPlaces,
  mostWordings,
  roleOf,
  type TableColumn,
} from './guess-column.ts';
import { letterOf, type SurveyTable } from './locate-survey.ts';
import { isOwnWords, isPersonalColumn } from './personal-column.ts';
import { readMoment } from './read-moment.ts';
import type { SurveyMapping } from './survey-mapping.ts';
import type { SeenColumn, ShownRole, ShownScale } from './survey.contract.ts';

export interface LookingOrder {
  readonly table: SurveyTable;
  /** Units that the store knows, by code. */
  readonly units: ReadonlyMap<string, string>;
  /** How this form was taken before. */
  readonly known: SurveyMapping | undefined;
}

const mostExamples = 3;
/** As many cells tell whether a column holds days. */
const cellsLookedAt = 200;

/**
 * Each column of a form with what it may be taken for, and what is proposed or was said before. Values of
 * a column that tells who answered, or holds somebody's own words, are not shown.
 */
export function lookAtColumns(order: LookingOrder): readonly SeenColumn[] {
  const { table, known } = order;
  const columns = columnsOf(table);
  const proposed = columns.map((column) =>
    column.at === table.timeColumn
      ? 'time'
      : isPersonalColumn(column.name)
        ? 'none'
        : roleOf(column),
  );
  return columns.map((column, at): SeenColumn => {
    const can = possibleRoles(column, at === table.timeColumn);
    const guess = proposed[at] ?? 'none';
    // one column at most says the unit, the counter, the number of the form
    const isFirst = guess === 'question' || proposed.indexOf(guess) === at;
    const said = known === undefined ? undefined : roleIn(known, column.name);
    const wanted = said ?? (known === undefined && isFirst ? guess : 'none');
    const role = can.includes(wanted) ? wanted : 'none';
    const scale = can.includes('question') ? scaleOf(column, known) : { shown: null, doubt: null };
    const question = known?.questions.find(({ column: name }) => name === column.name);
    return {
      name: column.name,
      letter: letterOf(at),
      filled: column.cells.length,
      examples: [...examplesOf(column, guess)],
      hidden: isPersonalColumn(column.name)
        ? 'personal'
        : isOwnWords(column.name) || (can.length === 1 && column.cells.length > 0)
          ? 'ownWords'
          : null,
      can: [...can],
      role,
      scale: scale.shown,
      doubt: scale.doubt,
      places:
        can.includes('unit') || can.includes('counter')
          ? placesOf(column, order, role === 'counter')
          : [],
      question: question === undefined ? null : { code: question.code, name: question.name },
    };
  });
}

function possibleRoles(column: TableColumn, isTime: boolean): readonly ShownRole[] {
  const { name, cells, distinct } = column;
  const isShort = distinct.every((text) => text.length <= longestWording);
  const isFilled = cells.length > 0;
  const isKnownScale = isFilled && isShort && isScores(distinct);
  const question = isKnownScale ? (['question'] as const) : [];
  if (isPersonalColumn(name) || isOwnWords(name)) return ['none', ...question];
  const seen = cells.slice(0, cellsLookedAt);
  const days = seen.filter((cell) => readMoment(cell, 'dmy') ?? readMoment(cell, 'mdy'));
  const isDays = isTime || (isFilled && days.length * 2 > seen.length);
  if (isDays) return ['none', 'time'];
  if (!isFilled || !isShort) return ['none'];
  return [
    'none',
    ...(distinct.length <= mostPlaces ? (['unit', 'counter'] as const) : []),
    ...(distinct.length === cells.length ? (['rowId'] as const) : []),
    ...(isKnownScale || distinct.length <= mostWordings ? (['question'] as const) : []),
  ];
}

function roleIn({ time, unit, counter, rowId, questions }: SurveyMapping, name: string) {
  if (time.column === name) return 'time';
  if ('column' in unit && unit.column === name) return 'unit';
  if (counter !== null && 'column' in counter && counter.column === name) return 'counter';
  if (rowId === name) return 'rowId';
  return questions.some(({ column }) => column === name) ? 'question' : 'none';
}

/** What comes most often; of a column that nothing is proposed for only what comes again. */
function examplesOf({ name, cells }: TableColumn, guess: ShownRole): readonly string[] {
  if (isPersonalColumn(name) || isOwnWords(name)) return [];
  if (guess === 'time' || guess === 'rowId') return cells.slice(0, mostExamples);
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts]
    .filter(([text, count]) => text.length <= longestWording && (guess !== 'none' || count > 1))
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostExamples)
    .map(([text]) => text);
}

function scaleOf({ name, cells, distinct }: TableColumn, known: SurveyMapping | undefined) {
  const said = known?.questions.find(({ column }) => column === name)?.scale;
  if (said !== undefined && 'numbers' in said) {
    return { shown: { is: 'numbers' as const, ...said.numbers }, doubt: null };
  }
  const guessed = guessScale(distinct);
  if (said === undefined && 'numbers' in guessed.scale) {
    return {
      shown: { is: 'numbers' as const, ...guessed.scale.numbers },
      doubt: guessed.doubt ?? null,
    };
  }
  const before = new Map(
    Object.entries(said?.values ?? {}).map(([text, value]) => [withoutMarks(text), value]),
  );
  const proposed = 'values' in guessed.scale ? guessed.scale.values : {};
  const scoreFor = (text: string) =>
    said === undefined ? (proposed[text] ?? null) : before.get(withoutMarks(text));
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  // what was said of wordings that nobody chose this time stays
  const unused = Object.keys(said?.values ?? {}).filter((text) => !counts.has(text));
  const values = [...distinct, ...unused].map((text) => {
    const score = scoreFor(text);
    return {
      text,
      count: counts.get(text) ?? 0,
      score: score === undefined ? ('?' as const) : score,
    };
  });
  const isNew = said !== undefined && values.some(({ score }) => score === '?');
  const doubt = said === undefined ? (guessed.doubt ?? null) : isNew ? 'scaleUnknown' : null;
  return {
    shown: { is: 'values', values: values.toSorted(bestFirst) } satisfies ShownScale,
    doubt,
  };
}

type ShownValue = Extract<ShownScale, { is: 'values' }>['values'][number];

function bestFirst({ score: one }: ShownValue, { score: other }: ShownValue): number {
  const rank = (score: ShownValue['score']) =>
    score === '?' ? Infinity : (score ?? Number.NEGATIVE_INFINITY);
  return rank(one) === rank(other) ? 0 : rank(other) - rank(one);
}

function placesOf(
  { name, distinct }: TableColumn,
  { units, known }: LookingOrder,
  isCounter: boolean,
) {
  const place = isCounter ? known?.counter : known?.unit;
  const said = place && 'column' in place && place.column === name ? place.codes : {};
  const before = new Map(Object.entries(said).map(([text, code]) => [withoutMarks(text), code]));
  const codes = new Map([...units].map(([code, unit]) => [withoutMarks(unit), code]));
  const codeFor = (text: string) =>
    before.get(withoutMarks(text)) ??
    (isCounter ? '' : units.has(text) ? text : (codes.get(withoutMarks(text)) ?? ''));
  return distinct.map((text) => ({ text, code: codeFor(text) }));
}
