import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { findNode24 } from './node-24.mjs';
import { inProject } from './root.mjs';
import { run } from './run.mjs';
import { refusal, say } from './sentences.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} output the file that shows it was built
 * @property {readonly string[]} inputs folders and files it is made from
 * @property {readonly string[]} [except] folders among them that it does not take
 */

const always = ['package.json', 'package-lock.json', 'build/bundle.ts', 'shared', 'resources'];

/** @type {Readonly<Record<string, Bundle>>} */
const bundles = {
  kiosk: {
    output: 'out/renderer/kiosk/index.html',
    inputs: [...always, 'renderer'],
    except: ['renderer/desk'],
  },
  desk: {
    output: 'out/renderer/desk/index.html',
    inputs: [...always, 'renderer'],
    except: ['renderer/kiosk'],
  },
  main: { output: 'out/main/browser.js', inputs: [...always, 'main'] },
};

/**
 * Builds those of the named bundles whose inputs have changed since they were last built.
 * @param {readonly string[]} [names]
 */
export async function buildWhatChanged(names = Object.keys(bundles)) {
  const stale = names.flatMap((name) => {
    const fingerprint = fingerprintOf(bundles[name]);
    return isFresh(name, fingerprint) ? [] : [{ name, fingerprint }];
  });
  if (stale.length === 0) return;
  say('building', { names: stale.map(({ name }) => name).join(', ') });
  for (const { name } of stale) rmSync(stampOf(name), { force: true });
  const built = await run(findNode24(), [
    inProject('build/bundle.ts'),
    ...stale.map(({ name }) => name),
  ]);
  if (built.code !== 0) {
    process.stderr.write(built.output);
    throw refusal('buildFailed');
  }
  mkdirSync(inProject('out/stamps'), { recursive: true });
  for (const { name, fingerprint } of stale) writeFileSync(stampOf(name), fingerprint);
}

/**
 * @param {string} name
 * @param {string} fingerprint
 */
function isFresh(name, fingerprint) {
  return (
    existsSync(inProject(bundles[name]?.output ?? name)) &&
    existsSync(stampOf(name)) &&
    readFileSync(stampOf(name), 'utf8') === fingerprint
  );
}

/** @param {string} name */
function stampOf(name) {
  return inProject(`out/stamps/${name}`);
}

/** @param {Bundle | undefined} bundle */
function fingerprintOf(bundle) {
  if (bundle === undefined) throw new Error('no such bundle');
  const { inputs, except = [] } = bundle;
  return fingerprint(inProject('.'), inputs, except);
}

/**
 * Sizes and times of all files below the inputs: cheap enough to ask at every start.
 * @param {string} folder
 * @param {readonly string[]} inputs
 * @param {readonly string[]} except
 */
export function fingerprint(folder, inputs, except) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of filesBelow(
      join(folder, input),
      new Set(except.map((name) => join(folder, name))),
    )) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${relative(folder, path)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @param {ReadonlySet<string>} except
 * @returns {string[]}
 */
function filesBelow(path, except) {
  if (except.has(path) || !existsSync(path) || isTest(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name), except));
}

/** @param {string} path */
function isTest(path) {
  return /\.test\.tsx?$/.test(path);
}
