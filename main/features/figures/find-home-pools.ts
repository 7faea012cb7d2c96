import type { Database } from '#main/storage/database.ts';
import { homePoolsOf } from '#shared/features/figures/home-pools.ts';
import { addAnswer, figureOf, type Heap } from '#shared/features/figures/tally.ts';
import { isAtHome } from '#shared/features/rating/at-home.ts';
import { ruleVersion } from '#shared/features/rating/misuse-rules.ts';
import type { JudgedResponse } from '#shared/features/rating/response.ts';
import {
  listNewAtHome,
  type HomePool,
  type HomeQuery,
  type HomeWay,
} from './home-release-store.ts';

interface Arrivals {
  readonly afterArrival: number;
  readonly toArrival: number;
}
type ReadResponses = (range: Arrivals) => Iterable<JudgedResponse>;

/** The pools that closed months make up, way by way; it reads whole months and runs in a worker. */
export function findHomePools(
  db: Database,
  query: HomeQuery,
  readResponses: ReadResponses,
): readonly HomePool[] {
  return listNewAtHome(db, query).flatMap(({ afterArrival, months, ...way }) => {
    const figureIn = (range: Arrivals) => figureOf(heapOf(readResponses(range), way), way.labelSet);
    return homePoolsOf(months, afterArrival, (range) => figureIn(range).clean.n).map((pool) => ({
      ...way,
      ...pool,
      figure: figureIn(pool),
      ruleVersion,
    }));
  });
}

function heapOf(responses: Iterable<JudgedResponse>, { labelSet, scaleOrder }: HomeWay): Heap {
  const heap: Heap = new Map();
  for (const [response, judgement] of responses) {
    const isMeant =
      isAtHome(response) &&
      response.label_set === labelSet &&
      (response.scale_order ?? 'descending') === scaleOrder;
    if (isMeant) addAnswer(heap, judgement, response.score);
  }
  return heap;
}
