import { statSync } from 'node:fs';
import { storeFolderAt } from './store-folder.ts';

/** Becomes another whenever what a store counts may have: whoever changes it, the desk or the command line. */
export function markOfStore(path: string): string {
  const { description, warehouse, decisions, sent } = storeFolderAt(path);
  return [description, warehouse, `${warehouse}.wal`, decisions, sent]
    .map((place) => {
      const found = statSync(place, { bigint: true, throwIfNoEntry: false });
      return found === undefined ? '-' : `${found.ino} ${found.size} ${found.mtimeNs}`;
    })
    .join('; ');
}
