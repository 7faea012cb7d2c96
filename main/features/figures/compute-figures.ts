import { dayAt, hourAt } from '#shared/calendar.ts';
import type { Cell, Figure } from '#shared/features/figures/figures.contract.ts';
import { mergeSmallCells } from '#shared/features/figures/merge-small-cells.ts';
import {
  addAnswer,
  figureOf,
  mergeHeaps,
  sizeOf,
  type Heap,
} from '#shared/features/figures/tally.ts';
import type { JudgedResponse } from '#shared/features/rating/response.ts';

export interface ComputedFigures {
  readonly total: Figure;
  readonly byDay: Cell[];
  readonly byHour: Cell[];
  readonly byCounter: Cell[];
}

/** Reads a period's responses once and counts them in every way that the desk shows. */
export function computeFigures(
  responses: Iterable<JudgedResponse>,
  minimum: number,
): ComputedFigures {
  const total: Heap = new Map();
  const days = new Map<string, Heap>();
  const hours = new Map<string, Heap>();
  const counters = new Map<string, Heap>();
  for (const [response, judgement] of responses) {
    const { recorded_at_ms, offset_minutes, counter_code, score } = response;
    const add = (heap: Heap) => addAnswer(heap, judgement, score);
    add(total);
    add(heapAt(days, dayAt(recorded_at_ms, offset_minutes)));
    add(heapAt(hours, String(hourAt(recorded_at_ms, offset_minutes)).padStart(2, '0')));
    add(heapAt(counters, counter_code ?? '')); // its own cell, else it shows as the difference
  }
  return {
    total: figureOf(total),
    byDay: cellsOf(days, minimum),
    byHour: cellsOf(hours, minimum),
    byCounter: cellsOf(counters, minimum),
  };
}

function heapAt(heaps: Map<string, Heap>, key: string): Heap {
  const heap: Heap = heaps.get(key) ?? new Map();
  heaps.set(key, heap);
  return heap;
}

function cellsOf(heaps: ReadonlyMap<string, Heap>, minimum: number): Cell[] {
  const sized = [...heaps]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, heap]) => ({ keys: [key], n: sizeOf(heap), parts: [heap] }));
  return mergeSmallCells(sized, minimum).map(({ keys, parts }) => ({
    keys: [...keys],
    figure: figureOf(mergeHeaps(parts)),
  }));
}
