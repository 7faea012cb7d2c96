import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const everywhere = ['shared/**/*.test.ts', 'main/**/*.test.ts', 'renderer/**/*.test.ts'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react()],
  test: {
    restoreMocks: true,
    maxWorkers: '100%', // nothing else runs beside them, and a small machine has two cores
    testTimeout: 20_000,
    hookTimeout: 20_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          environment: 'node',
          include: [...everywhere, 'tests/{build,cli,contract,docs,locales}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          environment: 'jsdom',
          include: ['tests/screens/**/*.test.{ts,tsx}', 'renderer/**/*.test.tsx'],
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          environment: 'node',
          include: ['tests/faults/**/*.test.ts'],
          // Real processes are killed here, many times.
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
