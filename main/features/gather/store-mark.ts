import { statSync } from 'node:fs';
import { storeFolderAt } from './store-folder.ts';

/** Becomes another whenever what a store counts may have: whoever changes it, the desk or the command line. */
export function markOfStore(path: string): string {
  const { description, warehouse, decisions } = storeFolderAt(path);
  return [description, warehouse, `${warehouse}.wal`, decisions]
    .map((file) => {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      return found === undefined ? '-' : `${found.ino} ${found.size} ${found.mtimeNs}`;
    })
    .join('; ');
}
