import { createHash, hash, type Hash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { z } from 'zod';
import type { BatchFault } from '#shared/features/batch/batch-fault.ts';
import { Envelope, envelopeFormat } from '#shared/features/batch/envelope.ts';
import { batchFormat, Manifest } from '#shared/features/batch/manifest.ts';
import {
  envelopeName,
  envelopePurpose,
  envelopeSignatureName,
  manifestLimit,
  manifestName,
  manifestPurpose,
  manifestSignatureName,
  payloadName,
} from './batch-names.ts';
import { readBytes, type ByteReader } from './byte-reader.ts';
import { gunzip } from './gunzip.ts';
import { readSpelledJson } from './json-spelling.ts';
import { findMisplaced } from './part-names.ts';
import { RefusedBatch } from './refused-batch.ts';
import { openRegularFile, type RegularFile } from './regular-file.ts';
import { isSshSigned, keyFingerprint, parseSshPublicKey } from './ssh-signature.ts';
import { readTarHeader, skipTarPadding } from './tar.ts';
import { unseal } from './unseal.ts';

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

/** The outside of a batch whose every byte has been compared with its sender's signature. */
export interface SealedBatch {
  readonly envelope: Envelope;
  /** Where the sealed payload begins in the file, in bytes. */
  readonly payloadAt: number;
  /** SHA-256 of the whole file, in hexadecimal. */
  readonly fileSha256: string;
}

/**
 * Who may send: the public key (32 bytes) behind a fingerprint, or why it is not taken. The signature is
 * handed over before anybody has looked whether it holds.
 */
export type TrustOf = (
  fingerprint: string,
  envelope: Envelope,
  signature: string,
) => Buffer | Extract<BatchFault, 'senderUnknown' | 'senderRevoked'>;

/**
 * Reads the outside of a file and compares every byte of it with the sender's signature; needs nobody's
 * secret. Throws `RefusedBatch`.
 */
export async function verifySealed(
  path: string,
  trustOf: TrustOf,
  limits: BatchLimits = usualLimits,
): Promise<SealedBatch> {
  const file = await openRegularFile(path);
  const sum = createHash('sha256');
  const reader = readBytes(summed(file.pieces(0, file.bytes), sum), file.bytes);
  try {
    await assertBegins(file);
    if (file.bytes > limits.fileBytes) throw new RefusedBatch('tooLarge');
    const first = await memberNamed(reader, envelopeName, envelopeLimit);
    const envelope = parse(Envelope, envelopeFormat, first, 'envelopeInvalid', envelopeName);
    const member = await memberNamed(reader, envelopeSignatureName, signatureLimit);
    const signature = member.toString('latin1');
    const key = trustOf(envelope.sealedBy, envelope, signature);
    if (typeof key === 'string') throw new RefusedBatch(key);
    const digest = hash('sha512', first, 'buffer');
    if (
      keyFingerprint(key) !== envelope.sealedBy ||
      !isSshSigned(key, envelopePurpose, digest, signature)
    ) {
      throw new RefusedBatch('signatureInvalid', envelopeName);
    }
    await expectPayload(reader, envelope);
    const payloadAt = bytesOfMember(first.length) + bytesOfMember(member.length) + headerBytes;
    return { envelope, payloadAt, fileSha256: sum.digest('hex') };
  } catch (error) {
    throw asOutside(error);
  } finally {
    await reader.close();
    await file.close();
  }
}

async function* summed(pieces: AsyncIterable<Buffer>, sum: Hash): AsyncGenerator<Buffer, void> {
  for await (const piece of pieces) {
    sum.update(piece);
    yield piece;
  }
}

/** What came out of a batch, unpacked into a folder of its own. */
export interface OpenedBatch {
  readonly manifest: Manifest;
  /** As it stood in the file; its SHA-256 is the batch's name. */
  readonly manifestBytes: Buffer;
  readonly manifestSignature: string;
  /** Where a part lies now, if it was not left out. */
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
 * author, and every part the one that the manifest names. Throws `RefusedBatch`; what the disk refuses
 * while unpacking is no fault of the batch and is thrown as it comes.
 */
export async function openSealed(
  path: string,
  { envelope, payloadAt }: SealedBatch,
  { identities, authorKey, into }: Opening,
  limits: BatchLimits = usualLimits,
): Promise<OpenedBatch> {
  const file = await openRegularFile(path);
  const sealed = asVerified(file.pieces(payloadAt, payloadAt + envelope.payload.bytes), envelope);
  const unsealed = unseal(sealed, envelope.sealedFor.length, identities);
  const reader = readBytes(gunzip(unsealed), limits.insideBytes);
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
    const parts = partsInside(envelope, manifest);
    assertFitting(manifest, Math.min(limits.insideBytes, mostFrom(envelope.payload.bytes)));
    for (const part of parts) await unpackPart(reader, part, into);
    const more = await readTarHeader(reader);
    if (more !== undefined) throw new RefusedBatch('partUnexpected', more.name);
    return {
      manifest,
      manifestBytes,
      manifestSignature,
      fileOf: (part) => join(into, ...part.split('/')),
    };
  } catch (error) {
    throw asInside(error);
  } finally {
    await reader.close();
    await file.close();
  }
}

/** The sealed bytes, which must be those that were verified: a stick can be exchanged in between. */
async function* asVerified(sealed: AsyncIterable<Buffer>, { payload }: Envelope) {
  const sum = createHash('sha256');
  for await (const piece of sealed) {
    sum.update(piece);
    yield piece;
  }
  if (sum.digest('hex') !== payload.sha256) throw new RefusedBatch('payloadAltered', payloadName);
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

/** What was left out on the way stands in the manifest for ever, each part once. */
function partsInside({ leftOut = [] }: Envelope, { parts }: Manifest): Manifest['parts'] {
  const left = new Set(leftOut);
  const inside = parts.filter(({ path }) => !left.has(path));
  if (inside.length + leftOut.length !== parts.length) {
    throw new RefusedBatch('otherThanEnvelope', manifestName);
  }
  return inside;
}

/** Every row has a random id, so that tables grow tenfold at most; what would grow more is a trap. */
export function mostFrom(sealedBytes: number): number {
  return 64 * mebibyte + 100 * sealedBytes;
}

function assertFitting({ parts }: Manifest, insideBytes: number): void {
  const misplaced = findMisplaced(parts);
  if (misplaced !== undefined) throw new RefusedBatch('pathNotAllowed', manifestName);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  if (bytes > insideBytes) throw new RefusedBatch('tooMuchInside', manifestName);
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

/** A text, a photo, somebody else's archive: told by its first bytes from a batch that was damaged. */
async function assertBegins(file: RegularFile): Promise<void> {
  const begin = Buffer.from(`${envelopeName}\0`);
  for await (const piece of file.pieces(0, Math.min(begin.length, file.bytes))) {
    if (!begin.subarray(0, piece.length).equals(piece)) throw new RefusedBatch('notABatch');
  }
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
  if (header?.name !== name) throw new RefusedBatch('frameAltered', name);
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
    document = readSpelledJson(bytes);
  } catch {
    throw new RefusedBatch(fault, place);
  }
  const named = Reflect.get(Object(document), 'format');
  if (isOtherFormat(named, format)) throw new RefusedBatch('formatUnknown', named);
  const parsed = schema.safeParse(document);
  if (!parsed.success) throw new RefusedBatch(fault, place);
  return parsed.data;
}

/** Only what looks like a format's name is one, and may be shown. */
function isOtherFormat(named: unknown, format: string): named is string {
  return typeof named === 'string' && named !== format && /^[a-z-]{1,40}\/\d{1,4}$/.test(named);
}

/** Three names are known out here: another one is not forbidden but a sign of damage. */
function asOutside(error: unknown): unknown {
  const isName = error instanceof RefusedBatch && error.fault === 'pathNotAllowed';
  return isName ? new RefusedBatch('frameAltered') : error;
}

/** A whole file whose inside has a wrong form was made so; it was not cut or altered on its way. */
function asInside(error: unknown): unknown {
  if (!(error instanceof RefusedBatch)) return error;
  switch (error.fault) {
    case 'cutShort':
    case 'somethingAdded':
    case 'frameAltered':
      return new RefusedBatch('archiveInvalid', error.place);
    case 'tooLarge':
      return new RefusedBatch('tooMuchInside', error.place);
    default:
      return error;
  }
}

const headerBytes = 512;

function bytesOfMember(bytes: number): number {
  return headerBytes + Math.ceil(bytes / headerBytes) * headerBytes;
}
