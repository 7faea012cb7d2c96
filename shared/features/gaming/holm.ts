/**
 * Chances of several things that were looked at, each made larger so that the chance of even one wrong alarm among
 * all stays below any line they are held against, however they depend on each other: Holm, A Simple Sequentially
 * Rejective Multiple Test Procedure, Scand. J. Statistics 6, 1979. In the order in which they were given.
 *
 * Chances of one group (same name) are one thing looked at: they have been multiplied by their number, so that
 * the least of them is the group's.
 */
export function holm(chances: readonly number[], groups: readonly string[]): readonly number[] {
  const order = chances
    .map((_, at) => at)
    .toSorted((a, b) => (chances[a] ?? 1) - (chances[b] ?? 1));
  const waiting = new Set(groups);
  const adjusted = chances.map(() => 1);
  let largest = 0;
  for (const at of order) {
    largest = Math.max(largest, Math.min(1, (chances[at] ?? 1) * waiting.size));
    adjusted[at] = largest;
    waiting.delete(groups[at] ?? '');
  }
  return adjusted;
}
