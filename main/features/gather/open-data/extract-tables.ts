import { labelSets, type LabelSet } from '#shared/features/rating/scale.ts';
import { wilsonInterval } from '#shared/statistics.ts';
import type { Publication, SatisfactionRow } from './publication.ts';

export type CellValue = string | number | boolean | null;
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean';

/** A table of the extract, as it is written in each form. */
export interface ExtractTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** Sentences of the extract's own language, by key. */
export type ExtractWords = (key: string) => string;

const columnTypes = {
  period: 'string',
  quarter: 'string',
  months: 'string',
  unit_code: 'string',
  unit_name: 'string',
  way: 'string',
  label_set: 'string',
  scale_order: 'string',
  n: 'integer',
  n_5: 'integer',
  n_4: 'integer',
  n_3: 'integer',
  n_2: 'integer',
  n_1: 'integer',
  satisfied_percent: 'number',
  satisfied_low: 'number',
  satisfied_high: 'number',
  complete: 'boolean',
  answered: 'integer',
  reason: 'string',
  chosen: 'integer',
  weekday_from: 'integer',
  weekday_to: 'integer',
  hour_from: 'integer',
  hour_to: 'integer',
  field: 'string',
  source: 'string',
  form: 'string',
  form_name: 'string',
  mode: 'string',
  question: 'string',
  question_name: 'string',
  scale: 'string',
  value: 'number',
  label: 'string',
  given: 'integer',
  mean: 'number',
  list: 'string',
  code: 'string',
  name_vi: 'string',
  name_en: 'string',
  floor: 'integer',
  published_on: 'string',
  mark: 'string',
} as const satisfies Readonly<Record<string, ColumnType>>;
type ColumnName = keyof typeof columnTypes;

export interface ExtractOrder {
  readonly publications: readonly Publication[];
  readonly quarters: readonly string[];
  readonly kind: 'real' | 'simulated';
  /** Forms of surveys that are still counted; others were removed and are published no more. */
  readonly forms: ReadonlySet<string>;
  readonly vi: ExtractWords;
  readonly en: ExtractWords;
}

const distribution = ['n', 'n_5', 'n_4', 'n_3', 'n_2', 'n_1'] as const;
const interval = ['satisfied_percent', 'satisfied_low', 'satisfied_high'] as const;

/** All that was published of some quarters, as tables; nothing here is reckoned from what was not. */
export function extractTables(order: ExtractOrder): readonly ExtractTable[] {
  const { publications, quarters, kind, vi } = order;
  const isAsked = ({ quarter }: { readonly quarter: string }) => quarters.includes(quarter);
  const all = <Row extends { readonly quarter: string }>(
    of: (each: Publication) => readonly Row[],
  ) => publications.flatMap(of).filter(isAsked).toSorted(byQuarter);
  const names = new Map(publications.flatMap((each) => Object.entries(each.unitNames)));
  const place = (units: readonly (string | null)[]): [string | null, string] => [
    units.includes(null) && units.length === 1 ? null : units.map((each) => each ?? '*').join(' '),
    units.map((each) => (each === null ? vi('others') : (names.get(each) ?? each))).join('; '),
  ];
  const table = (
    name: string,
    columns: readonly ColumnName[],
    rows: readonly (readonly CellValue[])[],
  ): ExtractTable => {
    const mark = kind === 'simulated' ? (['mark'] as const) : [];
    return {
      name,
      columns: [...mark, ...columns].map((each) => ({ name: each, type: columnTypes[each] })),
      rows: rows.map((row) => (kind === 'simulated' ? [vi('simulated'), ...row] : row)),
    };
  };

  const satisfaction = all((each) => each.satisfaction).map((row) => [
    row.months.length === 0 ? 'late' : row.months.length === 1 ? 'month' : 'months',
    row.quarter,
    row.months.join(' ') || null,
    ...place([row.unit]),
    ...[row.way, row.labelSet, row.scaleOrder],
    ...countsOf(row),
    ...intervalOf(row),
    row.complete,
  ]);
  const reasons = all((each) => each.reasons).map((row) => [
    row.quarter,
    ...place(row.units),
    ...[row.labelSet, row.n, row.answered, row.reason, row.chosen, row.complete],
  ]);
  const hours = all((each) => each.hours).map((row) => [
    row.quarter,
    ...[...row.weekdays, ...row.hours, row.labelSet],
    ...countsOf(row),
    ...intervalOf(row),
    row.complete,
  ]);
  const fields = all((each) => each.fields).map((row) => [
    row.quarter,
    row.field === '' ? '-' : row.field,
    row.labelSet,
    ...countsOf(row),
    ...intervalOf(row),
    row.complete,
  ]);
  const surveys = all((each) => each.surveys)
    .filter(({ form }) => order.forms.has(form))
    .map((row) => [
      ...[row.source, row.form, row.formName, row.mode, row.quarter],
      ...place(row.units),
      ...[row.question, row.questionName, row.scale, row.n, row.answered],
      ...[row.value, row.label, row.given, row.mean],
    ]);
  const periods = publications.flatMap(({ quarters: some, floor, on }) =>
    some
      .filter((quarter) => quarters.includes(quarter))
      .map((quarter): CellValue[] => [quarter, floor, on]),
  );
  const head = ['quarter', 'unit_code', 'unit_name'] as const;
  return [
    table(
      'satisfaction',
      [
        ...(['period', 'quarter', 'months', 'unit_code', 'unit_name'] as const),
        ...(['way', 'label_set', 'scale_order'] as const),
        ...distribution,
        ...interval,
        'complete',
      ],
      satisfaction,
    ),
    table(
      'reasons',
      [...head, 'label_set', 'n', 'answered', 'reason', 'chosen', 'complete'],
      reasons,
    ),
    table(
      'hours',
      [
        ...([
          'quarter',
          'weekday_from',
          'weekday_to',
          'hour_from',
          'hour_to',
          'label_set',
        ] as const),
        ...distribution,
        ...interval,
        'complete',
      ],
      hours,
    ),
    table(
      'fields',
      ['quarter', 'field', 'label_set', ...distribution, ...interval, 'complete'],
      fields,
    ),
    table(
      'earlier-surveys',
      [
        ...(['source', 'form', 'form_name', 'mode', ...head, 'question', 'question_name'] as const),
        ...(['scale', 'n', 'answered', 'value', 'label', 'given', 'mean'] as const),
      ],
      surveys,
    ),
    table('periods', ['quarter', 'floor', 'published_on'], periods.toSorted(byFirst)),
    table('code-lists', ['list', 'code', 'name_vi', 'name_en'], codeRows(order)),
  ].filter(({ rows }) => rows.length > 0);
}

function byQuarter(one: { readonly quarter: string }, other: { readonly quarter: string }): number {
  return one.quarter < other.quarter ? -1 : Number(one.quarter > other.quarter);
}

function byFirst([one]: readonly CellValue[], [other]: readonly CellValue[]): number {
  return String(one) < String(other) ? -1 : 1;
}

function levelsOf(labelSet: string): readonly number[] {
  return Object.hasOwn(labelSets, labelSet)
    ? labelSets[labelSet as LabelSet].levels
    : [5, 4, 3, 2, 1];
}

type Counted = Pick<SatisfactionRow, 'labelSet' | 'n' | 'counts'>;

/** A level that the label set does not have is empty, not 0. */
function countsOf({ labelSet, n, counts }: Counted): CellValue[] {
  const levels = levelsOf(labelSet);
  return [n, ...counts.map((count, at) => (levels.includes(5 - at) ? count : null))];
}

/** The share of the two best levels in percent with its interval, to one place after the point. */
function intervalOf({ labelSet, n, counts }: Counted): CellValue[] {
  const satisfied = levelsOf(labelSet)
    .slice(0, 2)
    .reduce((sum, level) => sum + (counts[5 - level] ?? 0), 0);
  const [low, high] = wilsonInterval(satisfied, n);
  return [satisfied / n, low, high].map((share) => Math.round(share * 1000) / 10);
}

/** Everything that stands in a table by its code, in both languages. */
function codeRows({ publications, quarters, vi, en }: ExtractOrder): CellValue[][] {
  const asked = publications.flatMap(({ satisfaction, reasons, hours }) =>
    [...satisfaction, ...reasons, ...hours].filter(({ quarter }) => quarters.includes(quarter)),
  );
  const used = (of: 'labelSet' | 'way' | 'reason') =>
    [
      ...new Set(asked.flatMap((row) => (of in row ? [String(Reflect.get(row, of))] : []))),
    ].toSorted();
  const labels = used('labelSet').flatMap((labelSet) =>
    Object.hasOwn(labelSets, labelSet)
      ? levelsOf(labelSet).map((level) => [
          `label_set ${labelSet}`,
          String(level),
          vi(`level.${labelSet.slice(0, 3)}.${level}`),
          en(`level.${labelSet.slice(0, 3)}.${level}`),
        ])
      : [],
  );
  const named = (list: string, codes: readonly string[], known: readonly string[]) =>
    codes
      .filter((code) => known.includes(code))
      .map((code) => [list, code, vi(`${list}.${code}`), en(`${list}.${code}`)]);
  return [
    ...labels,
    ...named('way', used('way'), knownWays),
    ...named('reason', used('reason'), knownReasons),
    ...fieldRows(publications, quarters),
    ...named('period', ['month', 'months', 'late'], ['month', 'months', 'late']),
    ...named('scale_order', ['descending', 'ascending'], ['descending', 'ascending']),
  ];
}

/** Names as offices gave them, in Vietnamese; empty where they name a code differently, or not at all. */
function fieldRows(
  publications: readonly Publication[],
  quarters: readonly string[],
): readonly CellValue[][] {
  const shown = publications.flatMap(({ fields, fieldNames }) =>
    fields
      .filter(({ quarter }) => quarters.includes(quarter))
      .flatMap(({ field }) => (field === null || field === '' ? [] : [{ field, fieldNames }])),
  );
  const codes = [...new Set(shown.map(({ field }) => field))].toSorted();
  return codes.map((code) => {
    const names = new Set(
      shown.flatMap(({ field, fieldNames }) => (field === code ? [fieldNames[code] ?? null] : [])),
    );
    const [name = null] = names.size === 1 ? names : [];
    return ['field', code, name, null];
  });
}

const knownWays = ['kiosk', 'kiosk-helped', 'assisted', 'portable', 'paper'];
const knownReasons = [
  ...['waiting', 'attitude', 'guidance', 'paperwork', 'fee', 'place', 'result', 'other'],
];
