import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject } from './root.mjs';
import { run } from './run.mjs';
import { refusal, say } from './sentences.mjs';

/**
 * @typedef {Readonly<Record<string, { readonly version?: string, readonly optional?: boolean }>>} LockedPackages
 */

const stampFile = inProject('node_modules/.hai-long-installed');

/** Installs what the lock file says, unless that is already there. */
export async function installWhatIsLocked() {
  const wanted = fingerprintOfLock();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  if (
    !holdsWhatIsLocked(
      readPackages('package-lock.json'),
      readPackages('node_modules/.package-lock.json'),
    )
  ) {
    await install();
  }
  writeFileSync(stampFile, wanted);
}

/**
 * Whether what npm says it installed is what is locked; what only other platforms need may be missing.
 * @param {LockedPackages} locked
 * @param {LockedPackages | undefined} installed
 */
export function holdsWhatIsLocked(locked, installed) {
  if (installed === undefined) return false;
  const names = Object.keys(locked).filter((name) => name !== '');
  return (
    names.every((name) => {
      const there = installed[name];
      return there === undefined
        ? locked[name]?.optional === true
        : there.version === locked[name]?.version;
    }) && Object.keys(installed).every((name) => name in locked)
  );
}

async function install() {
  say('installing');
  const exact = await npm('ci');
  if (exact.code === 0) return;
  if (exact.code === 127) throw refusal('npmMissing');
  // A lock file written where other platforms' packages could not be had is refused by `npm ci` there.
  if (exact.output.includes('EUSAGE')) {
    say('installingLoosely');
    const loose = await npm('install', '--no-save');
    if (loose.code === 0) return;
    process.stderr.write(loose.output);
  } else {
    process.stderr.write(exact.output);
  }
  throw refusal('installFailed');
}

/** @param {readonly string[]} args */
function npm(...args) {
  const quietly = [...args, '--loglevel=error', '--no-fund', '--no-audit', '--no-progress'];
  const script = process.env['npm_execpath'];
  const node = process.env['npm_node_execpath'];
  // npm's own Node: ours may lie in node_modules and go away during the installation.
  if (script !== undefined && node !== undefined && existsSync(script))
    return run(node, [script, ...quietly]);
  return run('npm', quietly, { shell: process.platform === 'win32' });
}

function fingerprintOfLock() {
  return createHash('sha256')
    .update(`${process.platform} ${process.arch}\n`)
    .update(readFileSync(inProject('package-lock.json')))
    .digest('hex');
}

/**
 * @overload
 * @param {'package-lock.json'} file
 * @returns {LockedPackages}
 */
/**
 * @overload
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
/** @param {string} file */
function readPackages(file) {
  const path = inProject(file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}
