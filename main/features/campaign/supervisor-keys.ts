import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '#main/platform/files.ts';
import { loadAge } from './age.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What a supervisor signs with, and what only the supervisor opens answers with. */
export interface SupervisorKeys {
  readonly signingKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly fingerprint: string;
  readonly identity: string;
  readonly recipient: string;
}

/** Where the keys lie in their folder. */
export function keyFilesIn(folder: string) {
  return {
    signingKey: join(folder, 'signing-key.pem'),
    identity: join(folder, 'reading-key.txt'),
    /** The one that is given away: offices list it. */
    publicKey: join(folder, 'public-key.pem'),
  };
}

/** Makes both keys. A folder that holds one already is left as it is: what was sealed needs it. */
export async function makeSupervisorKeys(folder: string): Promise<SupervisorKeys | 'exist'> {
  const files = keyFilesIn(folder);
  if (Object.values(files).some((file) => existsSync(file))) return 'exist';
  const { privateKey: signingKey, publicKey } = generateKeyPairSync('ed25519');
  const { generateX25519Identity } = await loadAge();
  const identity = await generateX25519Identity();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keep = (file: string, text: string, mode: number) =>
    writeFileSync(file, text, { flag: 'wx', mode, flush: true });
  keep(files.identity, `${identity}\n`, 0o600);
  keep(files.signingKey, signingKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
  keep(files.publicKey, publicKey.export({ type: 'spki', format: 'pem' }).toString(), 0o644);
  syncFolder(folder);
  return await keysOf(signingKey, identity);
}

/** Undefined where the keys are not there or are none. */
export async function readSupervisorKeys(folder: string): Promise<SupervisorKeys | undefined> {
  const files = keyFilesIn(folder);
  try {
    const signingKey = createPrivateKey(readFileSync(files.signingKey, 'utf8'));
    return await keysOf(signingKey, readFileSync(files.identity, 'utf8').trim());
  } catch {
    return undefined; // whatever is wrong with them, the person has to look for the right folder
  }
}

async function keysOf(signingKey: KeyObject, identity: string): Promise<SupervisorKeys> {
  const publicKey = createPublicKey(signingKey);
  const { identityToRecipient } = await loadAge();
  const recipient = await identityToRecipient(identity);
  return { signingKey, publicKey, fingerprint: fingerprintOf(publicKey), identity, recipient };
}
