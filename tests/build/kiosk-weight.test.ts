import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const page = 'out/renderer/kiosk';

it('shows the first screen with 130 kB of JavaScript or less (gzip)', () => {
  const html = readFileSync(`${page}/index.html`, 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(
    ([, path = '']) => path,
  );
  expect(scripts).not.toEqual([]);
  expect(weightOf(scripts.map((path) => `${page}/${path}`))).toBeLessThanOrEqual(130_000);
});

it('weighs 165 kB or less with everything that is loaded behind the first screen', () => {
  expect(weightOf(globSync(`${page}/**/*.js`))).toBeLessThanOrEqual(165_000);
});

function weightOf(scripts: readonly string[]): number {
  return scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
}
