/**
 * A number from 0 to below 1 for a key: always the same one, and known to nobody outside. The caller makes it
 * of a secret, the table, its period and the key.
 */
export type Draw = (key: string) => number;

/**
 * The parts of a whole that are shown each alone; the others are shown as one sum, which reaches the floor
 * or is empty. Below the floor in all: none is shown.
 *
 * That a part is below the floor is a primary suppression, that another one is joined with it so that the
 * difference from the whole betrays nothing a secondary one (Hundepool et al., Statistical Disclosure Control,
 * Wiley 2012, ch. 4; τ-ARGUS Manual). Whoever knows the rule knows more than the sums: of two parts below
 * ten that sum up to 18, both are nine (Wong et al., Minimality Attack in Privacy Preserving Data Publishing,
 * VLDB 2007). So each part has a threshold of its own, from the floor to below twice the floor, and which part
 * is joined is drawn too.
 */
export function shownApart(
  sizes: ReadonlyMap<string, number>,
  floor: number,
  draw: Draw,
): ReadonlySet<string> {
  const total = sumOf(sizes.values());
  if (total < floor) return new Set();
  const shown = [...sizes]
    .filter(([key, n]) => n >= floor + Math.floor(draw(key) * floor))
    .map(([key]) => ({ key, at: draw(`join ${key}`) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ key }) => key);
  const rest = total - sumOf(shown.map((key) => sizes.get(key) ?? 0));
  // one that is shown reaches the floor by itself, so one is enough
  return new Set(rest > 0 && rest < floor ? shown.slice(1) : shown);
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
