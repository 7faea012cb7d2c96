import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What every bundle has in common: no configuration file is looked for, and only warnings are printed. */
const common: InlineConfig = {
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  publicDir: false,
};

/** Nothing is painted before the desk's script has said whether the page is light or dark. */
const paintAfterScript: Plugin = {
  name: 'paint-after-script',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script ', '<script blocking="render" '),
  },
};

function page(name: 'kiosk' | 'desk'): InlineConfig {
  return {
    ...common,
    root: `${root}renderer/${name}`,
    base: './',
    plugins: [react(), ...(name === 'desk' ? [paintAfterScript] : [])],
    // Mantine's styles are let in by a nonce that the host writes anew into every answer.
    ...(name === 'desk' && { html: { cspNonce: '__CSP_NONCE__' } }),
    build: {
      outDir: `${root}out/renderer/${name}`,
      emptyOutDir: true,
      // The content policy allows neither data: scripts and styles nor inline ones.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
}

const main: InlineConfig = {
  ...common,
  root,
  ssr: {
    noExternal: true,
    // what is native, or reads files beside itself
    external: ['better-sqlite3', 'electron', '@duckdb/node-api', '@resvg/resvg-js', 'pdfmake'],
  },
  build: {
    ssr: true,
    target: 'node24',
    outDir: `${root}out/main`,
    emptyOutDir: true,
    rolldownOptions: {
      input: ['electron', 'browser', 'cli', 'worker'].map((name) => `${root}main/${name}.ts`),
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
};

/** A sandboxed preload cannot be a module, nor import anything but Electron. */
const preload: InlineConfig = {
  ...common,
  root,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: `${root}out/main`,
    emptyOutDir: false,
    rolldownOptions: {
      input: `${root}main/hosts/electron/preload.ts`,
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
};

/** In this order: `main` empties the folder that the preload is written to. */
const bundles: Readonly<Record<string, readonly InlineConfig[]>> = {
  kiosk: [page('kiosk')],
  desk: [page('desk')],
  main: [main, preload],
};

try {
  for (const name of process.argv.slice(2)) {
    for (const config of bundles[name] ?? []) await build(config);
  }
} catch (failure) {
  const message = failure instanceof Error ? failure.message : String(failure);
  process.stderr.write(`${message.replaceAll(/^\s+at .*\n?/gm, '')}\n`);
  process.exitCode = 1;
}
