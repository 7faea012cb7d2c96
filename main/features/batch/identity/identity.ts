import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { rawPublicKey, sshPublicKey } from '../file/ssh-signature.ts';

/** The keys of one life of a folder. A restore or a copy gets new ones. */
export interface Identity {
  readonly incarnation: string;
  /** Ed25519: signs what this folder makes. */
  readonly signingKey: KeyObject;
  /** Its public half in OpenSSH's one-line form. */
  readonly publicKey: string;
  /** Age's X25519 secret key, `AGE-SECRET-KEY-1…`: opens what is sealed to this folder. */
  readonly sealingKey: string;
  /** Its public half, `age1…`. */
  readonly recipient: string;
}

/** What of it is kept, and may be read by nobody but the program. */
export interface KeptKeys {
  readonly incarnation: string;
  /** PKCS #8 in base64. */
  readonly signingKey: string;
  readonly sealingKey: string;
}

export async function createIdentity(incarnation: string): Promise<Identity> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return identityOf({
    incarnation,
    signingKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    sealingKey: await generateX25519Identity(),
  });
}

export async function identityOf({ incarnation, ...kept }: KeptKeys): Promise<Identity> {
  const der = Buffer.from(kept.signingKey, 'base64');
  const signingKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    incarnation,
    signingKey,
    publicKey: sshPublicKey(rawPublicKey(createPublicKey(signingKey))),
    sealingKey: kept.sealingKey,
    recipient: await identityToRecipient(kept.sealingKey),
  };
}
