import { batchFaults } from './batch-fault.ts';

/** The key in `batch.json` of why a batch was refused or is held, as a receipt or a list names it. */
export function keyOfReason(reason: string): string {
  const isFault = batchFaults.some((fault) => fault === reason);
  return isFault ? `fault.${reason}` : `heldReason.${reason}`;
}
