import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const everywhere = ['shared/**/*.test.ts', 'main/**/*.test.ts', 'renderer/**/*.test.ts'];
/** Many processes, or every case of many: too long for each `npm test`. */
const long = '**/*.long.test.ts';
/** Most tests commit to folders they throw away: in memory, where a machine offers it. */
const inMemory = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react()],
  test: {
    restoreMocks: true,
    maxWorkers: '100%', // nothing else runs beside them, and a small machine has two cores
    testTimeout: 60_000, // only what hangs takes so long; machines may be busy
    hookTimeout: 60_000,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          environment: 'node',
          // their modules are read once a worker: reading them for each file took half of the time
          isolate: false,
          env: inMemory,
          include: [...everywhere, 'tests/{build,cli,contract,docs,locales}/**/*.test.ts'],
          exclude: [long],
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          environment: 'jsdom',
          env: inMemory,
          include: ['tests/screens/**/*.test.{ts,tsx}', 'renderer/**/*.test.tsx'],
          setupFiles: ['tests/support/patient-screens.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          environment: 'node',
          include: ['tests/faults/**/*.test.ts'],
          exclude: [long],
          // Real processes are killed here, many times.
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'linkage',
          environment: 'node',
          include: ['tests/linkage/**/*.test.ts'],
          testTimeout: 3_600_000, // as many letters as a machine is given
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          environment: 'node',
          include: [long],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
