import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fingerprint } from './bundles.mjs';
import { findNode24 } from './node-24.mjs';
import { inProject } from './root.mjs';
import { run } from './run.mjs';
import { refusal, say } from './sentences.mjs';

const stampFile = inProject('out/stamps/letters');

/** What the letters' templates are made from. */
const inputs = [
  'package-lock.json',
  'build/letters',
  'main/features/letter/documents',
  'main/platform/official-paper',
  'resources/letters',
  'shared/features/letter',
];

/** Has the templates of the letters made, if their sources have changed. */
export async function makeLettersThatChanged() {
  const wanted = fingerprint(inProject('.'), inputs, []);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('makingLetters');
  rmSync(stampFile, { force: true });
  const made = await run(findNode24(), [inProject('build/letters/make-letters.ts')]);
  if (made.code !== 0) {
    process.stderr.write(made.output);
    throw refusal('buildFailed');
  }
  mkdirSync(inProject('out/stamps'), { recursive: true });
  writeFileSync(stampFile, wanted);
}
