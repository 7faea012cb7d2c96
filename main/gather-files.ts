import { hash } from 'node:crypto';
import { buildScores } from '#main/batch-ports.ts';
import { comparisonCode } from '#main/features/batch/card/comparison-code.ts';
import { openSealed, verifySealed } from '#main/features/batch/file/open-batch.ts';
import { isSoundKey } from '#main/features/batch/file/sound-key.ts';
import { RefusedBatch } from '#main/features/batch/file/refused-batch.ts';
import {
  isSshSigned,
  keyFingerprint,
  parseSshPublicKey,
  sshSign,
} from '#main/features/batch/file/ssh-signature.ts';
import { createIdentity, identityOf } from '#main/features/batch/identity/identity.ts';
import type { BatchFiles } from '#main/features/gather/ports.ts';

/** The form of batches as the program has it, for the store that gathers them. */
export const batchFiles: BatchFiles = {
  verifySealed,
  openSealed,
  refusalOf: (error) =>
    error instanceof RefusedBatch ? { fault: error.fault, place: error.place } : undefined,
  sign: (document, purpose, key) => ({
    document,
    signature: sshSign(key, purpose, hash('sha512', document, 'buffer')),
  }),
  isSigned: ({ document, signature }, purpose, publicKey) =>
    isSshSigned(publicKey, purpose, hash('sha512', document, 'buffer'), signature),
  parseKey: parseSshPublicKey,
  fingerprintOf: keyFingerprint,
  buildScores,
  isSoundKey,
  codeOf: comparisonCode,
  createKeys: createIdentity,
  keysOf: identityOf,
};
