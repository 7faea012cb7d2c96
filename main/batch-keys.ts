import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BatchKeys } from './features/batch/batch-ports.ts';
import { parseSshPublicKey } from './features/batch/file/ssh-signature.ts';
import {
  createIdentity,
  identityOf,
  type Identity,
  type KeptKeys,
} from './features/batch/identity/identity.ts';
import { listDesks } from './features/batch/known-desks-store.ts';
import { syncFolder } from './platform/files.ts';
import type { DataFolder } from './storage/data-folder.ts';
import type { Database } from './storage/database.ts';
import { Card } from '#shared/features/batch/card.ts';
import { SignedDocument } from '#shared/features/batch/signed-document.ts';

const Kept = z.strictObject({
  incarnation: z.uuid(),
  signingKey: z.string(),
  sealingKey: z.string(),
});

/** The keys of this folder's life, made when they are first needed, and the desks it knows. */
export function createBatchKeys(
  db: Database,
  folder: Pick<DataFolder, 'keys'>,
  incarnationId: string,
): BatchKeys {
  let known: Promise<Identity> | undefined;
  const identity = () => (known ??= openIdentity(folder.keys, incarnationId));
  const desks = () => listDesks(db).map((row) => ({ ...row, card: cardOf(row.card) }));
  return {
    identity,
    async recipients() {
      const own = (await identity()).recipient;
      const others = desks().filter(({ revoked_at_ms }) => revoked_at_ms === null);
      const desk = others.findLast(({ role }) => role === 'desk')?.card.recipient;
      const superiors = others.filter(({ role }) => role === 'superior');
      return {
        desk: desk ?? own,
        // a desk passes on to its superior what a station gave it
        sealedFor: desk ? [desk] : [own, ...superiors.map(({ card }) => card.recipient)],
        hasReceiver: others.length > 0,
      };
    },
    deskOf(fingerprint) {
      const found = desks().find((desk) => desk.fingerprint === fingerprint);
      const publicKey = found && parseSshPublicKey(found.card.key);
      if (found === undefined || publicKey === undefined) return 'stranger';
      if (found.revoked_at_ms !== null) return 'revoked';
      return { publicKey, recipients: [found.card.recipient] };
    },
  };
}

async function openIdentity(folder: string, incarnationId: string): Promise<Identity> {
  const file = join(folder, 'identity.json');
  if (existsSync(file)) {
    const kept = Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (kept.incarnation === incarnationId) return identityOf(kept);
  }
  const made = await createIdentity(incarnationId);
  const signingKey = made.signingKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const kept: KeptKeys = { incarnation: incarnationId, signingKey, sealingKey: made.sealingKey };
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(kept), { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
  syncFolder(folder);
  return made;
}

function cardOf(signed: string): Card {
  return Card.parse(JSON.parse(SignedDocument.parse(JSON.parse(signed)).document));
}
