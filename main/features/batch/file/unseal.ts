import { ReadableStream } from 'node:stream/web';
import { hasCipher, nonceBytes, openStream } from './age-stream.ts';
import { payloadName } from './batch-names.ts';
import { readBytes } from './byte-reader.ts';
import { RefusedBatch } from './refused-batch.ts';

/**
 * Opens an age file that is sealed to so many X25519 recipients and to nobody else: neither to a
 * passphrase, whose cost its sender could choose, nor by a header of any length. Throws `RefusedBatch`
 * (notForUs, sealBroken).
 */
export async function* unseal(
  sealed: AsyncIterable<Uint8Array>,
  recipients: number,
  identities: readonly string[],
  isNative = hasCipher,
): AsyncGenerator<Uint8Array, void> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const reader = readBytes(sealed, Number.POSITIVE_INFINITY);
  let cause: unknown;
  async function* whole() {
    try {
      yield await takeHeader();
      yield* reader.rest();
    } catch (error) {
      cause = error;
      throw error;
    }
  }
  async function takeHeader(): Promise<Buffer> {
    const header = await reader.take(headerBytes(recipients));
    if (!headerFor(recipients).test(header.toString('latin1'))) throw broken();
    return header;
  }
  async function* opened() {
    if (isNative) {
      const fileKey = await decrypter.decryptHeader(await takeHeader());
      const nonce = await reader.take(nonceBytes);
      yield* openStream(fileKey, nonce, reader.rest());
      return;
    }
    yield* await decrypter.decrypt(ReadableStream.from(whole()));
  }
  try {
    yield* opened();
  } catch (error) {
    const first = cause ?? error;
    if (first instanceof RefusedBatch && first.fault !== 'cutShort') throw first;
    const isForOthers = error instanceof Error && error.message.startsWith('no identity matched');
    throw isForOthers ? new RefusedBatch('notForUs', payloadName) : broken();
  } finally {
    await reader.close();
  }
}

function broken(): RefusedBatch {
  return new RefusedBatch('sealBroken', payloadName);
}

/** Of age's header with X25519 stanzas alone (C2SP age.md) every line has one length. */
const [versionBytes, stanzaBytes, macBytes] = [22, 98, 48];

function headerBytes(recipients: number): number {
  return versionBytes + stanzaBytes * recipients + macBytes;
}

function headerFor(recipients: number): RegExp {
  const value = '[A-Za-z0-9+/]{43}\n';
  return new RegExp(
    `^age-encryption\\.org/v1\n(?:-> X25519 ${value}${value}){${recipients}}--- ${value}$`,
  );
}
