/**
 * The number on the sign above each counter, out of its name: who cannot read the name finds the
 * number. Only where every name has one number and no two have the same; else none, because a
 * number that means something else would lead to the wrong counter.
 */
export function numbersOf(names: readonly string[]): readonly string[] | undefined {
  const numbers = names.map((name) => name.match(/\d+/g) ?? []);
  const found = numbers.flatMap((each) => (each.length === 1 ? each : []));
  const isSign = found.length === names.length && new Set(found.map(Number)).size === names.length;
  return isSign && found.every((number) => number.length <= 3) ? found : undefined;
}
