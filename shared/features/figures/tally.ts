import { wilsonInterval } from '#shared/statistics.ts';
import type { Judgement } from '../rating/judge.ts';
import { scores } from '../rating/scale.ts';
import type { Figure, Tally } from './figures.contract.ts';

type Counts = [number, number, number, number, number];

/** Answers counted by judgement and score; what every figure is made of. */
export type Heap = Map<Judgement, Counts>;

export function addAnswer(heap: Heap, judgement: Judgement, score: number): void {
  const counts = heap.get(judgement) ?? [0, 0, 0, 0, 0];
  heap.set(judgement, counts);
  const place = scores.findIndex((known) => known === score);
  counts[place] = (counts[place] ?? 0) + 1;
}

export function mergeHeaps(heaps: readonly Heap[]): Heap {
  const merged: Heap = new Map();
  for (const heap of heaps) {
    for (const [judgement, counts] of heap) {
      merged.set(judgement, sum([merged.get(judgement) ?? [0, 0, 0, 0, 0], counts]));
    }
  }
  return merged;
}

export function sizeOf(heap: Heap): number {
  return total(sum([...heap.values()]));
}

/** Raw beside clean, with n and mean of what the rules left out. */
export function figureOf(heap: Heap): Figure {
  const leftOut = [...heap].filter(([judgement]) => judgement !== 'clean');
  const leftOutTally = tallyOf(sum(leftOut.map(([, counts]) => counts)));
  return {
    raw: tallyOf(sum([...heap.values()])),
    clean: tallyOf(heap.get('clean') ?? [0, 0, 0, 0, 0]),
    leftOut: {
      n: leftOutTally.n,
      mean: leftOutTally.mean,
      reasons: leftOut.map(([reason, counts]) => ({ reason, n: total(counts) })),
    },
  };
}

/** Mean maps 5…1 to 100…0 in equal steps; `satisfied` is the share of 5 and 4. */
function tallyOf(counts: Counts): Tally {
  const n = total(counts);
  if (n === 0) return { n, counts, mean: null, satisfied: null, interval: null };
  const points = counts.reduce((points, count, place) => points + count * (100 - 25 * place), 0);
  const satisfied = counts[0] + counts[1];
  return {
    n,
    counts,
    mean: points / n,
    satisfied: satisfied / n,
    interval: wilsonInterval(satisfied, n),
  };
}

function sum(all: readonly Counts[]): Counts {
  const result: Counts = [0, 0, 0, 0, 0];
  for (const counts of all)
    counts.forEach((count, place) => (result[place] = (result[place] ?? 0) + count));
  return result;
}

function total(counts: Counts): number {
  return counts.reduce((all, count) => all + count, 0);
}
