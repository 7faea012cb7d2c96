import type { Month } from '../activity/month.ts';
import type { CubeBlock } from './cube.ts';

/** Blocks of the same months. */
export interface PeriodBlocks {
  readonly months: readonly Month[];
  readonly blocks: readonly CubeBlock[];
}

/**
 * Blocks in the order of time, month by month; of a quarter in which some blocks are whole quarters only, all of it is
 * one period, for its months would not be of the same units.
 */
export function periodsOf(blocks: readonly CubeBlock[]): readonly PeriodBlocks[] {
  return [...Map.groupBy(blocks, ({ quarter }) => quarter)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, some]) => {
      const longest = some.find(({ months }) => months.length > 1);
      if (longest !== undefined) return [{ months: longest.months, blocks: some }];
      return [...Map.groupBy(some, ({ months }) => months[0] ?? '')]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([month, own]) => ({ months: [month], blocks: own }));
    });
}
