import type {
  EvaluatedFigure,
  Evaluation,
} from '#shared/features/evaluation/evaluation.contract.ts';
import { besideName } from './names.ts';
import type { ReportCell, ReportTable } from './report-document.ts';
import { number, table, words } from './table.ts';
import { statistics, wording } from './wording.ts';

const figureColumns = () => {
  const { column } = wording;
  return [
    [column.n, 2],
    [column.share, 2],
    [column.low, 2],
    [column.high, 2],
    [column.mean, 2],
    [column.rawN, 2],
    [column.rawTopTwo, 2],
  ] as const;
};

function figureCells({ clean, raw, shareInterval }: EvaluatedFigure): readonly ReportCell[] {
  return [
    number(clean?.n, 'count'),
    number(clean?.topTwo, 'share'),
    number(shareInterval?.low, 'share'),
    number(shareInterval?.high, 'share'),
    number(clean?.mean, 'points'),
    number(raw.n, 'count'),
    number(raw.topTwo, 'share'),
  ];
}

/** The two sides of a comparison, and what lies between them. */
export function comparisonTable(evaluation: Evaluation): ReportTable | undefined {
  const { chosen, beside, comparison } = evaluation;
  if (comparison === null || !chosen.figure || !beside?.figure) return undefined;
  const { row } = wording;
  const found = comparison.is === 'cannotTell' ? comparison.difference : comparison;
  const none = number(null, 'count');
  return table(
    'So-sanh',
    `${wording.table.comparison}: ${besideName(evaluation)}`,
    [[wording.column.side, 4], ...figureColumns()],
    [
      [words(row.chosen), ...figureCells(chosen.figure)],
      [words(row.beside), ...figureCells(beside.figure)],
      ...(found === null
        ? []
        : [
            [
              words(row.difference),
              none,
              number(found.difference * 100, 'points'),
              number(found.low * 100, 'points'),
              number(found.high * 100, 'points'),
              none,
              none,
              none,
            ],
          ]),
    ],
  );
}

/** Units in their own order: bands are no ranks. */
export function unitTable({ units }: Evaluation): ReportTable {
  const { column } = wording;
  return table(
    'Don-vi',
    wording.table.units,
    [[column.unit, 4], [column.band, 2], ...figureColumns()],
    units.map(({ name, band, figure }) => [
      words(name),
      number(band, 'count'),
      ...figureCells(figure),
    ]),
  );
}

/** Every other way of collecting, each by itself. */
export function otherTable({ others }: Evaluation): ReportTable {
  return table(
    'Nguon-khac',
    wording.table.others,
    [[wording.column.series, 4], ...figureColumns()],
    others.map(({ kind, words: parts, figure }) => [
      words([statistics.series[kind], ...parts].join(' · ')),
      ...figureCells(figure),
    ]),
  );
}
