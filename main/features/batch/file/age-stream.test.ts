import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { hasCipher } from './age-stream.ts';
import { RefusedBatch } from './refused-batch.ts';
import { seal } from './seal.ts';
import { unseal } from './unseal.ts';

const chunk = 64 * 1024;
const sizes = [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 1];
const hasAge = spawnSync('age', ['--version']).status === 0;
let folder: string;
let identity: string;
let recipient: string;

beforeAll(async () => {
  folder = makeTempFolder();
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  writeFileSync(join(folder, 'identity'), `${identity}\n`);
});
afterAll(() => removeFolder(folder));

async function* inPiecesOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece.slice());
  return Buffer.concat(all);
}

async function byLibrary(bytes: Uint8Array): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(bytes));
}

const opened = (sealed: Uint8Array, isNative: boolean) =>
  whole(unseal(inPiecesOf(sealed, 50_000), 1, [identity], isNative));

const faultOf = (sealed: Uint8Array, isNative: boolean) =>
  opened(sealed, isNative).then(
    () => 'opened',
    (error: unknown) => (error instanceof RefusedBatch ? error.fault : String(error)),
  );

// without the system's cipher there is one way, and nothing to compare
describe.skipIf(!hasCipher)('what the system’s own cipher seals', () => {
  it.each(sizes)('is opened by the library, and the other way round: %i bytes', async (size) => {
    const plain = randomBytes(size);
    const sealed = await whole(seal(inPiecesOf(plain, 10_000), [recipient], true));
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(plain.equals(await decrypter.decrypt(sealed))).toBe(true);
    expect(sealed.length).toBe((await byLibrary(plain)).length);
    for (const isNative of [true, false]) {
      expect(plain.equals(await opened(await byLibrary(plain), isNative))).toBe(true);
      expect(plain.equals(await opened(sealed, isNative))).toBe(true);
    }
  });

  it.skipIf(!hasAge)('is opened by age itself', async () => {
    for (const size of sizes) {
      const plain = randomBytes(size);
      const input = await whole(seal(inPiecesOf(plain, chunk), [recipient], true));
      const age = spawnSync('age', ['-d', '-i', join(folder, 'identity')], {
        input,
        maxBuffer: 8 * chunk,
      });
      expect(age.stderr.toString()).toBe('');
      expect(plain.equals(age.stdout)).toBe(true);
    }
  });
});

describe('what was sealed and then altered', () => {
  it('is refused, whichever way it is opened, for the same reason', async () => {
    const sealed = await byLibrary(randomBytes(2 * chunk));
    const header = sealed.indexOf('\n--- ') + 49;
    const [first, second] = [header + 16, header + 16 + chunk + 16];
    const exchanged = Buffer.concat([
      sealed.subarray(0, first),
      sealed.subarray(second),
      sealed.subarray(first, second),
    ]);
    const alterations = [
      sealed.subarray(0, -1),
      sealed.subarray(0, second),
      sealed.subarray(0, first),
      sealed.subarray(0, header + 3),
      Buffer.concat([sealed, Buffer.alloc(1)]),
      Buffer.concat([sealed, Buffer.alloc(16)]),
      exchanged,
    ];
    for (const altered of alterations) {
      for (const isNative of new Set([hasCipher, false])) {
        expect(await faultOf(altered, isNative)).toBe('sealBroken');
      }
    }
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sealed.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const altered = Buffer.from(sealed);
          altered[at] = (altered[at] ?? 0) ^ by;
          expect(await faultOf(altered, hasCipher)).toBe(await faultOf(altered, false));
          expect(await faultOf(altered, hasCipher)).not.toBe('opened');
        },
      ),
      { numRuns: 40 },
    );
  });
});
