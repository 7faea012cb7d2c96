import type { Quarter } from '#shared/features/figures/figures.contract.ts';
import { leastFloors, type Floors } from '#shared/features/figures/floors.ts';
import type { ReleaseRow } from './release-store.ts';

/** A quarter of released periods, in their order. */
export interface QuarterOfReleases extends Quarter {
  readonly releases: readonly ReleaseRow[];
}

/**
 * Released periods by the calendar quarter in which each ended, newest first. A quarter is closed
 * once a period of a later one is released: no answer can join it any more, so what is shown of it
 * never changes.
 */
export function quartersOf(newestFirst: readonly ReleaseRow[]): QuarterOfReleases[] {
  const groups = Map.groupBy(newestFirst.toReversed(), ({ to_day }) => quarterAt(to_day));
  const newest = [...groups.keys()].at(-1);
  return [...groups]
    .map(([quarter, releases]) => ({
      quarter,
      fromDay: releases[0]?.from_day ?? '',
      toDay: releases.at(-1)?.to_day ?? '',
      n: releases.reduce((sum, { n }) => sum + n, 0),
      closed: quarter !== newest,
      releases,
    }))
    .toReversed();
}

/** `2026-Q4` */
function quarterAt(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** What a release was made under; the first ones carry none and had the least. */
export function floorsOf(release: ReleaseRow): Floors {
  return {
    counter: release.counter_floor ?? leastFloors.counter,
    officer: release.officer_floor ?? leastFloors.officer,
  };
}
