/** How often chance alone gives an effect as large as the one that was seen, and which effects it would allow. */
export interface PermutationTest {
  /** The mean change, or how much larger it is where units were chosen. */
  readonly effect: number;
  readonly p: number;
  /** The smallest p that so few units can give at all. */
  readonly smallestP: number;
  /** How many there are; not all are looked at where `isExact` is false. */
  readonly arrangements: number;
  readonly isExact: boolean;
  /** The constant effects that the test does not refute; without an end where too few units are there. */
  readonly low: number;
  readonly high: number;
}

/** A number from 0 to below 1, another one each time. */
export type Random = () => number;

/** The statistic under one arrangement, and what part of a constant effect is in it: of the real one, all. */
interface Arrangement {
  readonly value: number;
  readonly part: number;
}

/** More arrangements than this are not all looked at. */
const mostArrangements = 40_000;
const drawnArrangements = 9_999;
/** Equal statistics may differ by rounding, according to the order in which they are summed up. */
const rounding = 1e-9;

/**
 * Whether the chosen units' mean differs from that of the others by more than if units had been chosen by lot:
 * the two-sided permutation test (Fisher, The Design of Experiments, 1935, §21; Pitman, JRSS Suppl. 4, 1937)
 * over every choice of as many units. The choice that was made is one of them, so p is never below 1 ÷ their
 * number, or 2 ÷ it where one half is chosen, for the mirrored choice is as large. Of too many a random part is
 * drawn and the choice that was made counted with it, (b + 1)/(m + 1): Phipson and Smyth, Permutation P-values
 * Should Never Be Zero, Stat. Appl. Genet. Mol. Biol. 9(1), 2010.
 */
export function testChosenUnits(
  chosen: readonly number[],
  others: readonly number[],
  random: Random,
  confidence = 0.95,
): PermutationTest {
  const all = [...chosen, ...others];
  const size = chosen.length;
  const total = sumOf(all);
  const of = (places: readonly number[]): Arrangement => {
    const sum = places.reduce((sum, at) => sum + (all[at] ?? 0), 0);
    const real = places.filter((at) => at < size).length;
    return {
      value: sum / size - (total - sum) / others.length,
      part: real / size - (size - real) / others.length,
    };
  };
  const count = choicesOf(all.length, size);
  const places = all.map((_, at) => at);
  const seen = of(places.slice(0, size));
  const isExact = count <= mostArrangements;
  const arrangements = isExact
    ? [...choicesFrom(places, size)].map(of)
    : [seen, ...drawn(() => of(shuffled(places, size, random)))];
  return judge(seen, arrangements, confidence, {
    arrangements: count,
    isExact,
    alike: size === others.length ? 2 : 1,
  });
}

/**
 * Whether changes differ from none by more than if each unit's sign had been thrown: the two-sided sign-flip test
 * (Fisher 1935, §21) over all 2^u signs. The mirrored signs are as large, so p is never below 2/2^u.
 */
export function testSigns(
  changes: readonly number[],
  random: Random,
  confidence = 0.95,
): PermutationTest {
  const of = (signs: readonly number[]): Arrangement => ({
    value: signs.reduce((sum, sign, at) => sum + sign * (changes[at] ?? 0), 0) / changes.length,
    part: sumOf(signs) / changes.length,
  });
  const count = 2 ** changes.length;
  const isExact = count <= mostArrangements;
  const seen = of(changes.map(() => 1));
  const arrangements = isExact
    ? Array.from({ length: count }, (_, mask) =>
        of(changes.map((_, at) => (Math.floor(mask / 2 ** at) % 2 === 1 ? -1 : 1))),
      )
    : [seen, ...drawn(() => of(changes.map(() => (random() < 0.5 ? -1 : 1))))];
  return judge(seen, arrangements, confidence, { arrangements: count, isExact, alike: 2 });
}

/**
 * An effect δ is not refuted while more than α of the arrangements of “effects less δ” are as large as the one that
 * was made: the interval that the test gives when it is turned round (Ernst, Permutation Methods: A Basis for
 * Exact Inference, Statistical Science 19(4), 2004, §2.3). With part f and b = value − seen·f an arrangement
 * is as large up to max(b/(1+f), −b/(1−f)) above what was seen, and up to max(b/(1−f), −b/(1+f)) below.
 */
function judge(
  seen: Arrangement,
  arrangements: readonly Arrangement[],
  confidence: number,
  kind: { readonly arrangements: number; readonly isExact: boolean; readonly alike: number },
): PermutationTest {
  const large = Math.abs(seen.value) - rounding;
  const extents = (sign: 1 | -1) =>
    arrangements
      .map(({ value, part }) => {
        const b = (value - seen.value * part) * sign;
        return Math.abs(part) > 1 - rounding ? Infinity : Math.max(b / (1 + part), -b / (1 - part));
      })
      .toSorted((one, other) => other - one);
  const allowed = Math.floor((1 - confidence) * arrangements.length + rounding);
  return {
    effect: seen.value,
    arrangements: kind.arrangements,
    isExact: kind.isExact,
    p: arrangements.filter(({ value }) => Math.abs(value) >= large).length / arrangements.length,
    smallestP: Math.max(Math.min(1, kind.alike / kind.arrangements), 1 / arrangements.length),
    low: seen.value - (extents(-1)[allowed] ?? Infinity),
    high: seen.value + (extents(1)[allowed] ?? Infinity),
  };
}

/** n over k. */
function choicesOf(n: number, k: number): number {
  let choices = 1;
  for (let each = 1; each <= Math.min(k, n - k); each += 1)
    choices = (choices * (n - each + 1)) / each;
  return Math.round(choices);
}

function* choicesFrom(
  places: readonly number[],
  size: number,
  taken: readonly number[] = [],
): Generator<readonly number[]> {
  if (size === 0) {
    yield taken;
    return;
  }
  for (let at = 0; at <= places.length - size; at += 1)
    yield* choicesFrom(places.slice(at + 1), size - 1, [...taken, places[at] ?? 0]);
}

function drawn(draw: () => Arrangement): readonly Arrangement[] {
  return Array.from({ length: drawnArrangements }, draw);
}

/** So many of the places, each choice as likely as any other. */
function shuffled(places: readonly number[], size: number, random: Random): readonly number[] {
  const left = [...places];
  for (let at = 0; at < size; at += 1) {
    const from = at + Math.floor(random() * (left.length - at));
    [left[at], left[from]] = [left[from] ?? 0, left[at] ?? 0];
  }
  return left.slice(0, size);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
