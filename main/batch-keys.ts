import { createPublicKey } from 'node:crypto';
import type { BatchKeys } from './features/batch/batch-ports.ts';
import { readCard } from './features/batch/card/card-file.ts';
import {
  keyFingerprint,
  parseSshPublicKey,
  rawPublicKey,
} from './features/batch/file/ssh-signature.ts';
import type { Identity } from './features/batch/identity/identity.ts';
import { createTrust } from './features/connection/trust.ts';
import type { Database } from './storage/database.ts';

/** What batches are signed with and whom they are sealed to, from the connections of this folder. */
export function createBatchKeys(db: Database, identity: Identity): BatchKeys {
  const trust = createTrust({ db, readCard, parseKey: parseSshPublicKey });
  const own = keyFingerprint(rawPublicKey(createPublicKey(identity.signingKey)));
  return {
    identity: () => Promise.resolve(identity),
    recipients() {
      const { desks, superiors } = trust.recipients();
      const [desk] = desks;
      return Promise.resolve({
        desk: desk ?? identity.recipient,
        // a desk passes on to its superior what a station gave it
        sealedFor: desk === undefined ? [identity.recipient, ...superiors] : [desk],
        hasReceiver: desks.length + superiors.length > 0,
      });
    },
    deskOf(fingerprint) {
      if (fingerprint === own) return 'notOurs';
      const found = trust.find(fingerprint);
      if (found === 'senderRevoked') return 'revoked';
      if (found === 'senderUnknown' || found.role === 'station') return 'stranger';
      return { publicKey: found.key, recipients: [found.card.recipient] };
    },
  };
}
