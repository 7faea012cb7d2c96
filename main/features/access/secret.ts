import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's second choice for scrypt: as hard as 2^17·8·1 in a quarter of the memory. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const verifierBytes = 32;

export interface StoredSecret {
  readonly salt: Buffer;
  readonly verifier: Buffer;
}

/** A stored form from which the secret cannot be read, only tried. */
export async function sealSecret(secret: string, salt = randomBytes(16)): Promise<StoredSecret> {
  return { salt, verifier: await derive(secret, salt) };
}

export async function matchesSecret(secret: string, stored: StoredSecret): Promise<boolean> {
  return timingSafeEqual(await derive(secret, stored.salt), stored.verifier);
}

/** Takes as long as a real check, so that nobody learns by the clock which people exist. */
export async function pretendToMatch(secret: string): Promise<false> {
  await derive(secret, randomBytes(16));
  return false;
}

/** Six digits nobody chose. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Off the main thread: a tap must not wait while somebody signs in. */
function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, verifierBytes, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
