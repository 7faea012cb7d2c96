import type { LedgerBatch } from '../batch/ledger.ts';
import type { BatchFault } from '../batch/batch-fault.ts';

/** What a warehouse keeps of a batch besides its rows; all of it stands in the batch itself. */
export interface GatheredBatch extends LedgerBatch {
  readonly unitCode: string;
  readonly codeSystem: string;
  readonly unitName: string;
  readonly stationCode: string;
  readonly stationName: string;
  readonly grownFrom: { readonly incarnation: string; readonly manifest: string | null } | null;
  /** As the author's clock had it, with offset. */
  readonly builtAt: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly rows: number;
  readonly answers: number;
  readonly clock: {
    readonly state: 'trusted' | 'suspect' | 'unset';
    readonly suspectRows: number;
    readonly unsetRows: number;
  };
  /** The author's health as the batch was closed, by codes. */
  readonly problems: readonly string[];
  readonly judgeRule: string;
  /** SHA-256 of the code book that came along. */
  readonly codebook: string | null;
  /** Of the file as it was received. */
  readonly fileSha256: string;
}

/** A file that was not taken in; who sent it is known if its signature was right. */
export interface RefusedFile {
  readonly file: string;
  readonly fault: BatchFault;
  readonly place: string | null;
  readonly sender: {
    readonly author: string;
    readonly name: string;
    readonly incarnation: string;
    readonly number: number;
  } | null;
}

/** A store gathers what is real or what was made up, for ever. */
export type StoreKind = 'real' | 'simulated';
