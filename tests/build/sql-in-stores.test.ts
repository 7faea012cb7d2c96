import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const sql = /\b(?:SELECT\s|INSERT (?:INTO|OR)\s|UPDATE \w+\s+SET\s|DELETE FROM\s|PRAGMA\s)/;

it('keeps SQL in storage and in stores', () => {
  const sources = globSync('{main,shared,renderer}/**/*.{ts,tsx}', {
    exclude: ['main/storage/**', '**/*-store.ts', '**/*.test.*'],
  });
  const guilty = sources.filter((path) => sql.test(readFileSync(path, 'utf8')));
  expect(sources.length).toBeGreaterThan(10);
  expect(guilty).toEqual([]);
});
