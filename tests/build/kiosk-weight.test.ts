import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const limitBytes = 130_000;

it('keeps the kiosk page at 130 kB of JavaScript or less (gzip)', () => {
  const scripts = globSync('out/renderer/kiosk/**/*.js');
  const weights = scripts.map((path) => gzipSync(readFileSync(path)).length);
  const weight = weights.reduce((sum, bytes) => sum + bytes, 0);
  expect(weight).toBeGreaterThan(0);
  expect(weight).toBeLessThanOrEqual(limitBytes);
});
