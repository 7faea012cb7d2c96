import { createHash, hash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import type { BatchFault } from '#shared/features/batch/batch-fault.ts';
import { Envelope, envelopeFormat } from '#shared/features/batch/envelope.ts';
import { batchFormat, Manifest } from '#shared/features/batch/manifest.ts';
import {
  envelopeName,
  envelopePurpose,
  envelopeSignatureName,
  manifestName,
  manifestPurpose,
  manifestSignatureName,
  payloadName,
} from './batch-names.ts';
import { readBytes, type ByteReader } from './byte-reader.ts';
import { RefusedBatch } from './refused-batch.ts';
import { isSshSigned, keyFingerprint, parseSshPublicKey } from './ssh-signature.ts';
import { readTarHeader, skipTarPadding } from './tar.ts';

/** Bounds on what is read of a file that anybody may have made. */
export interface BatchLimits {
  readonly fileBytes: number;
  /** Of everything inside, unpacked. */
  readonly insideBytes: number;
}

const mebibyte = 1024 * 1024;
export const usualLimits: BatchLimits = {
  fileBytes: 2048 * mebibyte,
  insideBytes: 16_384 * mebibyte,
};
const envelopeLimit = 64 * 1024;
const signatureLimit = 4096;
const manifestLimit = 8 * mebibyte;

/** The outside of a batch whose every byte has been compared with its sender's signature. */
export interface SealedBatch {
  readonly envelope: Envelope;
  /** Where the sealed payload begins in the file, in bytes. */
  readonly payloadAt: number;
}

/** Who may send: the public key (32 bytes) behind a fingerprint, or why it is not taken. */
export type TrustOf = (
  fingerprint: string,
  envelope: Envelope,
) => Buffer | Extract<BatchFault, 'senderUnknown' | 'senderRevoked'>;

/**
 * Reads the outside of a file and compares every byte of it with the sender's signature; needs nobody's
 * secret. Throws `RefusedBatch`.
 */
export async function verifySealed(
  file: string,
  trustOf: TrustOf,
  limits: BatchLimits = usualLimits,
): Promise<SealedBatch> {
  const bytes = sizeOf(file);
  if (bytes > limits.fileBytes) throw new RefusedBatch('tooLarge');
  const reader = readBytes(createReadStream(file), limits.fileBytes);
  try {
    const first = await memberNamed(reader, envelopeName, envelopeLimit);
    const envelope = parse(Envelope, envelopeFormat, first, 'envelopeInvalid', envelopeName);
    const signature = await memberNamed(reader, envelopeSignatureName, signatureLimit);
    const key = trustOf(envelope.sealedBy, envelope);
    if (typeof key === 'string') throw new RefusedBatch(key);
    const digest = hash('sha512', first, 'buffer');
    if (
      keyFingerprint(key) !== envelope.sealedBy ||
      !isSshSigned(key, envelopePurpose, digest, signature.toString('latin1'))
    ) {
      throw new RefusedBatch('signatureInvalid', envelopeName);
    }
    await expectPayload(reader, envelope);
    const payloadAt = bytesOfMember(first.length) + bytesOfMember(signature.length) + headerBytes;
    return { envelope, payloadAt };
  } catch (error) {
    throw asRefused(error, 'unreadable');
  } finally {
    await reader.close();
  }
}

/** What came out of a batch, unpacked into a folder of its own. */
export interface OpenedBatch {
  readonly manifest: Manifest;
  /** As it stood in the file; its SHA-256 is the batch's name. */
  readonly manifestBytes: Buffer;
  readonly manifestSignature: string;
  /** Where a part lies now. */
  readonly fileOf: (path: string) => string;
}

interface Opening {
  /** Secret keys of age, any of which may open it. */
  readonly identities: readonly string[];
  /** The author's public key, 32 bytes: the sender's own, or of a station whose batch is passed on. */
  readonly authorKey: Buffer;
  /** An empty folder; what is half unpacked when a batch is refused is the caller's to remove. */
  readonly into: string;
}

/**
 * Opens a verified batch and unpacks it: its manifest must be the one on the envelope and signed by its
 * author, and every part the one that the manifest names. Throws `RefusedBatch`.
 */
export async function openSealed(
  file: string,
  { envelope, payloadAt }: SealedBatch,
  { identities, authorKey, into }: Opening,
  limits: BatchLimits = usualLimits,
): Promise<OpenedBatch> {
  const end = payloadAt + envelope.payload.bytes - 1;
  const sealed = createReadStream(file, { start: payloadAt, end });
  const reader = readBytes(gunzip(unseal(sealed, identities)), limits.insideBytes);
  try {
    const manifestBytes = await memberNamed(reader, manifestName, manifestLimit);
    if (hash('sha256', manifestBytes, 'hex') !== envelope.manifest) {
      throw new RefusedBatch('otherThanEnvelope', manifestName);
    }
    const manifest = parse(Manifest, batchFormat, manifestBytes, 'manifestInvalid', manifestName);
    const signature = await memberNamed(reader, manifestSignatureName, signatureLimit);
    const manifestSignature = signature.toString('latin1');
    const digest = hash('sha512', manifestBytes, 'buffer');
    if (!isSshSigned(authorKey, manifestPurpose, digest, manifestSignature)) {
      throw new RefusedBatch('manifestSignatureInvalid', manifestName);
    }
    assertSame(envelope, manifest, authorKey);
    for (const part of manifest.parts) await unpackPart(reader, part, into);
    const more = await readTarHeader(reader);
    if (more !== undefined) throw new RefusedBatch('partUnexpected', more.name);
    return {
      manifest,
      manifestBytes,
      manifestSignature,
      fileOf: (path) => join(into, ...path.split('/')),
    };
  } catch (error) {
    throw asRefused(error, 'unreadable');
  } finally {
    await reader.close();
  }
}

function assertSame(envelope: Envelope, manifest: Manifest, authorKey: Buffer): void {
  const { author } = manifest;
  const key = parseSshPublicKey(author.key);
  const isSame =
    manifest.kind === envelope.kind &&
    author.unit.code === envelope.author.unitCode &&
    (author.station?.code ?? null) === envelope.author.stationCode &&
    key?.equals(authorKey) === true &&
    keyFingerprint(authorKey) === envelope.author.key &&
    manifest.place?.incarnation === envelope.place?.incarnation &&
    manifest.place?.number === envelope.place?.number;
  if (!isSame) throw new RefusedBatch('otherThanEnvelope', manifestName);
}

async function unpackPart(
  reader: ByteReader,
  part: Manifest['parts'][number],
  into: string,
): Promise<void> {
  const header = await readTarHeader(reader);
  if (header === undefined) throw new RefusedBatch('partMissing', part.path);
  if (header.name !== part.path) throw new RefusedBatch('partUnexpected', header.name);
  if (header.bytes !== part.bytes) throw new RefusedBatch('partAltered', part.path);
  const file = join(into, ...part.path.split('/'));
  mkdirSync(dirname(file), { recursive: true });
  const sum = createHash('sha256');
  async function* measured() {
    for await (const piece of reader.pass(part.bytes)) {
      sum.update(piece);
      yield piece;
    }
  }
  await pipeline(measured, createWriteStream(file, { flags: 'wx' }));
  if (sum.digest('hex') !== part.sha256) throw new RefusedBatch('partAltered', part.path);
  await skipTarPadding(reader, part.bytes);
}

async function expectPayload(reader: ByteReader, { payload }: Envelope): Promise<void> {
  const header = await readTarHeader(reader);
  if (header?.name !== payloadName || header.bytes !== payload.bytes) {
    throw new RefusedBatch('frameAltered', payloadName);
  }
  const sum = createHash('sha256');
  for await (const piece of reader.pass(payload.bytes)) sum.update(piece);
  if (sum.digest('hex') !== payload.sha256) throw new RefusedBatch('payloadAltered', payloadName);
  await skipTarPadding(reader, payload.bytes);
  const more = await readTarHeader(reader);
  if (more !== undefined) throw new RefusedBatch('somethingAdded', more.name);
}

async function memberNamed(reader: ByteReader, name: string, limit: number): Promise<Buffer> {
  const header = await readTarHeader(reader);
  if (header?.name !== name) throw new RefusedBatch('notABatch');
  if (header.bytes > limit) throw new RefusedBatch('tooLarge', name);
  const content = await reader.take(header.bytes);
  await skipTarPadding(reader, header.bytes);
  return content;
}

/** Its own format and nothing else; a format that is not known yet is not called damaged. */
function parse<Schema extends z.ZodType<{ format: string }>>(
  schema: Schema,
  format: string,
  bytes: Buffer,
  fault: BatchFault,
  place: string,
): z.infer<Schema> {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RefusedBatch(fault, place);
  }
  const named = Reflect.get(Object(document), 'format');
  if (typeof named === 'string' && named !== format) throw new RefusedBatch('formatUnknown', named);
  const parsed = schema.safeParse(document);
  if (!parsed.success) throw new RefusedBatch(fault, place);
  return parsed.data;
}

async function* unseal(
  sealed: Readable,
  identities: readonly string[],
): AsyncGenerator<Uint8Array, void> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const source = Readable.toWeb(sealed) as ReadableStream<Uint8Array>;
  let opened: ReadableStream<Uint8Array>;
  try {
    opened = await decrypter.decrypt(source);
  } catch (error) {
    sealed.destroy();
    const isForOthers = error instanceof Error && error.message.startsWith('no identity matched');
    throw new RefusedBatch(isForOthers ? 'notForUs' : 'sealBroken', payloadName);
  }
  try {
    for await (const piece of opened) yield piece;
  } catch (error) {
    throw asRefused(error, 'sealBroken');
  } finally {
    sealed.destroy();
  }
}

async function* gunzip(zipped: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let cause: unknown;
  const source = Readable.from(zipped, { objectMode: false });
  const unzipped = createGunzip();
  source.on('error', (error) => {
    cause = error;
    unzipped.destroy(error);
  });
  try {
    for await (const piece of source.pipe(unzipped) as AsyncIterable<Buffer>) yield piece;
  } catch (error) {
    throw asRefused(cause ?? error, 'archiveInvalid');
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

function sizeOf(file: string): number {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new RefusedBatch('notABatch');
    return found.size;
  } catch (error) {
    throw asRefused(error, 'unreadable');
  }
}

function asRefused(error: unknown, fault: BatchFault): RefusedBatch {
  return error instanceof RefusedBatch ? error : new RefusedBatch(fault);
}

const headerBytes = 512;

function bytesOfMember(bytes: number): number {
  return headerBytes + Math.ceil(bytes / headerBytes) * headerBytes;
}
