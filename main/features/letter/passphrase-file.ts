import { loadAge } from './age.ts';

/** scrypt's N is two to the power of this: OWASP's first choice, 128 MB and half a second. */
export const usualWorkFactor = 17;
/** For a passphrase that is shown on the screen: nothing is protected by making it slow. */
export const trialWorkFactor = 10;

export interface PassphraseSealing {
  readonly text: string;
  readonly passphrase: string;
  readonly workFactor: number;
}

/** Seals a text as an age file that asks for a passphrase. Slow on purpose: it belongs in a worker. */
export async function sealWithPassphrase({
  text,
  passphrase,
  workFactor,
}: PassphraseSealing): Promise<Uint8Array> {
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(asTyped(passphrase));
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(text);
}

/** What a file holds; undefined for a wrong passphrase or a file that is none. As slow as sealing. */
export async function openWithPassphrase({
  file,
  passphrase,
}: {
  readonly file: Uint8Array;
  readonly passphrase: string;
}): Promise<string | undefined> {
  const { Decrypter } = await loadAge();
  const decrypter = new Decrypter();
  decrypter.addPassphrase(asTyped(passphrase));
  try {
    return await decrypter.decrypt(file, 'text');
  } catch {
    return undefined; // age says wrong passphrases and damaged files with errors alike
  }
}

/** The same passphrase however its accents are composed. */
function asTyped(passphrase: string): string {
  return passphrase.normalize('NFC').trim();
}
