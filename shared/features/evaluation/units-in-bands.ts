import type { LabelSet } from '../rating/scale.ts';
import { rankBands } from '../statistics/rank-bands.ts';
import { shareInterval } from '../statistics/share-interval.ts';
import type { CubeBlock } from './cube.ts';
import { cleanDays, figureOfBlocks } from './evaluated-figure.ts';
import type { UnitView } from './evaluation.contract.ts';
import { periodsOf } from './evaluated-periods.ts';

/** Units that are shown alone, in bands and by code within them; those that are set beside nobody last. */
export function unitsInBands(
  blocks: readonly CubeBlock[],
  labelSet: LabelSet,
  visitsOf: (own: readonly CubeBlock[]) => number | undefined,
  nameOf: (unit: string) => string,
  floor: number,
): UnitView[] {
  const byUnit = Map.groupBy(
    blocks.filter(({ unit }) => unit !== undefined),
    ({ unit }) => unit ?? '',
  );
  const found = [...byUnit].flatMap(([unit, own]) => {
    const visits = visitsOf(own);
    const figure = figureOfBlocks(own, labelSet, visits);
    return figure === undefined ? [] : [{ unit, own, visits, figure }];
  });
  const { ranked, unranked } = rankBands(
    found.map(({ unit, own, visits }) => ({ unit, days: cleanDays(own, labelSet), visits })),
    floor,
  );
  const at = new Map(found.map((each) => [each.unit, each]));
  const viewOf = (unit: string, more: Pick<UnitView, 'band' | 'places' | 'joint' | 'reasons'>) => {
    const each = at.get(unit);
    if (each === undefined) return [];
    const periods = periodsOf(each.own).flatMap(({ months, blocks: some }) => {
      const interval = shareInterval(cleanDays(some, labelSet));
      if (interval === undefined) return [];
      const { n, share, low, high } = interval;
      return [{ months: [...months], n, share, low, high }];
    });
    return [{ unit, name: nameOf(unit), figure: each.figure, ...more, periods }];
  };
  return [
    ...ranked.flatMap(({ unit, band, places, low, high }) =>
      viewOf(unit, { band, places: [...places], joint: { low, high }, reasons: [] }),
    ),
    ...unranked.flatMap(({ unit, reasons }) =>
      viewOf(unit, { band: null, places: null, joint: null, reasons: [...reasons] }),
    ),
  ];
}
