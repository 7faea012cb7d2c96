import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gamingDoc, gamingDocFile } from '#build/gaming/gaming-doc.ts';
import { publishedMonths, runGaming, type ForgedRow } from '#build/gaming/run-gaming.ts';

describe('simulated months of offices', () => {
  const run = runGaming(publishedMonths);
  const shareFound = (rows: readonly ForgedRow[]) =>
    rows.reduce((sum, { found }) => sum + found, 0) /
    rows.reduce((sum, { months }) => sum + months, 0);

  it('are asked at most once in 50 where all is honest, whatever the office', () => {
    const asked = run.clean.filter((row) => row.asked / row.months > 0.02);
    expect(asked).toEqual([]);
  });

  it('are asked in four of five cases where a clerk forges a tenth or more in a way that leaves a trace', () => {
    const tracing = run.forged.filter(
      ({ office, custom }) =>
        office === 'an ordinary commune' && custom !== 'ownDays' && custom !== 'trickle',
    );
    expect(shareFound(tracing)).toBeGreaterThanOrEqual(0.8);
  });

  it('docs/gaming.md is what npm run gaming writes', () => {
    expect(readFileSync(gamingDocFile, 'utf8')).toBe(gamingDoc(run));
  });
});
