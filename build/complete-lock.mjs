// Run after `npm install`: a registry that lacks other platforms' packages leaves them out of the lock file,
// and `npm ci` then refuses it. The entries can be completed from the names alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { missingOptional, platformOf } from './preparing/lock-entries.mjs';
import { inProject } from './preparing/root.mjs';

const file = inProject('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));

for (const { path, name, version } of missingOptional(lock.packages)) {
  lock.packages[path] = { version, ...platformOf(name), dev: true, optional: true };
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
