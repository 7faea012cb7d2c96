import { wilsonInterval } from '#shared/statistics.ts';
import type { Judgement } from '../rating/judge.ts';
import { labelSets, type LabelSet } from '../rating/scale.ts';
import type { Figure, Tally } from './figures.contract.ts';

/** By score, 5 first, whatever the label set. */
type Counts = [number, number, number, number, number];

/** Answers of one series counted by judgement and score; what every figure is made of. */
export type Heap = Map<Judgement, Counts>;

export function addAnswer(heap: Heap, judgement: Judgement, score: number): void {
  const counts = heap.get(judgement) ?? [0, 0, 0, 0, 0];
  heap.set(judgement, counts);
  counts[5 - score] = (counts[5 - score] ?? 0) + 1;
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
export function figureOf(heap: Heap, labelSet: LabelSet): Figure {
  const tally = (counts: Counts) => tallyOf(levelsIn(counts, labelSet));
  const leftOut = [...heap].filter(([judgement]) => judgement !== 'clean');
  const leftOutTally = tally(sum(leftOut.map(([, counts]) => counts)));
  return {
    raw: tally(sum([...heap.values()])),
    clean: tally(heap.get('clean') ?? [0, 0, 0, 0, 0]),
    leftOut: {
      n: leftOutTally.n,
      mean: leftOutTally.mean,
      reasons: leftOut.map(([reason, counts]) => ({ reason, n: total(counts) })),
    },
  };
}

/** The counts of the levels that the label set has, the best first. */
function levelsIn(counts: Counts, labelSet: LabelSet): number[] {
  return labelSets[labelSet].levels.map((score) => counts[5 - score] ?? 0);
}

/** The mean maps the levels to 100…0 in equal steps; `satisfied` is the share of the two best. */
function tallyOf(counts: number[]): Tally {
  const n = total(counts);
  if (n === 0) return { n, counts, mean: null, satisfied: null, interval: null };
  const step = 100 / (counts.length - 1);
  const points = counts.reduce((points, count, place) => points + count * (100 - step * place), 0);
  const satisfied = total(counts.slice(0, 2));
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

function total(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
