import type { ReceiptFault } from '#shared/features/batch/medium-fault.ts';
import type { CarriedFile } from './carry-batch.ts';

/** A file of requests, until it was carried or not. */
export interface LettersFile extends CarriedFile {
  readonly name: string;
  readonly dispose: () => void;
}

/** Requests for letters, which travel beside the batches; what is in them nobody learns here. */
export interface LettersPort {
  /**
   * Makes a file of what has rested, an empty one where nothing has: whether there is any is told to
   * nobody. Undefined where none goes from this folder. `dispose` once it was carried, or not.
   */
  readonly close: (actor: string) => Promise<LettersFile | 'STORE_FULL' | undefined>;
  /** What the desk has is let go of; undefined for what speaks of something else. */
  readonly takeReceipt: (
    text: string,
    actor: string,
  ) => 'gone' | 'STORE_FULL' | ReceiptFault | undefined;
}
