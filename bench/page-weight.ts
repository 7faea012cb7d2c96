import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Measured } from './measured.ts';
import { inProject } from './place.ts';

/** What the kiosk's page loads as JavaScript, against React alone, built by the same tool. */
export async function measurePageWeight(place: string): Promise<Measured> {
  const page = inProject('out/renderer/kiosk');
  const html = readFileSync(join(page, 'index.html'), 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, path = '']) => path);
  const all = weightOf(globSync(join(page, '**/*.js'))).toFixed(0);
  return {
    what: `kiosk's first screen, JavaScript (gzip; ${all} with what is loaded behind it)`,
    unit: 'kB',
    own: { median: weightOf(first.map((path) => join(page, path))) },
    target: '≤ 130 kB',
    comparedTo: { what: 'react and react-dom alone', sample: { median: await weighReact(place) } },
  };
}

async function weighReact(place: string): Promise<number> {
  const entry = join(place, 'react-alone.js');
  writeFileSync(
    entry,
    `import { createElement } from 'react';
     import { createRoot } from 'react-dom/client';
     createRoot(document.body).render(createElement('p'));`,
  );
  await build({
    configFile: false,
    logLevel: 'warn',
    root: inProject('.'),
    build: {
      outDir: join(place, 'react-alone'),
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: entry },
    },
  });
  return weightOf(globSync(join(place, 'react-alone', '**/*.js')));
}

/** In kB of 1,000 bytes, as page budgets are counted. */
function weightOf(scripts: readonly string[]): number {
  return scripts.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / 1000;
}
