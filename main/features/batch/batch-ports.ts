import type { Identity } from './identity/identity.ts';

/** Whom this folder's batches are sealed to, as age recipients. */
export interface Recipients {
  /** The office's own desk, which alone reads citizens' words and the order in which they came. */
  readonly desk: string;
  /** Everybody who opens the batch. */
  readonly sealedFor: readonly string[];
  /** Whether anybody else than this folder is among them. */
  readonly hasReceiver: boolean;
}

/** A desk that this folder knows: it may say what it received. */
export interface KnownDesk {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Buffer;
  /** Every key that was ever sealed to for this desk. */
  readonly recipients: readonly string[];
}

/** Keys of this folder and of those it deals with. */
export interface BatchKeys {
  readonly identity: () => Promise<Identity>;
  readonly recipients: () => Promise<Recipients>;
  /**
   * The desk behind a key's fingerprint, or why nothing of it is believed: what this folder says itself
   * (`notOurs`) is for others.
   */
  readonly deskOf: (fingerprint: string) => KnownDesk | 'stranger' | 'revoked' | 'notOurs';
}
