import type { RowGroup } from './parquet-store.ts';

/** What a batch says of the rows of `data/ratings`. */
export function countRows(groups: readonly RowGroup[]) {
  const sum = (those: readonly RowGroup[]) => those.reduce((all, { rows }) => all + rows, 0);
  const ofKind = (kind: RowGroup['kind']) => sum(groups.filter((each) => each.kind === kind));
  const ofClock = (state: RowGroup['clock_state']) =>
    sum(groups.filter((each) => each.clock_state === state));
  const trusted = groups.filter(({ clock_state }) => clock_state === 'trusted');
  return {
    rows: sum(groups),
    counts: {
      answer: ofKind('answer'),
      change: ofKind('change'),
      fact: ofKind('fact'),
      comment: ofKind('comment'),
      redaction: ofKind('redaction'),
    },
    clocks: {
      trusted: ofClock('trusted'),
      suspect: ofClock('suspect'),
      unset: ofClock('unset'),
    },
    /** First and last local day by clocks that could be trusted. */
    fromDay: trusted.map(({ from_day }) => from_day).toSorted()[0] ?? null,
    toDay:
      trusted
        .map(({ to_day }) => to_day)
        .toSorted()
        .at(-1) ?? null,
  };
}
export type RowCounts = ReturnType<typeof countRows>;
