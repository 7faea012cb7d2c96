import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { receiptPurpose } from './features/batch/file/batch-names.ts';
import {
  keyFingerprint,
  parseSshPublicKey,
  rawPublicKey,
  sshSign,
} from './features/batch/file/ssh-signature.ts';
import { createIdentity, identityOf, type Identity } from './features/batch/identity/identity.ts';
import type { KnownSender } from './features/intake/batch-files.ts';
import { syncFile, syncFolder } from './platform/files.ts';
import type { DataFolder } from './storage/data-folder.ts';
import type { Database } from './storage/database.ts';
import type { SignedDocument } from '#shared/features/batch/signed-document.ts';
import { Card } from '#shared/features/batch/card.ts';

const KeptKeys = z.object({
  incarnation: z.string(),
  signingKey: z.string(),
  sealingKey: z.string(),
});

/** The keys of this folder and those of others that were taken in here. */
export interface BatchKeys {
  identity(): Promise<Identity>;
  /** Secret keys of age that this folder has or once had. */
  openers(): Promise<readonly string[]>;
  fingerprint(): Promise<string>;
  signReceipt(document: string): Promise<SignedDocument>;
  senders(): readonly KnownSender[];
  /** Where a batch is sealed to that goes to the superior; none while no card of theirs is known. */
  superiors(): readonly string[];
  /** Where settings are sealed to that go down to the office's stations. */
  stations(): readonly string[];
}

/** The keys that lie in a folder, for the life it is in. */
export function batchKeysIn(
  db: Database,
  { keys: keysFolder }: Pick<DataFolder, 'keys'>,
  incarnationId: string,
): BatchKeys {
  let kept: Promise<Identity> | undefined;
  const identity = () => (kept ??= keepIdentity(keysFolder, incarnationId));
  return {
    identity,
    openers: async () => [(await identity()).sealingKey],
    fingerprint: async () => fingerprintOf((await identity()).signingKey),
    async signReceipt(document) {
      const { signingKey } = await identity();
      const digest = hash('sha512', Buffer.from(document), 'buffer');
      return { document, signature: sshSign(signingKey, receiptPurpose, digest) };
    },
    senders: () => knownCards(db).map(({ sender }) => sender),
    superiors: () => recipientsOf(db, 'superior'),
    stations: () => recipientsOf(db, 'station'),
  };
}

function fingerprintOf(key: KeyObject): string {
  return keyFingerprint(rawPublicKey(createPublicKey(key)));
}

async function keepIdentity(folder: string, incarnation: string): Promise<Identity> {
  const file = join(folder, 'identity.json');
  if (existsSync(file)) return identityOf(KeptKeys.parse(JSON.parse(readFileSync(file, 'utf8'))));
  const identity = await createIdentity(incarnation);
  const { signingKey, sealingKey } = identity;
  const der = signingKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const unfinished = `${file}.part`;
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ incarnation, signingKey: der, sealingKey });
  writeFileSync(unfinished, text, { mode: 0o600 });
  syncFile(unfinished);
  renameSync(unfinished, file);
  syncFolder(folder);
  return identity;
}

interface CorrespondentRow {
  readonly fingerprint: string;
  readonly role: KnownSender['role'];
  readonly unit_code: string;
  readonly station_code: string | null;
  readonly card: string;
  readonly revoked_at_ms: number | null;
}

function knownCards(db: Database) {
  return db
    .prepare<[], CorrespondentRow>(
      `SELECT fingerprint, role, unit_code, station_code, card, revoked_at_ms FROM correspondent`,
    )
    .all()
    .flatMap((row) => {
      const card = Card.parse(cardIn(JSON.parse(row.card)));
      const publicKey = parseSshPublicKey(card.key);
      if (publicKey === undefined) return [];
      const sender: KnownSender = {
        fingerprint: row.fingerprint,
        publicKey,
        role: row.role,
        unitCode: row.unit_code,
        stationCode: row.station_code,
        isRevoked: row.revoked_at_ms !== null,
      };
      return [{ sender, card }];
    });
}

function recipientsOf(db: Database, role: KnownSender['role']): readonly string[] {
  return knownCards(db)
    .filter(({ sender }) => sender.role === role && !sender.isRevoked)
    .map(({ card }) => card.recipient);
}

/** The card itself, or the signed document that it came in. */
function cardIn(kept: unknown): unknown {
  const document = Reflect.get(Object(kept), 'document');
  return typeof document === 'string' ? JSON.parse(document) : kept;
}
