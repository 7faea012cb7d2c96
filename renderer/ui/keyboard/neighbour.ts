import type { Row } from './layouts.ts';

export interface Place {
  readonly row: number;
  readonly at: number;
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

const directions: readonly string[] = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
] satisfies readonly Direction[];

export function isDirection(key: string): key is Direction {
  return directions.includes(key);
}

/** The key that an arrow leads to; the edge holds. */
export function neighbour(rows: readonly Row[], place: Place, direction: Direction): Place {
  const last = (rows[place.row]?.keys.length ?? 1) - 1;
  switch (direction) {
    case 'Home':
      return { ...place, at: 0 };
    case 'End':
      return { ...place, at: last };
    case 'ArrowLeft':
      return { ...place, at: Math.max(place.at - 1, 0) };
    case 'ArrowRight':
      return { ...place, at: Math.min(place.at + 1, last) };
    case 'ArrowUp':
      return nearestIn(rows, place, Math.max(place.row - 1, 0));
    case 'ArrowDown':
      return nearestIn(rows, place, Math.min(place.row + 1, rows.length - 1));
    default:
      return direction satisfies never;
  }
}

/** The place itself, or the nearest one in rows that have changed meanwhile. */
export function settlePlace(rows: readonly Row[], place: Place): Place {
  const row = Math.min(place.row, rows.length - 1);
  return { row, at: Math.min(place.at, (rows[row]?.keys.length ?? 1) - 1) };
}

function nearestIn(rows: readonly Row[], from: Place, row: number): Place {
  if (row === from.row) return from;
  const centre = centresOf(rows[from.row])[from.at] ?? 0;
  const distances = centresOf(rows[row]).map((each) => Math.abs(each - centre));
  return { row, at: distances.indexOf(Math.min(...distances)) };
}

function centresOf(row: Row | undefined): readonly number[] {
  let edge = row?.margin ?? 0;
  return (row?.keys ?? []).map(({ width }) => {
    edge += width;
    return edge - width / 2;
  });
}
