import type { KeyObject } from 'node:crypto';
import type { BatchFault } from '#shared/features/batch/batch-fault.ts';
import type { Envelope } from '#shared/features/batch/envelope.ts';
import type { Manifest, VerificationManifest } from '#shared/features/batch/manifest.ts';
import type { OfficeRow } from '#shared/features/batch/office-tables.ts';
import type { SignedDocument } from '#shared/features/batch/signed-document.ts';

/** The form of batches, handed in: how they are opened, and how documents are signed. */
export interface BatchFiles {
  /** Compares every byte of a file with its sender's signature. Throws what `refusalOf` knows. */
  verifySealed(
    file: string,
    trustOf: (fingerprint: string) => Buffer | 'senderUnknown' | 'senderRevoked',
    limits: Limits,
  ): Promise<Sealed>;
  /** Unpacks a verified batch into an empty folder. Throws what `refusalOf` knows. */
  openSealed(
    file: string,
    sealed: Sealed,
    opening: {
      readonly identities: readonly string[];
      readonly authorKey: Buffer;
      readonly into: string;
    },
    limits: Limits,
  ): Promise<{ readonly manifest: Manifest; readonly fileOf: (path: string) => string }>;
  refusalOf(error: unknown): Refusal | undefined;
  sign(document: string, purpose: DocumentPurpose, key: KeyObject): SignedDocument;
  isSigned(signed: SignedDocument, purpose: DocumentPurpose, publicKey: Buffer): boolean;
  /** The 32 bytes of a key in OpenSSH's one-line form; undefined if it is none. */
  parseKey(line: string): Buffer | undefined;
  fingerprintOf(publicKey: Buffer): string;
  /** Signs and seals verified scores into a file; the batch's name. */
  buildScores(
    content: Omit<VerificationManifest, 'parts'>,
    scores: readonly OfficeRow[],
    sealing: {
      readonly key: KeyObject;
      readonly sealedFor: readonly string[];
      /** An empty folder. */
      readonly work: string;
      readonly file: string;
    },
  ): Promise<string>;
  /** Eight groups of five digits that two people compare. */
  codeOf(publicKey: Buffer): string;
  /** Whether only the holder of its secret half can sign by a key. */
  isSoundKey(publicKey: Buffer): boolean;
  createKeys(incarnation: string): Promise<Keys>;
  keysOf(kept: KeptKeys): Keys;
}

export type DocumentPurpose = 'hai-long-receipt' | 'hai-long-enrolment' | 'hai-long-cards';

interface Limits {
  readonly fileBytes: number;
  readonly insideBytes: number;
}

/** The outside of a verified batch, and where its payload begins in the file, in bytes. */
export interface Sealed {
  readonly envelope: Envelope;
  readonly payloadAt: number;
  /** SHA-256 of the whole file, in hexadecimal. */
  readonly fileSha256: string;
}

/** Why a file is not taken in; nothing of it is kept. */
export interface Refusal {
  readonly fault: BatchFault;
  /** The member or part of the file that the fault was found in. */
  readonly place?: string | undefined;
}

/** The keys of the desk that gathers. */
export interface Keys {
  readonly incarnation: string;
  readonly signingKey: KeyObject;
  /** In OpenSSH's one-line form. */
  readonly publicKey: string;
  /** Age's X25519 secret key. */
  readonly sealingKey: string;
  readonly recipient: string;
}

export interface KeptKeys {
  readonly incarnation: string;
  /** PKCS #8 in base64. */
  readonly signingKey: string;
  readonly sealingKey: string;
  readonly recipient: string;
}
