import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * The host that the data folder's settings ask for. What is wrong with the settings the program itself says.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function hostOfSettings(env) {
  const wished = env['HAILONG_DATA'] || usualDataFolder(env);
  const office = officeBeside(wished);
  // as main/boot.ts goes to an office that was set up from a trial
  const folder = existsSync(join(office, 'kiosk.db')) ? office : wished;
  const file = join(folder, 'settings.json');
  if (!existsSync(file)) return undefined;
  try {
    const { host } = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return typeof host === 'string' ? host : undefined;
  } catch {
    return undefined; // The program refuses such a file with a sentence of its own.
  }
}

/**
 * Where `main/storage/office-beside.ts` puts the office of a trial; a test compares the two.
 * @param {string} trial
 */
export function officeBeside(trial) {
  const name = basename(trial);
  return join(dirname(trial), name === 'trial' ? 'office' : `${name}-office`);
}

/**
 * Where `main/boot.ts` puts the data, which cannot be loaded before Node 24 is found; a test compares the two.
 * @param {NodeJS.ProcessEnv} env
 */
export function usualDataFolder(env) {
  switch (process.platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'HaiLong', 'trial');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'HaiLong', 'trial');
    default:
      return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'hai-long', 'trial');
  }
}
