import { hash } from 'node:crypto';

/** Chance that can be repeated: the same seed gives the same draws, on every machine. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  chance(probability: number): boolean;
  between(low: number, high: number): number;
  wholeBetween(low: number, high: number): number;
  /** How many of something that happens `mean` times on average. */
  count(mean: number): number;
  /** An item with a probability in proportion to its weight. */
  pick<T>(items: readonly T[], weightOf: (item: T) => number): T;
  /** A version 4 UUID. */
  id(): string;
}

/** xoshiro128** by Blackman and Vigna (2018), started from a hash of the seed. */
export function createRandom(seed: string): Random {
  const start = hash('sha256', seed, 'buffer');
  let a = start.readUInt32LE(0);
  let b = start.readUInt32LE(4);
  let c = start.readUInt32LE(8);
  let d = start.readUInt32LE(12);

  function bits(): number {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  }

  const next = () => bits() / 2 ** 32;
  const between = (low: number, high: number) => low + next() * (high - low);

  return {
    next,
    between,
    chance: (probability) => next() < probability,
    wholeBetween: (low, high) => Math.floor(between(low, high + 1)),
    count: (mean) => countOf(mean, next),
    pick(items, weightOf) {
      const total = items.reduce((sum, item) => sum + weightOf(item), 0);
      let left = next() * total;
      const found = items.find((item) => (left -= weightOf(item)) < 0) ?? items.at(-1);
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    id() {
      const digits = [bits(), bits(), bits(), bits()].map(eightDigits).join('');
      const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) % 4);
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `${variant}${digits.slice(17, 20)}`,
        digits.slice(20),
      ].join('-');
    },
  };
}

/** A Poisson count: Knuth's product for small means, and in steps, whose counts add up, for large. */
function countOf(mean: number, next: () => number): number {
  const step = 100; // e^-100 is far from the smallest number there is
  let count = 0;
  for (let left = mean; left > 0; left -= step) {
    const limit = Math.exp(-Math.min(left, step));
    for (let product = next(); product > limit; product *= next()) count += 1;
  }
  return count;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function eightDigits(value: number): string {
  return value.toString(16).padStart(8, '0');
}
