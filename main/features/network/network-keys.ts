import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  type X509Certificate,
} from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { z } from 'zod';
import { syncFolder } from '#main/platform/files.ts';
import { tryLock } from '#main/storage/hold-folder.ts';

/** What one life of a folder shows on the office's network, and proves to have. */
export interface NetworkKeys {
  /** PKCS #8 as PEM: ECDSA on P-256, which OpenSSL and Electron's BoringSSL both take in certificates. */
  readonly key: string;
  /** Signed by that key itself, as PEM. */
  readonly certificate: string;
  /** SHA-256 of the key's SubjectPublicKeyInfo, in hexadecimal: what a card pins. */
  readonly pin: string;
}

const KeptKeys = z.strictObject({
  format: z.literal('hai-long-network-keys/1'),
  incarnation: z.string().min(1),
  key: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
  certificate: z.string().startsWith('-----BEGIN CERTIFICATE-----'),
});

/**
 * The keys of the life that a folder is in, made where it has none yet. Another life's are replaced: they are
 * a copy's, or of before a restore, and the other one may go on with them.
 */
export async function settleNetworkKeys(
  keysFolder: string,
  incarnation: string,
): Promise<NetworkKeys> {
  const file = join(keysFolder, 'network.json');
  const kept = read(file, incarnation);
  if (kept !== undefined) return kept;
  mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
  // a command may ask for them in the moment that the program starts: both must come to the same ones
  const lock = await lockWithPatience(join(keysFolder, 'network.lock'));
  try {
    return read(file, incarnation) ?? (await make(keysFolder, file, incarnation));
  } finally {
    lock.release();
  }
}

async function make(folder: string, file: string, incarnation: string): Promise<NetworkKeys> {
  const { signOwnCertificate } = await import('./certificate.ts'); // needed once in a life
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const certificate = signOwnCertificate(privateKey, spkiOf(publicKey));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  write(folder, file, { format: 'hai-long-network-keys/1', incarnation, key, certificate });
  return { key, certificate, pin: pinOf(publicKey) };
}

const askAgainMs = 50;
const patienceMs = 10_000;

async function lockWithPatience(file: string) {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += askAgainMs) {
    const lock = tryLock(file);
    if (lock !== undefined) return lock;
    await passed(askAgainMs);
  }
  throw new Error('another program keeps the keys of the network');
}

/** The pin of what somebody showed; undefined for a certificate whose key nobody can read. */
export function pinOfCertificate(certificate: X509Certificate | undefined): string | undefined {
  try {
    return certificate && pinOf(certificate.publicKey);
  } catch {
    return undefined; // a kind of key that this program does not know: certainly not one of a card
  }
}

function pinOf(publicKey: KeyObject): string {
  return hash('sha256', spkiOf(publicKey), 'hex');
}

function spkiOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function read(file: string, incarnation: string): NetworkKeys | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const kept = KeptKeys.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (kept.incarnation !== incarnation) return undefined;
    const { key, certificate } = kept;
    return { key, certificate, pin: pinOf(createPublicKey(createPrivateKey(key))) };
  } catch {
    return undefined; // damaged: new ones cost a new card, and nothing was sealed to them
  }
}

function write(folder: string, file: string, content: z.infer<typeof KeptKeys>): void {
  const unfinished = `${file}.part`;
  const handle = openSync(unfinished, 'w', 0o600);
  try {
    writeFileSync(handle, `${JSON.stringify(content, undefined, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
  syncFolder(folder);
}
