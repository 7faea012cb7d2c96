import { createPublicKey, hash, type KeyObject } from 'node:crypto';

const groups = 8;
const bytesPerGroup = 5;

/** Eight groups of five digits (132 bits), which two people can read to each other on the phone. */
export function fingerprintOf(publicKey: KeyObject): string {
  const digest = hash('sha512', publicKey.export({ type: 'spki', format: 'der' }), 'buffer');
  const group = (place: number) =>
    String(digest.readUIntBE(place * bytesPerGroup, bytesPerGroup) % 100_000).padStart(5, '0');
  return Array.from({ length: groups }, (_, place) => group(place)).join(' ');
}

/** The key that a PEM text holds; undefined unless it is an Ed25519 public key. */
export function publicKeyIn(pem: string): KeyObject | undefined {
  // a private key would be taken too, and its public half made from it
  if (!pem.includes('BEGIN PUBLIC KEY')) return undefined;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined; // whatever is no key lists and signs nothing
  }
}
