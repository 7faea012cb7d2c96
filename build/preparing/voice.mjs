import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fingerprint } from './bundles.mjs';
import { findNode24 } from './node-24.mjs';
import { inProject } from './root.mjs';
import { run } from './run.mjs';
import { say } from './sentences.mjs';

const stampFile = inProject('out/stamps/voice');

/** What decides which clips there are and how they sound. */
const inputs = [
  'package-lock.json',
  'build/voice',
  'main/features/languages',
  'main/features/questionnaire',
  'resources/audio',
  'resources/locales',
  'resources/questionnaires',
  'shared/features/languages',
];

/**
 * Has the clips made that are missing or say something else now. The kiosk works without them and
 * then offers no voice: what hinders it is said, and the build goes on.
 */
export async function makeVoiceThatChanged() {
  const wanted = fingerprint(inProject('.'), inputs, []);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('makingVoice');
  rmSync(stampFile, { force: true });
  const made = await run(findNode24(), [inProject('build/voice/make-voice.ts')]);
  if (made.code !== 0) {
    // clips that may say what no longer stands on the screen are worse than none
    rmSync(inProject('out/audio'), { recursive: true, force: true });
    say('voiceNotHad', { reason: reasonIn(made.output) });
    return;
  }
  mkdirSync(inProject('out/stamps'), { recursive: true });
  writeFileSync(stampFile, wanted);
}

/**
 * The line of a crash that says what happened.
 * @param {string} output
 */
function reasonIn(output) {
  const lines = output.trim().split('\n');
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '';
}
