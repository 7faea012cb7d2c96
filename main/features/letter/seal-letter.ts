import { z } from 'zod';
import { LetterContents } from '#shared/features/letter/letter-contents.ts';
import { loadAge } from './age.ts';

/** Lengths are filled up to steps of this size, so that they tell little. */
const stepBytes = 512;
const endOfHeader = Buffer.from('\n--- ');

/** What lies under the seal; the id is in it so that no letter can be put in another's place. */
const Inside = z.strictObject({ format: z.literal(1), id: z.uuidv4(), contents: LetterContents });

/** An age file in two: without its header the payload is noise. */
export interface SealedLetter {
  readonly header: Buffer;
  readonly payload: Buffer;
}

/** Seals a letter to the desk's public key; only its identity opens it. */
export async function sealLetter(
  recipient: string,
  { id, contents }: { readonly id: string; readonly contents: LetterContents },
): Promise<SealedLetter> {
  const inside: z.infer<typeof Inside> = { format: 1, id, contents };
  return split(await sealBytes(recipient, fill(JSON.stringify(inside))));
}

/** Opens letters with identities; undefined for what belongs to none of them or was altered. */
export async function createLetterOpener(identities: readonly string[]) {
  const { Decrypter } = await loadAge();
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return {
    async open(id: string, { header, payload }: SealedLetter): Promise<LetterContents | undefined> {
      try {
        const text = await decrypter.decrypt(Buffer.concat([header, payload]), 'text');
        const inside = Inside.parse(JSON.parse(text));
        return inside.id === id ? inside.contents : undefined;
      } catch {
        return undefined; // sealed to somebody else, or no longer what was sealed
      }
    },
    /** What any sealed file holds; undefined as above. */
    async openBytes(file: Uint8Array): Promise<Uint8Array | undefined> {
      try {
        return await decrypter.decrypt(file);
      } catch {
        return undefined; // as above
      }
    },
    async openText(file: Uint8Array): Promise<string | undefined> {
      try {
        return (await decrypter.decrypt(file, 'text')).trimEnd();
      } catch {
        return undefined; // as above
      }
    },
  };
}
export type LetterOpener = Awaited<ReturnType<typeof createLetterOpener>>;

/** Seals a text as one plain age file, filled up as letters are. */
export async function sealText(recipient: string, text: string): Promise<Buffer> {
  return sealBytes(recipient, fill(text));
}

async function sealBytes(recipient: string, bytes: Buffer): Promise<Buffer> {
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(bytes));
}

function fill(text: string): Buffer {
  const bytes = Buffer.from(text);
  const filled = Buffer.alloc(Math.ceil((bytes.length + 1) / stepBytes) * stepBytes, ' ');
  bytes.copy(filled);
  return filled;
}

function split(file: Buffer): SealedLetter {
  const lastLine = file.indexOf(endOfHeader);
  const end = file.indexOf('\n', lastLine + endOfHeader.length) + 1;
  if (lastLine < 0 || end === 0) throw new Error('an age file begins with its header');
  return { header: file.subarray(0, end), payload: file.subarray(end) };
}
