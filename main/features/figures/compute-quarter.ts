import type { QuarterSeries } from '#shared/features/figures/figures.contract.ts';
import { rolledUp, shownAlone, type RolledPeriod } from '#shared/features/figures/roll-up.ts';
import { isSelfService, seriesOf } from '#shared/features/figures/series.ts';
import {
  addAnswer,
  figureOf,
  mergeHeaps,
  sizeOf,
  type Heap,
} from '#shared/features/figures/tally.ts';
import type { JudgedResponse } from '#shared/features/rating/response.ts';
import type { LabelSet } from '#shared/features/rating/scale.ts';

/** A released period with the floor that it was released under. */
export interface PeriodOfQuarter {
  readonly responses: Iterable<JudgedResponse>;
  readonly counterFloor: number;
}

type CounterHeaps = Map<string, Heap>;

/**
 * Self-service over a quarter, label set by label set: its total, and each counter whose cells that
 * were too small in their periods may be shown together (see `rolledUp`). A period that showed no
 * total, because fewer than `smallest` pressed alone, counts only together with others like it.
 */
export function computeQuarter(
  periods: Iterable<PeriodOfQuarter>,
  smallest: number,
): QuarterSeries[] {
  const counted = [...periods].map(({ responses, counterFloor }) => ({
    counterFloor,
    bySet: countByCounter(responses),
  }));
  const floor = Math.max(0, ...counted.map(({ counterFloor }) => counterFloor));
  const labelSets = new Set(counted.flatMap(({ bySet }) => [...bySet.keys()]));
  return [...labelSets].toSorted().flatMap((labelSet) => {
    const all = counted.map(({ bySet, counterFloor }) => ({
      counters: bySet.get(labelSet) ?? new Map<string, Heap>(),
      counterFloor,
    }));
    const isTold = ({ counters }: { counters: CounterHeaps }) => sizeOfAll(counters) >= smallest;
    const untold = mergeCounters(all.filter((each) => !isTold(each)).map((each) => each.counters));
    const told = [
      ...all.filter(isTold).map(({ counters, counterFloor }) => ({
        counters,
        shown: shownAlone(sizesOf(counters), counterFloor),
      })),
      ...(sizeOfAll(untold) >= floor ? [{ counters: untold, shown: new Set<string>() }] : []),
    ];
    const withheld = sizeOfAll(untold) >= floor ? 0 : sizeOfAll(untold);
    return told.length === 0 ? [] : [{ ...seriesOver(told, labelSet, floor), withheld }];
  });
}

interface ToldPeriod {
  readonly counters: CounterHeaps;
  readonly shown: ReadonlySet<string>;
}

function seriesOver(
  periods: readonly ToldPeriod[],
  labelSet: LabelSet,
  floor: number,
): Omit<QuarterSeries, 'withheld'> {
  const sized = periods.map(({ counters, shown }): RolledPeriod => ({
    sizes: sizesOf(counters),
    shown,
  }));
  const rolled = rolledUp(sized, floor);
  const whole = mergeCounters(periods.map(({ counters }) => counters));
  const hidden = mergeCounters(
    periods.map(
      ({ counters, shown }) => new Map([...counters].filter(([counter]) => !shown.has(counter))),
    ),
  );
  const rest = [...hidden].filter(([counter]) => !rolled.has(counter)).toSorted(byKey);
  return {
    labelSet,
    total: figureOf(mergeHeaps([...whole.values()]), labelSet),
    counters: [...whole]
      .filter(([counter]) => !hidden.has(counter) || rolled.has(counter))
      .toSorted(byKey)
      .map(([counter, heap]) => ({
        keys: [counter],
        figure: figureOf(heap, labelSet),
        rolled: sizeOf(hidden.get(counter) ?? new Map()),
      })),
    ...(rest.length > 0 && {
      rest: {
        keys: rest.map(([counter]) => counter),
        figure: figureOf(mergeHeaps(rest.map(([, heap]) => heap)), labelSet),
      },
    }),
  };
}

/** The answers of self-service by label set and counter. */
function countByCounter(responses: Iterable<JudgedResponse>): Map<LabelSet, CounterHeaps> {
  const bySet = new Map<LabelSet, CounterHeaps>();
  for (const [response, judgement] of responses) {
    const { presser, ...way } = seriesOf(response);
    if (!isSelfService({ ...way, pressers: [presser] })) continue;
    const counters = bySet.get(way.labelSet) ?? new Map<string, Heap>();
    bySet.set(way.labelSet, counters);
    const key = response.counter_code ?? '';
    const heap: Heap = counters.get(key) ?? new Map();
    counters.set(key, heap);
    addAnswer(heap, judgement, response.score);
  }
  return bySet;
}

function mergeCounters(all: readonly CounterHeaps[]): CounterHeaps {
  const heaps = Map.groupBy(
    all.flatMap((counters) => [...counters]),
    ([counter]) => counter,
  );
  return new Map(
    [...heaps].map(([counter, some]) => [counter, mergeHeaps(some.map(([, heap]) => heap))]),
  );
}

function sizesOf(counters: CounterHeaps): ReadonlyMap<string, number> {
  return new Map([...counters].map(([counter, heap]) => [counter, sizeOf(heap)]));
}

function sizeOfAll(counters: CounterHeaps): number {
  return [...counters.values()].reduce((sum, heap) => sum + sizeOf(heap), 0);
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
