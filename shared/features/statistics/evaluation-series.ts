import { isAloneAtScreen, isSelfService } from '../figures/series.ts';
import type { Series } from '../figures/figures.contract.ts';

/** How answers were come by. Two of different kinds, words or order are never added up. */
export const seriesKinds = [
  'selfService',
  'selfServiceReversed',
  'assisted',
  'portable',
  'paper',
  'campaign',
  'survey',
  'other',
] as const;
export type SeriesKind = (typeof seriesKinds)[number];

/** Where a row's answers come from: a rating, a supervisor's campaign or a survey of before, by its form. */
export type Provenance =
  | ({ readonly from: 'rating' } & Series)
  | { readonly from: 'campaign' | 'survey'; readonly form: string; readonly labelSet: string };

/** Rows that may be counted together. */
export interface EvaluationSeries<Row> {
  readonly key: string;
  readonly kind: SeriesKind;
  readonly labelSet: string;
  readonly rows: readonly Row[];
}

export function kindOf(row: Provenance): SeriesKind {
  if (row.from !== 'rating') return row.from;
  if (isSelfService(row)) return 'selfService';
  if (isAloneAtScreen(row)) return 'selfServiceReversed';
  if (row.channel === 'kiosk') return 'assisted';
  return seriesKinds.find((kind) => kind === row.channel) ?? 'other';
}

/**
 * Parts rows into series, each under a key of all that makes answers unlike: kind, words, order on the glass, who
 * pressed, form. There is no sum of several. The headline is the self-service kiosk alone.
 */
export function partIntoSeries<Row extends Provenance>(
  rows: readonly Row[],
): readonly EvaluationSeries<Row>[] {
  const parts = Map.groupBy(rows, keyOf);
  return [...parts]
    .flatMap(([key, some]) => {
      const [first] = some;
      return first === undefined
        ? []
        : [{ key, kind: kindOf(first), labelSet: first.labelSet, rows: some }];
    })
    .toSorted(
      (one, other) =>
        seriesKinds.indexOf(one.kind) - seriesKinds.indexOf(other.kind) ||
        (one.key < other.key ? -1 : 1),
    );
}

/** The series of a headline under a label set; undefined where citizens gave nothing alone at the screen. */
export function headlineOf<Row>(
  series: readonly EvaluationSeries<Row>[],
  labelSet: string,
): EvaluationSeries<Row> | undefined {
  return series.find((each) => each.kind === 'selfService' && each.labelSet === labelSet);
}

function keyOf(row: Provenance): string {
  const parts =
    row.from === 'rating'
      ? [row.scaleOrder, row.channel, row.pressers.toSorted().join('+')]
      : [row.form];
  return JSON.stringify([kindOf(row), row.labelSet, ...parts]);
}
