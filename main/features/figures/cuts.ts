import { dayAt, hourAt } from '#shared/calendar.ts';
import type { Cell, SeriesFigures } from '#shared/features/figures/figures.contract.ts';
import { mergeSmallCells } from '#shared/features/figures/merge-small-cells.ts';
import { shownAlone } from '#shared/features/figures/roll-up.ts';
import {
  addAnswer,
  figureOf,
  mergeHeaps,
  sizeOf,
  type Heap,
} from '#shared/features/figures/tally.ts';
import type { Judgement } from '#shared/features/rating/judge.ts';
import type { Response } from '#shared/features/rating/response.ts';
import type { LabelSet } from '#shared/features/rating/scale.ts';

/** Counts the answers of one series by day, by hour and by counter. */
export function createCuts(labelSet: LabelSet) {
  const days = new Map<string, Heap>();
  const hours = new Map<string, Heap>();
  const counters = new Map<string, Heap>();
  return {
    add(response: Response, judgement: Judgement): void {
      const { recorded_at_ms, offset_minutes, counter_code, score } = response;
      const add = (heap: Heap) => addAnswer(heap, judgement, score);
      add(heapAt(days, dayAt(recorded_at_ms, offset_minutes)));
      add(heapAt(hours, String(hourAt(recorded_at_ms, offset_minutes)).padStart(2, '0')));
      add(heapAt(counters, counter_code ?? '')); // its own cell, else it shows as the difference
    },
    /** Days and hours with at least `minimum` answers each, counters with their own floor. */
    at: (minimum: number, counterFloor: number): NonNullable<SeriesFigures['cuts']> => ({
      byDay: cellsOf(days, labelSet, minimum),
      byHour: cellsOf(hours, labelSet, minimum),
      ...countersOf(counters, labelSet, counterFloor),
    }),
  };
}

function heapAt(heaps: Map<string, Heap>, key: string): Heap {
  const heap: Heap = heaps.get(key) ?? new Map();
  heaps.set(key, heap);
  return heap;
}

/** Each counter that is shown alone; the others wait for the quarter and are one cell until then. */
function countersOf(heaps: ReadonlyMap<string, Heap>, labelSet: LabelSet, floor: number) {
  const sizes = new Map([...heaps].map(([counter, heap]) => [counter, sizeOf(heap)]));
  const shown = shownAlone(sizes, floor);
  const sorted = [...heaps].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const rest = sorted.filter(([counter]) => !shown.has(counter));
  return {
    byCounter: sorted
      .filter(([counter]) => shown.has(counter))
      .map(([counter, heap]) => ({ keys: [counter], figure: figureOf(heap, labelSet) })),
    ...(rest.length > 0 && {
      otherCounters: {
        keys: rest.map(([counter]) => counter),
        figure: figureOf(mergeHeaps(rest.map(([, heap]) => heap)), labelSet),
      },
    }),
  };
}

function cellsOf(heaps: ReadonlyMap<string, Heap>, labelSet: LabelSet, minimum: number): Cell[] {
  const sized = [...heaps]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, heap]) => ({ keys: [key], n: sizeOf(heap), parts: [heap] }));
  return mergeSmallCells(sized, minimum).map(({ keys, parts }) => ({
    keys: [...keys],
    figure: figureOf(mergeHeaps(parts), labelSet),
  }));
}
