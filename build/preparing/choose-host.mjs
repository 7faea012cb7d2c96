/**
 * @typedef {object} Machine
 * @property {string | undefined} wish what HAILONG_HOST says
 * @property {boolean} hasElectron
 * @property {boolean} hasDisplay
 * @property {boolean} isRoot
 */

/**
 * @typedef {{ readonly host: 'browser' | 'electron', readonly because: string }
 *   | { readonly host: 'none', readonly because: string }} Choice
 */

/**
 * Which host to start, and the name of the sentence that says why.
 * @param {Machine} machine
 * @returns {Choice}
 */
export function chooseHost({ wish, hasElectron, hasDisplay, isRoot }) {
  if (wish === 'browser') return { host: 'browser', because: 'browserAsked' };
  if (wish === 'electron') {
    if (!hasDisplay) return { host: 'none', because: 'electronNeedsDisplay' };
    return hasElectron
      ? { host: 'electron', because: 'electronAsked' }
      : { host: 'none', because: 'electronNotHad' };
  }
  if (wish !== undefined && wish !== '') return { host: 'none', because: 'hostUnknown' };
  if (!hasDisplay) return { host: 'browser', because: 'browserNoDisplay' };
  if (!hasElectron) return { host: 'browser', because: 'browserNoElectron' };
  // Electron refuses to run as root with its sandbox on, and without it we refuse.
  if (isRoot) return { host: 'browser', because: 'browserRoot' };
  return { host: 'electron', because: 'electronFound' };
}
