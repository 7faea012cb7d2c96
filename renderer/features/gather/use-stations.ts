import { useMemo, useState } from 'react';
import type { NeedKind } from '#shared/features/gather/needs.ts';
import {
  showStations,
  type ShownLine,
  type StationFilter,
  type StationOrder,
} from './show-stations.ts';

/** Which stations are shown, in which order, and which page of them. */
export function useStations(lines: readonly ShownLine[]) {
  const [filter, setFilter] = useState<StationFilter>('all');
  const [order, setOrder] = useState<StationOrder>('sortNeed');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  const [shownFor, setShownFor] = useState('');
  const shown = useMemo(
    () => showStations(lines, { filter, order, search }),
    [lines, filter, order, search],
  );
  // another choice begins at its first page
  const first = <Value>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      setPage(0);
    };
  };
  return {
    shown,
    filter,
    order,
    search,
    page,
    setFilter: first(setFilter),
    setOrder: first(setOrder),
    setSearch: first(setSearch),
    setPage,
    /** What was last asked for from elsewhere on the page: the table comes into view. */
    shownFor,
    showNeed(kind: NeedKind): void {
      first(setFilter)(kind);
      setSearch('');
      setShownFor(`${kind} ${shownFor.length}`);
    },
  };
}
export type ShownStations = ReturnType<typeof useStations>;
