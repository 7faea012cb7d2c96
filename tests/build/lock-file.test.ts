import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingOptional } from '#build/preparing/lock-entries.mjs';

const text = readFileSync('package-lock.json', 'utf8');

it('locks the packages of every platform, so that npm ci accepts the lock file on each', () => {
  const { packages }: { packages: Parameters<typeof missingOptional>[0] } = JSON.parse(text);
  expect(missingOptional(packages)).toEqual([]);
});

it('names no registry in the lock file', () => {
  expect(text).not.toContain('"resolved"');
});
