import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSmallCells, type SizedCell } from './merge-small-cells.ts';

const aCell = (key: string, n: number): SizedCell<string> => ({ keys: [key], n, parts: [key] });
const shown = (cells: readonly SizedCell<string>[]) =>
  cells.map(({ keys, n }) => `${keys.join('+')}=${n}`);

const someCells = fc
  .array(fc.nat(30), { maxLength: 30 })
  .map((sizes) => sizes.map((n, place) => aCell(`k${place}`, n)));
const someMinimum = fc.integer({ min: 5, max: 20 });

describe('small cells', () => {
  it('stay as they are when each holds enough', () => {
    const cells = [aCell('mon', 5), aCell('tue', 9)];
    expect(mergeSmallCells(cells, 5)).toEqual(cells);
  });

  it('join their next neighbour', () => {
    const cells = [aCell('mon', 2), aCell('tue', 4), aCell('wed', 7)];
    expect(shown(mergeSmallCells(cells, 5))).toEqual(['mon+tue=6', 'wed=7']);
  });

  it('join the one before when nothing follows', () => {
    const cells = [aCell('mon', 7), aCell('tue', 8), aCell('wed', 1)];
    expect(shown(mergeSmallCells(cells, 5))).toEqual(['mon=7', 'tue+wed=9']);
  });

  it('become one when all together are few', () => {
    expect(shown(mergeSmallCells([aCell('mon', 1), aCell('tue', 2)], 5))).toEqual(['mon+tue=3']);
  });

  it('are none where there is none', () => {
    expect(mergeSmallCells([], 5)).toEqual([]);
  });
});

describe('whatever the cells', () => {
  it('keys, parts and answers are all kept, in their order', () => {
    fc.assert(
      fc.property(someCells, someMinimum, (cells, minimum) => {
        const merged = mergeSmallCells(cells, minimum);
        expect(merged.flatMap(({ keys }) => keys)).toEqual(cells.flatMap(({ keys }) => keys));
        expect(merged.flatMap(({ parts }) => parts)).toEqual(cells.flatMap(({ parts }) => parts));
        const size = new Map(cells.map(({ keys, n }) => [keys[0], n]));
        for (const { keys, n } of merged) {
          expect(n).toBe(keys.reduce((sum, key) => sum + (size.get(key) ?? 0), 0));
        }
      }),
    );
  });

  it('every cell holds the minimum unless only one is left', () => {
    fc.assert(
      fc.property(someCells, someMinimum, (cells, minimum) => {
        const merged = mergeSmallCells(cells, minimum);
        if (merged.length > 1) {
          expect(Math.min(...merged.map(({ n }) => n))).toBeGreaterThanOrEqual(minimum);
        }
      }),
    );
  });

  it('no more is joined than needed: a joined cell without its last part is too small', () => {
    fc.assert(
      fc.property(someCells, someMinimum, (cells, minimum) => {
        const size = new Map(cells.map(({ keys, n }) => [keys[0], n]));
        for (const { keys } of mergeSmallCells(cells, minimum).slice(0, -1)) {
          const before = keys.slice(0, -1).reduce((sum, key) => sum + (size.get(key) ?? 0), 0);
          expect(before).toBeLessThan(minimum);
        }
      }),
    );
  });
});
