import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
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
  /** Kept beside its secret, so that a start need not wait for age's mathematics. */
  readonly recipient: string;
}

export async function createIdentity(incarnation: string): Promise<Identity> {
  return identityOf(await createKeys(incarnation));
}

export async function createKeys(incarnation: string): Promise<KeptKeys> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const { privateKey } = generateKeyPairSync('ed25519');
  const sealingKey = await generateX25519Identity();
  return {
    incarnation,
    signingKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    sealingKey,
    recipient: await identityToRecipient(sealingKey),
  };
}

export function identityOf({ incarnation, signingKey: der, ...kept }: KeptKeys): Identity {
  const key = Buffer.from(der, 'base64');
  const signingKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return {
    incarnation,
    signingKey,
    publicKey: sshPublicKey(rawPublicKey(createPublicKey(signingKey))),
    sealingKey: kept.sealingKey,
    recipient: kept.recipient,
  };
}
