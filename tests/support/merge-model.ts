import {
  noDecisions,
  seriesOf,
  standings,
  withoutRows,
  type Decisions,
} from '#shared/features/batch/ledger.ts';
import type { PlayedBatch, PlayedRow } from './histories.ts';

/** The store as the law has it: which batches there are decides all; rows are one by their id. */
export interface Model {
  readonly names: ReadonlySet<string>;
  readonly standing: ReadonlyMap<string, string>;
  readonly rows: ReadonlyMap<string, PlayedRow>;
}

export function modelOf(
  batches: readonly PlayedBatch[],
  decisions: Decisions = noDecisions,
): Model {
  const once = [...new Map(batches.map((batch) => [batch.name, batch])).values()];
  const series = seriesOf(
    once.map((batch) => ({ ...batch, author: batch.station, incarnation: batch.life })),
    decisions,
  );
  const shut = withoutRows(series, decisions);
  const byRow = Map.groupBy(
    once
      .filter(({ name }) => !shut.has(name))
      .flatMap((batch) =>
        batch.rows.map((row) => ({ row, name: batch.name, station: batch.station })),
      ),
    ({ row, station }) => `${station} ${row.id}`,
  );
  const conflicting = [...byRow.values()]
    .filter((same) => new Set(same.map(({ row }) => row.score)).size > 1)
    .flatMap((same) => same.map(({ name }) => name));
  const found = standings(series, new Set(conflicting), decisions);
  const counted = once.filter(({ name }) => found.get(name)?.state === 'counted');
  return {
    names: new Set(once.map(({ name }) => name)),
    standing: new Map(
      [...found]
        .map(([name, now]): [string, string] => [
          name,
          now.state === 'held' ? now.reason : now.state,
        ])
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
    rows: new Map(
      counted
        .flatMap(({ rows }) => rows.map((row): [string, PlayedRow] => [row.id, row]))
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
  };
}
