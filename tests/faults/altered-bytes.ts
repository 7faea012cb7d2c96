import type { Random } from './random.ts';

/** A whole number from 0 up to, and without, `below`. */
export const whole = (random: Random, below: number) => Math.floor(random.between(0, below));

export const noise = (random: Random, bytes: number) =>
  Buffer.from(Array.from({ length: bytes }, () => whole(random, 256)));

/** Bits are flipped, but none of the bytes that may be as they like. */
export function flipped(
  bytes: Buffer,
  random: Random,
  bits: number,
  free: readonly number[] = [],
): Buffer {
  const flipping = new Set<number>();
  while (flipping.size < bits) {
    const bit = whole(random, bytes.length * 8);
    if (!free.includes(bit >> 3)) flipping.add(bit);
  }
  for (const bit of flipping) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes;
}
