/** A cell of a table under its key or keys, with how many answers it holds. */
export interface SizedCell<T> {
  readonly keys: readonly string[];
  readonly n: number;
  readonly parts: readonly T[];
}

/**
 * Joins neighbouring cells until each holds at least `minimum` answers, so that no cell shows what
 * few people said and none can be worked out from the total. When even all together stay below,
 * one cell is left, which is the total that is shown anyway.
 */
export function mergeSmallCells<T>(
  cells: readonly SizedCell<T>[],
  minimum: number,
): readonly SizedCell<T>[] {
  const merged: SizedCell<T>[] = [];
  let open: SizedCell<T> | undefined;
  for (const cell of cells) {
    open = open ? join(open, cell) : cell;
    if (open.n >= minimum) {
      merged.push(open);
      open = undefined;
    }
  }
  if (!open) return merged;
  const last = merged.pop();
  return [...merged, last ? join(last, open) : open];
}

function join<T>(one: SizedCell<T>, other: SizedCell<T>): SizedCell<T> {
  return {
    keys: [...one.keys, ...other.keys],
    n: one.n + other.n,
    parts: [...one.parts, ...other.parts],
  };
}
