import { createPublicKey, hash } from 'node:crypto';
import { sealingKeysOf } from './connection-there.ts';
import { readCard } from './features/batch/card/card-file.ts';
import { receiptPurpose } from './features/batch/file/batch-names.ts';
import {
  keyFingerprint,
  parseSshPublicKey,
  rawPublicKey,
  sshSign,
} from './features/batch/file/ssh-signature.ts';
import type { Identity } from './features/batch/identity/identity.ts';
import { listLives } from './features/batch/identity/life-store.ts';
import { createTrust } from './features/connection/trust.ts';
import type { KnownSender } from './features/intake/batch-files.ts';
import type { DataFolder } from './storage/data-folder.ts';
import type { Database } from './storage/database.ts';
import type { SignedDocument } from '#shared/features/batch/signed-document.ts';

/** The keys of this folder and those of others that were taken in here. */
export interface IntakeKeys {
  readonly identity: Identity;
  readonly fingerprint: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Secret keys of age that this folder has or once had: what was sealed to them may still come. */
  openers(): readonly string[];
  signReceipt(document: string): SignedDocument;
  senders(): readonly KnownSender[];
  /** Public keys of all whose signatures stand under what is kept here, this folder's too. */
  signers(): ReadonlyMap<string, Uint8Array>;
  /** Where a batch is sealed to that goes to the superior; none while no card of theirs is known. */
  superiors(): readonly string[];
  /** Where a station seals to what goes to its office's desk alone; none while no card of it is known. */
  desk(): string | undefined;
  /** Where settings are sealed to that go down to the office's stations. */
  stations(): readonly string[];
}

export function createIntakeKeys(
  db: Database,
  { keys: keysFolder }: Pick<DataFolder, 'keys'>,
  identity: Identity,
): IntakeKeys {
  const trust = createTrust({ db, readCard, parseKey: parseSshPublicKey });
  const publicKey = rawPublicKey(createPublicKey(identity.signingKey));
  return {
    identity,
    fingerprint: keyFingerprint(publicKey),
    publicKey,
    openers: () => sealingKeysOf({ db, keysFolder, identity }),
    signReceipt(document) {
      const digest = hash('sha512', Buffer.from(document), 'buffer');
      return { document, signature: sshSign(identity.signingKey, receiptPurpose, digest) };
    },
    senders: () =>
      trust.list().map(({ role, fingerprint, card, key, isRevoked }) => ({
        fingerprint,
        publicKey: key,
        role,
        unitCode: card.unit.code,
        stationCode: card.station?.code ?? null,
        isRevoked,
      })),
    signers() {
      const own = listLives(db, identity.incarnation).flatMap(({ public_key: line }) => {
        const key = line === null ? undefined : parseSshPublicKey(line);
        return key === undefined ? [] : [[keyFingerprint(key), key] as const];
      });
      return new Map([
        ...own,
        ...trust.list().map(({ fingerprint, key }) => [fingerprint, key] as const),
      ]);
    },
    superiors: () => trust.recipients().superiors,
    desk: () => trust.recipients().desks[0],
    stations: () => trust.listNewest('station').map(({ card }) => card.recipient),
  };
}
