import fc from 'fast-check';
import { expect, it } from 'vitest';
import { monthsBetween } from '../activity/month.ts';
import { buildCube, type CountedDay } from './cube.ts';
import { chooseBlocks, choiceOf } from './chosen-blocks.ts';
import type { EvaluationQuestion } from './evaluation.contract.ts';

const floor = 10;
const units = ['a', 'b', 'c'];
const models = ['', 'saturday'];
const months = monthsBetween('2026-04', '2026-09');
const series = { key: 'kiosk', kind: 'selfService', labelSet: 'hl5.1', words: [] } as const;

const places = units.flatMap((unit) =>
  months.flatMap((month) => models.map((model) => ({ unit, month, model }))),
);

/** Every question that can be asked of such a world. */
const questions: readonly EvaluationQuestion[] = months.flatMap((from) =>
  months
    .filter((to) => from <= to)
    .flatMap((to) =>
      [null, 'saturday'].flatMap((model) =>
        [[], ...units.map((unit) => [unit]), ['a', 'b'], ['b', 'c']].map((some) => ({
          ...{ from, to, model, units: some, beside: 'none' as const },
        })),
      ),
    ),
);

const world = fc.record({
  sizes: fc.array(fc.oneof(fc.constant(0), fc.nat(6), fc.nat(25)), {
    minLength: places.length,
    maxLength: places.length,
  }),
  seed: fc.nat(9972),
});

it('tells no two questions of which one has fewer than the floor more than the other', () => {
  let nested = 0;
  fc.assert(
    fc.property(world, ({ sizes, seed }) => {
      const days = places.flatMap(({ unit, month, model }, at): CountedDay[] => {
        const n = sizes[at] ?? 0;
        if (n === 0) return [];
        const place = { series: series.key, unit, month, model, day: `${month}-06` };
        return [{ ...place, clean: [n, 0, 0, 0, 0], leftOut: [0, 0, 0, 0, 0] }];
      });
      const cube = buildCube(
        { series: [series], days, hours: [], reasons: [] },
        {
          closedTo: '2026-09-30',
          floor,
          drawOf: () => (key) =>
            [...key].reduce((sum, each) => (sum * 31 + (each.codePointAt(0) ?? 0)) % 9973, seed) /
            9973,
        },
      );
      const told = questions.map((question) => {
        const { blocks, joinedOut } = chooseBlocks(cube, series.key, choiceOf(question));
        const n = blocks.reduce((sum, block) => sum + block.n, 0);
        return { blocks: new Set(blocks), n, joinedOut };
      });
      for (const { n, joinedOut } of told) {
        expect(n === 0 || n >= floor).toBe(true);
        expect(joinedOut === 0 || joinedOut >= floor).toBe(true);
      }
      for (const one of told) {
        for (const other of told) {
          if (one.blocks.size >= other.blocks.size) continue;
          if (![...one.blocks].every((block) => other.blocks.has(block))) continue;
          nested += 1;
          expect(other.n - one.n).toBeGreaterThanOrEqual(floor);
        }
      }
    }),
    { numRuns: 12 },
  );
  expect(nested).toBeGreaterThan(1_000);
});
