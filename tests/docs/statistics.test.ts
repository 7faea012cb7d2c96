import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  coverageCells,
  coverageOfCell,
  rememberedCriticalValues,
  varied,
} from '#build/statistics/simulate-coverage.ts';
import { line, rowOfCells, statisticsDocFile } from '#build/statistics/statistics-doc.ts';

const text = readFileSync(statisticsDocFile, 'utf8');
const published = text.slice(text.indexOf('## All cells')).split('\n').flatMap(readRow);

/** A row of the table of all cells as numbers. */
function readRow(line: string): readonly { readonly n: number; readonly covered: number }[] {
  const [n, , , ...covered] = line.split('|').slice(1, -1).map(Number);
  if (n === undefined || Number.isNaN(n) || covered.length !== varied.share.length) return [];
  return covered.map((each) => ({ n, covered: each }));
}

describe('the published table of coverage', () => {
  // after a change of the interval: npm run statistics
  it.each([
    { n: 10, icc: 0.1, days: 5 },
    { n: 100, icc: 0, days: 63 },
    { n: 2000, icc: 0.1, days: 5 },
  ])('is what the interval does for n = $n, ICC $icc and $days days', (of) => {
    const criticalValueOf = rememberedCriticalValues();
    const cells = coverageCells
      .filter(({ n, icc, days }) => n === of.n && icc === of.icc && days === of.days)
      .map((cell) => ({ ...cell, covered: coverageOfCell(cell, criticalValueOf) }));
    expect(text).toContain(line(rowOfCells(cells)));
  });

  it('has every cell, 94 to 96 % on average, none below 90 % from n = 100 on or below 84 %', () => {
    expect(published).toHaveLength(coverageCells.length);
    const mean = published.reduce((sum, { covered }) => sum + covered, 0) / published.length;
    expect(mean).toBeGreaterThanOrEqual(94);
    expect(mean).toBeLessThanOrEqual(96);
    const lowest = (some: typeof published) => Math.min(...some.map(({ covered }) => covered));
    expect(lowest(published.filter(({ n }) => n >= 100))).toBeGreaterThanOrEqual(90);
    expect(lowest(published)).toBeGreaterThanOrEqual(84);
  });
});
