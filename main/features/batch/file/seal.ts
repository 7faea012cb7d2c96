import { randomBytes } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { hasCipher, nonceBytes, sealStream } from './age-stream.ts';

/**
 * Seals to recipients of age as the bytes come. The library wraps the key; the payload is sealed by the
 * system's own cipher where there is one.
 */
export async function* seal(
  plain: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
  isNative = hasCipher,
): AsyncGenerator<Uint8Array, void> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  if (!isNative) {
    yield* await encrypter.encrypt(ReadableStream.from(plain));
    return;
  }
  let fileKey = new Uint8Array();
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = key.slice();
      return []; // no stanza: it is only told the key
    },
  });
  const ofNothing = await encrypter.encrypt(new Uint8Array());
  yield ofNothing.subarray(0, -(nonceBytes + emptyChunkBytes)); // the header
  const nonce = randomBytes(nonceBytes);
  yield nonce;
  yield* sealStream(fileKey, nonce, plain);
}

/** Nothing, sealed: its tag. */
const emptyChunkBytes = 16;
