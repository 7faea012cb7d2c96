import type { EvaluatedFigure } from '#shared/features/evaluation/evaluation.contract.ts';
import { breakEvenLine } from '#shared/features/evaluation/evaluated-figure.ts';
import { levelName } from './names.ts';
import type { ReportBlock, ReportCell, ReportTable } from './report-document.ts';
import { number, table, words } from './table.ts';
import { fill, fillLocale, statistics, wording } from './wording.ts';
import { writeNumber } from './write-number.ts';

const label = statistics.notice.interval;

/** The headline in sentences: what was left out comes first where it changes the figure. */
export function headlineOf(figure: EvaluatedFigure): readonly ReportBlock[] {
  const told = [...cleanOf(figure)];
  const raw = rawOf(figure);
  const sentences = figure.isSaidFirst ? [raw, ...told] : [...told, raw];
  return [...sentences, ...coverageOf(figure), wording.headline.about].map(
    (text) => ({ is: 'paragraph', text }) as const,
  );
}

function cleanOf({ clean, shareInterval, meanInterval, threeLevels }: EvaluatedFigure) {
  const { headline } = wording;
  if (clean === null) return [headline.nothingLeft];
  const sentences = [
    fill(headline.n, {
      n: writeNumber(clean.n, 'count'),
      share: writeNumber(clean.topTwo, 'share'),
      low: writeNumber(shareInterval?.low ?? clean.topTwo, 'share'),
      high: writeNumber(shareInterval?.high ?? clean.topTwo, 'share'),
      label,
    }),
    fill(headline.mean, {
      mean: writeNumber(clean.mean, 'points'),
      low: writeNumber(meanInterval?.low ?? clean.mean, 'points'),
      high: writeNumber(meanInterval?.high ?? clean.mean, 'points'),
      label,
    }),
  ];
  if (threeLevels === null) return sentences;
  const { verySatisfied, satisfied, dissatisfied, neutral, n } = threeLevels;
  const part = (count: number) => writeNumber(n === 0 ? 0 : count / n, 'share');
  return [
    ...sentences,
    fill(headline.threeLevels, {
      very: writeNumber(verySatisfied, 'count'),
      veryShare: part(verySatisfied),
      satisfied: writeNumber(satisfied, 'count'),
      satisfiedShare: part(satisfied),
      dissatisfied: writeNumber(dissatisfied, 'count'),
      dissatisfiedShare: part(dissatisfied),
      neutral: writeNumber(neutral, 'count'),
      neutralShare: part(neutral),
      n: writeNumber(n, 'count'),
    }),
  ];
}

function rawOf({ raw, leftOut }: EvaluatedFigure): string {
  const { headline } = wording;
  if (leftOut === null) return headline.rawAlike;
  return fill(headline.raw, {
    n: writeNumber(raw.n, 'count'),
    share: writeNumber(raw.topTwo, 'share'),
    mean: writeNumber(raw.mean, 'points'),
    left: writeNumber(leftOut.n, 'count'),
    part: writeNumber(leftOut.share, 'share'),
    leftMean: writeNumber(leftOut.mean, 'points'),
  });
}

function coverageOf(figure: EvaluatedFigure): readonly string[] {
  const { coverage, clean, breakEven } = figure;
  const { headline } = wording;
  switch (coverage.is) {
    case 'unknown':
      return [statistics.reason.coverageUnknown];
    case 'inconsistent':
      return [
        fill(headline.coverageWrong, {
          visits: writeNumber(coverage.visits, 'count'),
          reason: statistics.reason.coverageInconsistent,
        }),
      ];
    case 'known':
      return [
        fill(headline.coverage, {
          share: writeNumber(coverage.share, 'share'),
          n: writeNumber(clean?.n ?? 0, 'count'),
          visits: writeNumber(coverage.visits, 'count'),
          silent: writeNumber(coverage.silent, 'count'),
          low: writeNumber(coverage.bounds[0], 'share'),
          high: writeNumber(coverage.bounds[1], 'share'),
        }),
        ...(breakEven === null ? [] : [breakEvenOf(breakEven)]),
      ];
    default:
      return coverage satisfies never;
  }
}

function breakEvenOf(found: NonNullable<EvaluatedFigure['breakEven']>): string {
  const line = writeNumber(breakEvenLine, 'share');
  return found.is === 'rate'
    ? fillLocale(statistics.breakEven.rate, { rate: writeNumber(found.rate, 'share'), line })
    : fillLocale(statistics.breakEven[found.is], { line });
}

/** How many chose each level, without and with what the rules leave out. */
export function levelTable({ labelSet, raw, clean }: EvaluatedFigure): ReportTable {
  const { column, row } = wording;
  const cleanAt = new Map((clean?.levels ?? []).map((level) => [level.score, level]));
  return table(
    'Muc-do',
    wording.table.levels,
    [
      [column.level, 4],
      [column.clean, 2],
      [column.cleanShare, 2],
      [column.raw, 2],
      [column.rawShare, 2],
    ],
    [
      ...raw.levels.map(({ score, n, share }) => [
        words(levelName(labelSet, score)),
        number(cleanAt.get(score)?.n, 'count'),
        number(cleanAt.get(score)?.share, 'share'),
        number(n, 'count'),
        number(share, 'share'),
      ]),
      [
        words(row.total),
        number(clean?.n, 'count'),
        number(clean === null ? null : 1, 'share'),
        number(raw.n, 'count'),
        number(1, 'share'),
      ],
    ],
  );
}

/** Everything of the headline, a line each. */
export function headlineTable(figure: EvaluatedFigure): ReportTable {
  const { clean, raw, leftOut, shareInterval, meanInterval, coverage, threeLevels } = figure;
  const { row, column } = wording;
  const known = coverage.is === 'known' ? coverage : undefined;
  const lines: readonly (readonly [string, ReportCell])[] = [
    [row.n, number(clean?.n, 'count')],
    [row.share, number(clean?.topTwo, 'share')],
    [row.shareLow, number(shareInterval?.low, 'share')],
    [row.shareHigh, number(shareInterval?.high, 'share')],
    [row.mean, number(clean?.mean, 'points')],
    [row.meanLow, number(meanInterval?.low, 'points')],
    [row.meanHigh, number(meanInterval?.high, 'points')],
    ...(['verySatisfied', 'satisfied', 'dissatisfied', 'neutral'] as const).map(
      (key) => [row.three[key], number(threeLevels?.[key], 'count')] as const,
    ),
    [row.rawN, number(raw.n, 'count')],
    [row.rawShare, number(raw.topTwo, 'share')],
    [row.rawMean, number(raw.mean, 'points')],
    [row.leftOut, number(leftOut?.n ?? 0, 'count')],
    [row.leftOutMean, number(leftOut?.mean, 'points')],
    [row.coverage, number(known?.share, 'share')],
    [row.visits, number(coverage.is === 'unknown' ? null : coverage.visits, 'count')],
    [row.silent, number(known?.silent, 'count')],
    [row.boundLow, number(known?.bounds[0], 'share')],
    [row.boundHigh, number(known?.bounds[1], 'share')],
  ];
  return table(
    'So-lieu-chinh',
    wording.table.headline,
    [
      [column.what, 5],
      [column.value, 2],
    ],
    lines.map(([name, cell]) => [words(name), cell]),
  );
}
