import { createHmac, hkdfSync } from 'node:crypto';
import { monthsBetween, type Month } from '#shared/features/activity/month.ts';
import { answeredGroups } from '#shared/features/disclosure/answered-groups.ts';
import { publishableBlocks } from '#shared/features/disclosure/publishable-blocks.ts';
import { publishableHours } from '#shared/features/disclosure/publishable-hours.ts';
import { shownApart, type Draw } from '#shared/features/disclosure/shown-apart.ts';
import type {
  Counted,
  CountedByField,
  CountedByHour,
  CountedByUnit,
  CountedReason,
  CountedSurvey,
} from './open-data-store.ts';
import type { FieldRow, HourRow, ReasonRow, SatisfactionRow, SurveyRow } from './publication.ts';

/** By what the rows of a publication are made of its counts. */
export interface Freezing {
  readonly floor: number;
  /** The store's own secret, of which thresholds are drawn. */
  readonly secret: Buffer;
  /** Whether all batches of some units and months are there. */
  isComplete(unit: string | null, months: readonly Month[]): boolean;
}

/** The three months of `2026-Q3`. */
export function monthsOfQuarter(quarter: string): readonly Month[] {
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1;
  const month = (number: number) => `${quarter.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return monthsBetween(month(first), month(first + 2));
}

/** The ratings of quarters by unit and month, series by series. */
export function freezeSatisfaction(
  cells: readonly CountedByUnit[],
  by: Freezing,
): readonly SatisfactionRow[] {
  return [...groupsOf(cells)].flatMap(([, ofSeries]) => {
    const { quarter, way, labelSet, scaleOrder } = firstOf(ofSeries);
    const blocks = publishableBlocks(
      ofSeries,
      monthsOfQuarter(quarter),
      by.floor,
      drawOfUnits(by.secret, firstOf(ofSeries)),
    );
    const alone = new Set(blocks.map(({ unit }) => unit));
    const byUnit = Map.groupBy(ofSeries, ({ unit }) => (alone.has(unit) ? unit : undefined));
    return blocks.map(({ unit, months, n }): SatisfactionRow => {
      const inBlock = (byUnit.get(unit) ?? []).filter(({ month }) => months.includes(month));
      return {
        ...{ quarter, months: [...months], unit: unit ?? null, way, labelSet, scaleOrder, n },
        counts: countsOf(inBlock),
        complete: by.isComplete(unit ?? null, months),
      };
    });
  });
}

/** What came after the figures of its quarter were published, with the figures of `quarter`. */
export function freezeLate(
  cells: readonly Omit<CountedByUnit, 'month' | 'quarter'>[],
  quarter: string,
  by: Freezing,
): readonly SatisfactionRow[] {
  const ofQuarter = cells.map((cell) => ({ ...cell, quarter }));
  return [...groupsOf(ofQuarter)].flatMap(([key, ofSeries]) => {
    const { way, labelSet, scaleOrder } = firstOf(ofSeries);
    const parts = partsOf(ofSeries, ({ unit }) => unit, by.floor, drawOf(by, 'late', key));
    return parts.map(({ name, cells: inPart }): SatisfactionRow => ({
      ...{ quarter, months: [], unit: name, way, labelSet, scaleOrder },
      n: sumOf(inPart),
      counts: countsOf(inPart),
      complete: true,
    }));
  });
}

export function freezeHours(cells: readonly CountedByHour[], by: Freezing): readonly HourRow[] {
  return [...groupsOf(cells)].flatMap(([, ofSeries]) => {
    const { quarter, labelSet } = firstOf(ofSeries);
    const isIn = (value: number, [from, to]: readonly [number, number]) =>
      from <= value && value <= to;
    return publishableHours(ofSeries, by.floor).map(({ weekdays, hours, n }): HourRow => {
      const inBlock = ofSeries.filter(
        (cell) => isIn(cell.weekday, weekdays) && isIn(cell.hour, hours),
      );
      return {
        ...{ quarter, weekdays: [...weekdays], hours: [...hours], labelSet, n },
        counts: countsOf(inBlock),
        complete: by.isComplete(null, monthsOfQuarter(quarter)),
      };
    });
  });
}

export function freezeFields(cells: readonly CountedByField[], by: Freezing): readonly FieldRow[] {
  return [...groupsOf(cells)].flatMap(([key, ofSeries]) => {
    const { quarter, labelSet } = firstOf(ofSeries);
    const parts = partsOf(ofSeries, ({ field }) => field, by.floor, drawOf(by, 'fields', key));
    return parts.map(({ name, cells: inPart }): FieldRow => ({
      ...{ quarter, field: name, labelSet },
      n: sumOf(inPart),
      counts: countsOf(inPart),
      complete: by.isComplete(null, monthsOfQuarter(quarter)),
    }));
  });
}

/** Reasons of the units that stand in `satisfaction`, joined further where few gave any. */
export function freezeReasons(
  cells: readonly CountedReason[],
  satisfaction: readonly SatisfactionRow[],
  by: Freezing,
): readonly ReasonRow[] {
  const headline = satisfaction.filter(
    ({ way, scaleOrder }) => way === 'kiosk' && scaleOrder === 'descending',
  );
  const groups = Map.groupBy(headline, ({ quarter, labelSet }) =>
    JSON.stringify([quarter, labelSet]),
  );
  return [...groups].flatMap(([key, rows]) => {
    const { quarter, labelSet } = firstOf(rows);
    const ofSeries = cells.filter((cell) => cell.quarter === quarter && cell.labelSet === labelSet);
    const sizes = new Map<string | null, number>();
    for (const { unit, n } of rows) sizes.set(unit, (sizes.get(unit) ?? 0) + n);
    const groupFor = (unit: string) => (sizes.has(unit) ? unit : null);
    return attributeRows({
      sizes,
      answers: ofSeries
        .filter(({ reason }) => reason === null)
        .map(({ unit, n }) => ({ group: groupFor(unit), n })),
      floor: by.floor,
      draw: drawOf(by, 'reasons', key),
    }).flatMap(({ units, n, answered }) => {
      const inGroup = ofSeries.filter(({ unit }) => units.includes(groupFor(unit)));
      const reasons = Map.groupBy(
        inGroup.filter((cell) => cell.reason !== null),
        ({ reason }) => reason ?? '',
      );
      return [...reasons].toSorted(byKey).map(([reason, chosen]): ReasonRow => ({
        ...{ quarter, units: [...units], labelSet, n, answered, reason },
        chosen: sumOf(chosen),
        complete: units.every((unit) => by.isComplete(unit, monthsOfQuarter(quarter))),
      }));
    });
  });
}

/** More values than these are given as their mean alone. */
const mostValues = 11;

/** Earlier surveys by quarter and unit, form by form and question by question. */
export function freezeSurveys(
  cells: readonly CountedSurvey[],
  labelOf: (form: string, question: string, value: number) => string | null,
  by: Freezing,
): readonly SurveyRow[] {
  const forms = Map.groupBy(cells, ({ form, quarter }) => JSON.stringify([form, quarter]));
  return [...forms].toSorted(byKey).flatMap(([key, ofForm]) => {
    const totals = new Map(ofForm.map(({ unit, forms }) => [unit, forms]));
    const units = new Map([...totals].toSorted(byKey));
    const draw = drawOf(by, 'surveys', key);
    const alone = shownApart(units, by.floor, draw);
    const all = [...units.values()].reduce((sum, n) => sum + n, 0);
    if (all < by.floor) return [];
    const groupFor = (unit: string) => (alone.has(unit) ? unit : null);
    const sizes = new Map<string | null, number>();
    for (const [unit, n] of units) {
      sizes.set(groupFor(unit), (sizes.get(groupFor(unit)) ?? 0) + n);
    }
    const questions = Map.groupBy(ofForm, ({ question }) => question);
    return [...questions].toSorted(byKey).flatMap(([question, given]) => {
      const { quarter, source, form, formName, mode, questionName, scale } = firstOf(given);
      const answers = given.map(({ unit, n }) => ({ group: groupFor(unit), n }));
      return attributeRows({ sizes, answers, floor: by.floor, draw }).flatMap(
        ({ units: some, n, answered }) => {
          const inGroup = given.filter(({ unit }) => some.includes(groupFor(unit)));
          const mean = inGroup.reduce((sum, cell) => sum + cell.value * cell.n, 0) / answered;
          const row = (value: number | null, count: number): SurveyRow => ({
            ...{ quarter, source, form, formName, mode, units: [...some], question, questionName },
            ...{ scale, n, answered, value, given: count },
            label: value === null ? null : labelOf(form, question, value),
            mean: Math.round(mean * 100) / 100,
          });
          const values = Map.groupBy(inGroup, ({ value }) => value);
          const isFew = values.size <= mostValues && [...values.keys()].every(Number.isInteger);
          return isFew
            ? [...values]
                .toSorted(([one], [other]) => one - other)
                .map(([value, counted]) => row(value, sumOf(counted)))
            : [row(null, answered)];
        },
      );
    });
  });
}

interface Attribute {
  readonly sizes: ReadonlyMap<string | null, number>;
  readonly answers: readonly { readonly group: string | null; readonly n: number }[];
  readonly floor: number;
  readonly draw: Draw;
}

/** No unit's code is empty. */
const othersKey = '';

/** Groups of units in which enough answered a further question. */
function attributeRows({ sizes, answers, floor, draw }: Attribute) {
  const answered = (unit: string | null) => sumOf(answers.filter(({ group }) => group === unit));
  const groups = [...sizes].map(([unit, n]) => ({
    key: unit ?? othersKey,
    n,
    answered: answered(unit),
  }));
  const joined = answeredGroups(groups, floor, draw).map((keys) => keys.toSorted());
  // never in the order in which they were drawn
  const sorted = joined.toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return sorted.map((keys) => {
    const inGroup = groups.filter(({ key }) => keys.includes(key));
    return {
      units: keys.map((key) => (key === othersKey ? null : key)),
      n: sumOf(inGroup),
      answered: inGroup.reduce((sum, group) => sum + group.answered, 0),
    };
  });
}

/** Cells by their name, those that are not shown apart as one part without a name. */
function partsOf<Cell extends { readonly n: number }>(
  cells: readonly Cell[],
  nameOf: (cell: Cell) => string,
  floor: number,
  draw: Draw,
): readonly { readonly name: string | null; readonly cells: readonly Cell[] }[] {
  const byName = [...Map.groupBy(cells, nameOf)].toSorted(byKey);
  const alone = shownApart(new Map(byName.map(([name, some]) => [name, sumOf(some)])), floor, draw);
  const rest = cells.filter((cell) => !alone.has(nameOf(cell)));
  return [
    ...byName.filter(([name]) => alone.has(name)).map(([name, some]) => ({ name, cells: some })),
    ...(sumOf(rest) < floor ? [] : [{ name: null, cells: rest }]),
  ];
}

/** How units of a quarter of one series are drawn: evaluations part the same answers by it, too. */
export function drawOfUnits(
  secret: Buffer,
  {
    quarter,
    way,
    labelSet,
    scaleOrder,
  }: Pick<Counted, 'quarter' | 'way' | 'labelSet' | 'scaleOrder'>,
): Draw {
  return drawOf({ secret }, 'units', JSON.stringify([quarter, way, labelSet, scaleOrder]));
}

/** What thresholds are drawn of, from the store's own secret. */
export function drawSecretOf(sealingKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', sealingKey, '', 'hai-long open data', 32));
}

function drawOf({ secret }: Pick<Freezing, 'secret'>, table: string, period: string): Draw {
  return (key) => {
    const sum = createHmac('sha256', secret)
      .update(JSON.stringify([table, period, key]))
      .digest();
    return sum.readUInt32BE(0) / 2 ** 32;
  };
}

function groupsOf<Cell extends Counted>(cells: readonly Cell[]): readonly [string, Cell[]][] {
  const groups = Map.groupBy(cells, ({ quarter, way, labelSet, scaleOrder }) =>
    JSON.stringify([quarter, way, labelSet, scaleOrder]),
  );
  return [...groups].toSorted(byKey);
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

function firstOf<T>(some: readonly T[]): T {
  const [first] = some;
  if (first === undefined) throw new Error('a group has a member');
  return first;
}

function countsOf(cells: readonly { readonly score: number; readonly n: number }[]) {
  const of = (score: number) => sumOf(cells.filter((cell) => cell.score === score));
  return [of(5), of(4), of(3), of(2), of(1)] satisfies SatisfactionRow['counts'];
}

function sumOf(cells: readonly { readonly n: number }[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0);
}
