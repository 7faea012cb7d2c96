import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { isTrivialPin } from '#shared/features/access/trivial-pin.ts';

/** scrypt's parameters, kept beside each verifier so that they can be raised. */
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** As hard as OWASP's first choice (2^17·8·1) in a quarter of the memory; from its cheat sheet. */
const usualCost: Cost = { N: 2 ** 15, r: 8, p: 3 };
const verifierBytes = 32;

export interface StoredSecret {
  readonly cost: Cost;
  readonly salt: Buffer;
  readonly verifier: Buffer;
}

/** A stored form from which the secret cannot be read, only tried. */
export async function sealSecret(secret: string, cost = usualCost): Promise<StoredSecret> {
  const salt = randomBytes(16);
  return { cost, salt, verifier: await derive(secret, { cost, salt }) };
}

export async function matchesSecret(secret: string, stored: StoredSecret): Promise<boolean> {
  return timingSafeEqual(await derive(secret, stored), stored.verifier);
}

/** Takes as long as a real check, so that nobody learns by the clock which people exist. */
export async function pretendToMatch(secret: string): Promise<false> {
  await derive(secret, { cost: usualCost, salt: randomBytes(16) });
  return false;
}

/** Six digits nobody chose, drawn again as long as somebody would try them first. */
export function newPin(utcMs: number, draw: (below: number) => number = randomInt): string {
  const year = new Date(utcMs).getUTCFullYear();
  for (;;) {
    const pin = String(draw(1_000_000)).padStart(6, '0');
    if (!isTrivialPin(pin, year)) return pin;
  }
}

/** No letter that is taken for another, nor for a digit. */
const recoveryAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const recoveryLength = 24;

/** 24 characters nobody chose, some 117 bits, in six groups that can be read out. */
export function newRecoveryCode(): string {
  const characters = Array.from(
    { length: recoveryLength },
    () => recoveryAlphabet[randomInt(recoveryAlphabet.length)],
  );
  return characters.join('').replaceAll(/.{4}(?=.)/g, '$&-');
}

/** What of a typed recovery code counts: not its groups, and not how it was capitalised. */
export function plainRecoveryCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
}

/** Off the main thread: a tap must not wait while somebody signs in. */
function derive(
  secret: string,
  { cost, salt }: Pick<StoredSecret, 'cost' | 'salt'>,
): Promise<Buffer> {
  const maxmem = 2 * 128 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, verifierBytes, { ...cost, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
