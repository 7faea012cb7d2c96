import type { Encrypter } from 'age-encryption';
import { loadAge } from './age.ts';
import { SealedAnswer } from './sealed-answer.ts';

/**
 * Every piece is filled up to this size, so that its length tells neither the score nor whether it
 * is a comment. The longest comment in its longest spelling (six bytes a character) fits with the
 * longest codes.
 */
export const pieceBytes = 8192;

/** Whether answers can be sealed to that recipient: the checksum holds and the key is usable. */
export async function isRecipient(recipient: string): Promise<boolean> {
  try {
    const encrypter = await encrypterFor(recipient);
    await encrypter.encrypt('');
    return true;
  } catch {
    return false; // age says in many ways that this is no key
  }
}

/** Seals a piece so that only the holder of the recipient's identity can read it. */
export async function seal(recipient: string, answer: SealedAnswer): Promise<Buffer> {
  const bytes = Buffer.from(JSON.stringify(answer));
  if (bytes.length > pieceBytes) throw new Error('whatever the contract lets in fits');
  const filled = Buffer.alloc(pieceBytes, ' ');
  bytes.copy(filled);
  const encrypter = await encrypterFor(recipient);
  return Buffer.from(await encrypter.encrypt(filled));
}

/** Opens pieces with an identity; undefined for what is sealed to somebody else, or is none. */
export async function createOpener(identity: string) {
  const { Decrypter } = await loadAge();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return async (sealed: Uint8Array): Promise<SealedAnswer | undefined> => {
    try {
      return SealedAnswer.parse(JSON.parse(await decrypter.decrypt(sealed, 'text')));
    } catch {
      return undefined; // anybody can write bytes that are no answer
    }
  };
}

async function encrypterFor(recipient: string): Promise<Encrypter> {
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter;
}
