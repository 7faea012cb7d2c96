import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRandom } from './random.ts';

const many = <T>(times: number, draw: () => T): T[] => Array.from({ length: times }, draw);
const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('repeatable chance', () => {
  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const [one, other] = [createRandom(seed), createRandom(seed)];
        expect(many(20, one.next)).toEqual(many(20, other.next));
      }),
    );
  });

  it('is another for another seed', () => {
    expect(many(4, createRandom('1').next)).not.toEqual(many(4, createRandom('2').next));
  });

  it('is the same on every machine and in every release', () => {
    const random = createRandom('hài lòng');
    expect([random.id(), random.wholeBetween(1, 1_000_000), random.count(7)])
      .toMatchInlineSnapshot(`
      [
        "6dcc068c-b343-4c30-9501-2c1717ecaafd",
        737645,
        6,
      ]
    `);
  });

  it('gives ids that the contract takes, and no two alike', () => {
    const random = createRandom('ids');
    const ids = many(20_000, () => random.id());
    expect(new Set(ids).size).toBe(ids.length);
    expect(z.array(z.uuidv4()).safeParse(ids).success).toBe(true);
  });

  it('reaches both ends of a range of whole numbers and nothing beyond', () => {
    const random = createRandom('ends');
    const drawn = many(2_000, () => random.wholeBetween(-2, 3));
    expect([...new Set(drawn)].sort((one, other) => one - other)).toEqual([-2, -1, 0, 1, 2, 3]);
  });

  it('picks in proportion to the weights, and never what weighs nothing', () => {
    const random = createRandom('weights');
    const weights = { heavy: 3, light: 1, none: 0 };
    const drawn = many(20_000, () =>
      random.pick(['none', 'heavy', 'light'] as const, (name) => weights[name]),
    );
    expect(drawn).not.toContain('none');
    expect(drawn.filter((name) => name === 'heavy').length / drawn.length).toBeCloseTo(0.75, 1);
  });

  it.each([0, 0.3, 5, 180, 1_000])(
    'counts %d on average, and spreads as a Poisson count does',
    (mean) => {
      const random = createRandom(`count ${mean}`);
      const counts = many(4_000, () => random.count(mean));
      const spread = meanOf(counts.map((count) => (count - mean) ** 2));
      expect(Math.abs(meanOf(counts) - mean)).toBeLessThanOrEqual(0.05 * Math.max(mean, 0.5));
      expect(Math.abs(spread - mean)).toBeLessThanOrEqual(0.12 * Math.max(mean, 0.5));
    },
  );
});
