import { fileURLToPath } from 'node:url';

/** The project's folder, as an address that ends with a slash. */
export const root = new URL('../../', import.meta.url);

/**
 * The path of a file of the project.
 * @param {string} relative
 */
export function inProject(relative) {
  return fileURLToPath(new URL(relative, root));
}
