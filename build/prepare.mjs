import { buildWhatChanged } from './preparing/bundles.mjs';
import { installWhatIsLocked } from './preparing/install.mjs';
import { findNode24 } from './preparing/node-24.mjs';

/**
 * Makes the clone ready to run, with built-ins only: it stands before everything else.
 * @param {readonly string[]} [bundles] all of them when left out
 * @returns {Promise<{ readonly node: string }>} the Node 24 to run the program with
 */
export async function prepare(bundles) {
  await installWhatIsLocked();
  const node = findNode24();
  await buildWhatChanged(bundles);
  return { node };
}
