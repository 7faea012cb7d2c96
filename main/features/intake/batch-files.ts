import type { BatchFault } from '#shared/features/batch/batch-fault.ts';
import type { Envelope } from '#shared/features/batch/envelope.ts';
import type { Manifest } from '#shared/features/batch/manifest.ts';

/** Whose card was taken in here, with what a signature of theirs is compared with. */
export interface KnownSender {
  readonly fingerprint: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly role: 'station' | 'desk' | 'superior';
  readonly unitCode: string;
  readonly stationCode: string | null;
  readonly isRevoked: boolean;
}

/** The file layer of batches as taking in needs it; handed in, for features are strangers. */
export interface BatchFiles {
  /** Compares every byte with the sender's signature; throws what `faultOf` names. */
  verify(
    file: string,
    trustOf: (fingerprint: string) => Buffer | 'senderUnknown' | 'senderRevoked',
  ): Promise<Sealed>;
  open(
    file: string,
    sealed: Sealed,
    opening: {
      readonly identities: readonly string[];
      readonly authorKey: Buffer;
      readonly into: string;
    },
  ): Promise<Opened>;
  /** A part that is sealed once more. */
  openPart(file: string, identities: readonly string[]): AsyncIterable<Uint8Array>;
  /** Why a file was not taken, if that is what was thrown. */
  faultOf(error: unknown): Fault | undefined;
}

export interface Fault {
  readonly fault: BatchFault;
  readonly place?: string | undefined;
}

export interface Sealed {
  readonly envelope: Envelope;
  readonly payloadAt: number;
}

export interface Opened {
  readonly manifest: Manifest;
  readonly manifestBytes: Buffer;
  readonly manifestSignature: string;
  readonly fileOf: (path: string) => string;
}

/** What is refused here, beyond what the file layer refuses. */
export class RefusedIntake extends Error {
  override readonly name = 'RefusedIntake';
  readonly fault: BatchFault;
  readonly place: string | undefined;

  constructor(fault: BatchFault, place?: string) {
    super(place === undefined ? fault : `${fault}: ${place}`);
    this.fault = fault;
    this.place = place;
  }
}
