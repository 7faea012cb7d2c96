import { buildWhatChanged } from './preparing/bundles.mjs';
import { installWhatIsLocked } from './preparing/install.mjs';
import { makeLettersThatChanged } from './preparing/letters.mjs';
import { findNode24 } from './preparing/node-24.mjs';
import { makeVoiceThatChanged } from './preparing/voice.mjs';

/**
 * Makes the clone ready to run, with built-ins only: it stands before everything else.
 * @param {readonly string[]} [bundles] all of them when left out
 * @returns {Promise<{ readonly node: string }>} the Node 24 to run the program with
 */
export async function prepare(bundles) {
  await installWhatIsLocked();
  const node = findNode24();
  const isHeard = bundles === undefined || bundles.includes('kiosk');
  const isWritten = bundles === undefined || bundles.includes('main');
  await Promise.all([
    buildWhatChanged(bundles),
    ...(isHeard ? [makeVoiceThatChanged()] : []),
    ...(isWritten ? [makeLettersThatChanged()] : []),
  ]);
  return { node };
}
