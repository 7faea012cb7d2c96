import { createMachine, type Machine } from '#main/platform/machine.ts';

/** Another machine on the same disks, as far as a folder can tell. */
export function aMachine(id: string): Machine {
  return { ...createMachine(), id };
}
