import type { Series, SeriesFigures } from '#shared/features/figures/figures.contract.ts';
import { mergeSmallCells, type SizedCell } from '#shared/features/figures/merge-small-cells.ts';
import {
  compareSeries,
  isSelfService,
  seriesOf,
  wayOf,
  type OneSeries,
} from '#shared/features/figures/series.ts';
import {
  addAnswer,
  figureOf,
  mergeHeaps,
  sizeOf,
  type Heap,
} from '#shared/features/figures/tally.ts';
import { isAtHome } from '#shared/features/rating/at-home.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';
import { createCuts } from './cuts.ts';
import { createQuestionCounts, type QuestionCount } from './question-counts.ts';

export interface ComputedSeries extends Omit<SeriesFigures, 'questions'> {
  readonly questions: readonly QuestionCount[];
}

export interface ComputedFigures {
  readonly series: readonly ComputedSeries[];
  /** Answers in series that are too small to be shown. */
  readonly withheld: number;
}

/**
 * Reads a period's responses once and counts each series in every way that the desk shows. What was
 * given at homes is in none of them, nor in what is withheld: a period may be one day of one household.
 */
export function computeFigures(
  responses: Iterable<JudgedResponse>,
  minimum: number,
  counterFloor: number,
): ComputedFigures {
  const ways = Map.groupBy(
    [...countSeries(responses)].sort((one, other) => compareSeries(one.of, other.of)),
    ({ of }) => wayOf(of),
  );
  const cells = [...ways.values()].flatMap((way) => mergeSmallCells(way.map(cellOf), minimum));
  const isSmall = ({ n }: SizedCell<Counted>) => n < minimum; // and had no other of its way to join
  return {
    series: cells
      .filter((cell) => !isSmall(cell))
      .flatMap((cell) => figuresOf(cell, minimum, counterFloor)),
    withheld: cells.filter(isSmall).reduce((sum, { n }) => sum + n, 0),
  };
}

/** One series with everything that is counted of it. */
interface Counted {
  readonly of: OneSeries;
  readonly heap: Heap;
  readonly cuts: ReturnType<typeof createCuts>;
  readonly questions: ReturnType<typeof createQuestionCounts>;
}

function countSeries(responses: Iterable<JudgedResponse>): Iterable<Counted> {
  const all = new Map<string, Counted>();
  const countedFor = (response: Response): Counted => {
    const of = seriesOf(response);
    const key = `${wayOf(of)} ${of.presser}`;
    const counted = all.get(key) ?? {
      of,
      heap: new Map(),
      cuts: createCuts(of.labelSet),
      questions: createQuestionCounts(),
    };
    all.set(key, counted);
    return counted;
  };
  for (const [response, judgement] of responses) {
    if (isAtHome(response)) continue; // shown by months alone
    const { heap, cuts, questions } = countedFor(response);
    addAnswer(heap, judgement, response.score);
    cuts.add(response, judgement);
    questions.add(response, judgement);
  }
  return all.values();
}

function cellOf(counted: Counted): SizedCell<Counted> {
  return { keys: [counted.of.presser], n: sizeOf(counted.heap), parts: [counted] };
}

function figuresOf(
  { keys, parts }: SizedCell<Counted>,
  minimum: number,
  counterFloor: number,
): ComputedSeries[] {
  const [first] = parts;
  if (first === undefined) return [];
  const { presser: _, ...way } = first.of;
  const series: Series = { ...way, pressers: [...keys] };
  const total = figureOf(mergeHeaps(parts.map(({ heap }) => heap)), series.labelSet);
  if (!isSelfService(series)) return [{ series, total, questions: [] }];
  const cuts = first.cuts.at(minimum, counterFloor);
  return [{ series, total, cuts, questions: first.questions.at(minimum) }];
}
