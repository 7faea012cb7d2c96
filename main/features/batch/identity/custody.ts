import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Machine } from '#main/platform/machine.ts';

/**
 * Where a folder's keys are kept, in hashes that belong to this folder alone: nobody who reads them
 * learns which machine it is, or that two folders lie on the same one.
 */
export const Custody = z.strictObject({
  machine: z.string().nullable(),
  disks: z.array(z.string()),
  inode: z.string(),
  bornAt: z.string().nullable(),
});
export type Custody = z.infer<typeof Custody>;

/** `keysFolder` must be there: it is the folder that is told from its copy. */
export function custodyOf(machine: Machine, keysFolder: string, folderId: string): Custody {
  const { disks, inode, bornAtNs } = machine.placeOf(keysFolder);
  const hidden = (what: string, value: string) =>
    hash('sha256', `hai-long:custody:${folderId}:${what}:${value}`, 'hex').slice(0, 32);
  return {
    machine: machine.id === undefined ? null : hidden('machine', machine.id),
    disks: disks.map((serial) => hidden('disk', serial)),
    inode: hidden('inode', inode),
    bornAt: bornAtNs === undefined ? null : hidden('born', bornAtNs),
  };
}

/**
 * Whether keys are where they were. Only what was known then and is known now can differ. A folder that
 * is moved on its disk keeps its inode; on a medium that makes inodes up it keeps the time it was made.
 */
export function isSameCustody(kept: Custody, now: Custody): boolean {
  const isSameMachine =
    kept.machine === null || now.machine === null || kept.machine === now.machine;
  const isSameDisk =
    kept.disks.length === 0 ||
    now.disks.length === 0 ||
    kept.disks.some((disk) => now.disks.includes(disk));
  const isSameFolder =
    kept.inode === now.inode || (kept.bornAt !== null && kept.bornAt === now.bornAt);
  return isSameMachine && isSameDisk && isSameFolder;
}

/** What was not known when the keys were made, and is now; the rest stays as it was found. */
export function completed(kept: Custody, now: Custody): Custody {
  return {
    machine: kept.machine ?? now.machine,
    disks: kept.disks.length === 0 ? now.disks : kept.disks,
    inode: now.inode,
    bornAt: kept.bornAt ?? now.bornAt,
  };
}
