import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runStatistics } from '#build/statistics/run-statistics.ts';
import { statisticsDoc, statisticsDocFile } from '#build/statistics/statistics-doc.ts';

it('docs/statistics.md is what npm run statistics writes', { timeout: 600_000 }, () => {
  expect(readFileSync(statisticsDocFile, 'utf8')).toBe(statisticsDoc(runStatistics()));
});
