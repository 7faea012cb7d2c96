import { StartError } from './start-error.ts';

/** The database's binary ends an older Node without a word, so nothing may open before this. */
const oldestMajor = 22;

export function assertNode(found = process.versions.node): void {
  if (Number(found.split('.')[0]) < oldestMajor) throw new StartError('nodeTooOld', { found });
}
