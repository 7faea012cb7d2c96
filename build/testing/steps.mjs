import { inProject } from '../preparing/root.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} script run by Node 24
 * @property {readonly string[]} args
 * @property {string} [counts] the file in which the step's own counts are found; a step without one counts as one
 * @property {number} limitMs
 */

const minute = 60_000;

/**
 * @param {string} name
 * @param {string} script
 * @param {...string} args
 * @returns {Step}
 */
function check(name, script, ...args) {
  return { name, script: inProject(script), args, limitMs: 5 * minute };
}

/** What is read and not run; none of these needs a build or a browser. */
export const checks = [
  check('types', 'node_modules/typescript/bin/tsc', '-b'),
  check('lint', 'node_modules/oxlint/bin/oxlint', '--deny-warnings'),
  check('format', 'node_modules/oxfmt/bin/oxfmt', '--check'),
  check(
    'dependency rules',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config=build/dependency-cruiser.config.mjs',
    'shared',
    'main',
    'renderer',
    'tests',
    'build',
    'bench',
  ),
  check('dead code', 'node_modules/knip/bin/knip.js', '--config=build/knip.json'),
  check('languages agree', 'build/check-locales.mjs'),
  check(
    'no text in code',
    'node_modules/i18next-cli/dist/esm/cli.js',
    'lint',
    '--config=build/i18next.config.ts',
  ),
];

/** @type {Step} */
export const unit = {
  name: 'unit, contract, faults',
  script: inProject('node_modules/vitest/vitest.mjs'),
  args: [
    'run',
    '--config=build/vitest.config.ts',
    '--project=rules',
    '--project=faults',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=out/test/unit.json',
  ],
  counts: inProject('out/test/unit.json'),
  limitMs: 10 * minute,
};

/**
 * Each screen by itself, in a document without a browser; not part of `npm test`, where pages are walked
 * through from end to end.
 * @type {Step}
 */
export const screens = {
  name: 'screens',
  script: inProject('node_modules/vitest/vitest.mjs'),
  args: [
    'run',
    '--config=build/vitest.config.ts',
    '--project=screens',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=out/test/screens.json',
  ],
  counts: inProject('out/test/screens.json'),
  limitMs: 10 * minute,
};

/**
 * What takes long and guards every change all the same; not part of `npm test`.
 * @type {Step}
 */
export const long = {
  name: 'long tests',
  script: inProject('node_modules/vitest/vitest.mjs'),
  args: [
    'run',
    '--config=build/vitest.config.ts',
    '--project=long',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=out/test/long.json',
  ],
  counts: inProject('out/test/long.json'),
  limitMs: 20 * minute,
};

/**
 * An attacker on simulated offices: whether files join letters with ratings. A few letters, which
 * show a fault of some size, or as many as prove that there is none; neither is part of `npm test`.
 * @param {boolean} isWhole
 * @returns {Step}
 */
export function linkage(isWhole) {
  return {
    name: isWhole ? 'linkage, proven' : 'linkage',
    script: inProject('node_modules/vitest/vitest.mjs'),
    args: [
      'run',
      '--config=build/vitest.config.ts',
      '--project=linkage',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=out/test/linkage.json',
    ],
    counts: inProject('out/test/linkage.json'),
    limitMs: (isWhole ? 180 : 40) * minute,
  };
}

/**
 * The long version of the test that kills the core; not part of `npm test`.
 * @type {Step}
 */
export const kills = {
  name: 'two hundred kills',
  script: inProject('node_modules/vitest/vitest.mjs'),
  args: [
    'run',
    '--config=build/vitest.config.ts',
    '--project=faults',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=out/test/kills.json',
    'tests/faults/kill-core.test.ts',
  ],
  counts: inProject('out/test/kills.json'),
  limitMs: 15 * minute,
};

/**
 * @param {string} name
 * @param {string} report
 * @param {number} workers
 * @param {...string} projects
 * @returns {Step}
 */
function inBrowser(name, report, workers, ...projects) {
  return {
    name,
    script: inProject('node_modules/@playwright/test/cli.js'),
    args: [
      'test',
      '--config=build/playwright.config.ts',
      `--workers=${workers}`,
      `--output=${report.replace('.json', '')}`, // each empties its own before it begins
      ...projects.map((project) => `--project=${project}`),
    ],
    counts: inProject(report),
    limitMs: 15 * minute,
  };
}

/** Two at a time: most of what they do is wait for a page. */
export const endToEnd = inBrowser('end to end', 'out/test/e2e.json', 2, 'browser-host');

/** One at a time: each start looks for a free port, and a window wants the focus. Not part of `npm test`. */
export const inElectron = inBrowser(
  'end to end in Electron and its stand-in',
  'out/test/electron.json',
  1,
  'electron-stand-in',
  'electron',
);

/** Every screen in every size, language and mode; not part of `npm test`. */
export const looks = {
  ...inBrowser('every look of every screen', 'out/test/looks.json', 1, 'every-look'),
  limitMs: 40 * minute, // two months are played in it, on a machine that may be slow
};
