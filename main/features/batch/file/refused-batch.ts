import type { BatchFault } from '#shared/features/batch/batch-fault.ts';

/** A file that is not taken in, for a reason with a name; nothing of it has been kept. */
export class RefusedBatch extends Error {
  override readonly name = 'RefusedBatch';
  readonly fault: BatchFault;
  /** The member or part of the file that the fault was found in. */
  readonly place: string | undefined;

  constructor(fault: BatchFault, place?: string) {
    super(place === undefined ? fault : `${fault}: ${place}`);
    this.fault = fault;
    this.place = place;
  }
}
