import { createHash, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { receiptCodeOf, receiptCodeValues } from '#shared/features/letter/receipt-code.ts';
import type { LetterStore } from './letter-store.ts';

const dataValues = 11;
/** Each try takes 32 MB and some tenth of a second; there are 2 to the 54 codes. */
const usualCost: CodeCost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
export type CodeCost = Pick<ScryptOptions, 'N' | 'r' | 'p' | 'maxmem'>;

/**
 * The code that follows from the secret of the screen that asked. Whoever has the secret, which is
 * that screen until it wipes itself, gets the same code again; nobody else can make it.
 */
export function codeFromSecret(secret: string): string {
  const values: number[] = [];
  for (let block = 0; values.length < dataValues; block += 1) {
    const bytes = createHash('sha256').update(`hai-long:receipt:${block}:${secret}`).digest();
    values.push(
      ...[...bytes].map((byte) => byte & 31).filter((value) => value < receiptCodeValues),
    );
  }
  return receiptCodeOf(values.slice(0, dataValues));
}

/**
 * Codes as they are kept: slow to try, and under a key of this folder, which is made at the first
 * start so that a request needs no write but its own.
 */
export function createCodeVerifiers(store: LetterStore, cost: CodeCost = usualCost) {
  const own = store.findCodeKey() ?? makeKey(store);
  /** Under the key of this folder, or of another one that gave the receipt. */
  return function verifierOf(code: string, salt: Buffer = own): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      scrypt(code, salt, 32, cost, (error, verifier) =>
        error ? reject(error) : resolve(verifier),
      );
    });
  };
}
export type VerifierOf = ReturnType<typeof createCodeVerifiers>;

function makeKey(store: LetterStore): Buffer {
  const made = randomBytes(32);
  store.keepCodeKey(made);
  return made;
}
