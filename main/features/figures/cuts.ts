import { dayAt, hourAt } from '#shared/calendar.ts';
import type { Cell, SeriesFigures } from '#shared/features/figures/figures.contract.ts';
import { mergeSmallCells } from '#shared/features/figures/merge-small-cells.ts';
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
    /** The cells, each with at least `minimum` answers. */
    at: (minimum: number): NonNullable<SeriesFigures['cuts']> => ({
      byDay: cellsOf(days, labelSet, minimum),
      byHour: cellsOf(hours, labelSet, minimum),
      byCounter: cellsOf(counters, labelSet, minimum),
    }),
  };
}

function heapAt(heaps: Map<string, Heap>, key: string): Heap {
  const heap: Heap = heaps.get(key) ?? new Map();
  heaps.set(key, heap);
  return heap;
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
