import { createHash, createPublicKey, hash, type KeyObject } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Envelope, envelopeFormat } from '#shared/features/batch/envelope.ts';
import { Manifest, type Part } from '#shared/features/batch/manifest.ts';
import { syncFile } from '#main/platform/files.ts';
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
import { readSpelledJson, spellJson } from './json-spelling.ts';
import { findMisplaced } from './part-names.ts';
import { press, type Piece } from './press.ts';
import { seal } from './seal.ts';
import { keyFingerprint, parseSshPublicKey, rawPublicKey, sshSign } from './ssh-signature.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';

/** A file that goes into a batch; it lies on the disk until the batch is built. */
export interface PartFile {
  readonly path: string;
  readonly file: string;
  readonly mediaType: string;
  readonly rows?: number;
  /** Where whoever wrote it measured it; it is compared as the batch is sealed. */
  readonly measure?: Measure;
}

/** A file's size, and its SHA-256 in hexadecimal. */
export interface Measure {
  readonly bytes: number;
  readonly sha256: string;
}

/** What a batch says of itself, its parts left out: they are measured. */
export type Content<Of extends Manifest = Manifest> = Of extends Manifest
  ? Omit<Of, 'parts'>
  : never;

/** A manifest as it will stand in the file for ever, and its author's signature. */
export interface SignedManifest {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
  readonly signature: string;
  /** SHA-256 of `bytes`: the batch's name. */
  readonly name: string;
}

/** Measures the parts and signs what the batch is. */
export async function signManifest(
  content: Content,
  parts: readonly PartFile[],
  key: KeyObject,
): Promise<SignedManifest> {
  const measured: Part[] = [];
  for (const { path, file, mediaType, rows, measure } of parts) {
    const { bytes, sha256 } = measure ?? (await measureFile(file));
    measured.push({ path, mediaType, bytes, sha256, ...(rows === undefined ? {} : { rows }) });
  }
  const misplaced = findMisplaced(parts);
  if (misplaced !== undefined) throw new Error(`${misplaced} may not stand in a batch`);
  const manifest = Manifest.parse({ ...content, parts: measured });
  const bytes = spellJson(manifest);
  readSpelledJson(bytes); // what no reader would take is not signed
  if (bytes.length > manifestLimit) throw new RangeError('a manifest is too large');
  const signature = sshSign(key, manifestPurpose, hash('sha512', bytes, 'buffer'));
  return { manifest, bytes, signature, name: hash('sha256', bytes, 'hex') };
}

export interface Sealing {
  /** Who may open it, as age recipients. */
  readonly sealedFor: readonly string[];
  /** Signs the envelope: the author's key, or that of an office that passes the batch on. */
  readonly key: KeyObject;
  /** Lies beside the batch while it is built and is overwritten. */
  readonly scratch: string;
  readonly file: string;
  /** Parts of the manifest that stay behind, where somebody passes the batch on. */
  readonly leftOut?: readonly string[];
}

/** Seals a signed manifest and its parts into one file, which has reached the disk when this returns. */
export async function sealBatch(
  { manifest, bytes, signature, name }: SignedManifest,
  parts: readonly PartFile[],
  { sealedFor, key, scratch, file, leftOut = [] }: Sealing,
): Promise<Envelope> {
  const head = [
    ...member(manifestName, bytes),
    ...member(manifestSignatureName, Buffer.from(signature)),
  ];
  const inside = manifest.parts.filter(({ path }) => !leftOut.includes(path));
  // by how well it presses a letters' file could be told from another
  const isStored = manifest.kind === 'letters';
  const tar = tarOfParts(head, inside, parts, isStored);
  const payload = await writeSealed(press(tar), sealedFor, scratch);
  const sealer = rawPublicKey(createPublicKey(key));
  const author = parseSshPublicKey(manifest.author.key);
  if (author === undefined) throw new Error('a manifest names its author by a key');
  const envelope = Envelope.parse({
    format: envelopeFormat,
    kind: manifest.kind,
    author: {
      unitCode: manifest.author.unit.code,
      stationCode: manifest.author.station?.code ?? null,
      key: keyFingerprint(author),
    },
    place: manifest.place,
    manifest: name,
    sealedBy: keyFingerprint(sealer),
    sealedFor,
    payload,
    ...(leftOut.length > 0 && { leftOut }),
  });
  const envelopeBytes = spellJson(envelope);
  const envelopeSignature = sshSign(key, envelopePurpose, hash('sha512', envelopeBytes, 'buffer'));
  const front = Buffer.concat([
    ...member(envelopeName, envelopeBytes),
    ...member(envelopeSignatureName, Buffer.from(envelopeSignature)),
    tarHeader(payloadName, payload.bytes),
  ]);
  const back = Buffer.concat([tarPadding(payload.bytes), tarEnd]);
  async function* whole() {
    yield front;
    yield* piecesOf(scratch);
    yield back;
  }
  await pipeline(whole, createWriteStream(file));
  syncFile(file);
  return envelope;
}

function member(name: string, content: Buffer): readonly Buffer[] {
  return [tarHeader(name, content.length), content, tarPadding(content.length)];
}

async function* tarOfParts(
  head: readonly Buffer[],
  measured: readonly Part[],
  parts: readonly PartFile[],
  isStored: boolean,
): AsyncGenerator<Piece, void> {
  const frame = (bytes: Buffer): Piece => ({ bytes, isPressed: isStored });
  yield* head.map(frame);
  for (const [at, part] of measured.entries()) {
    yield frame(tarHeader(part.path, part.bytes));
    const file = parts[at]?.file;
    if (file === undefined) throw new Error(`${part.path} was measured and is not there`);
    const isPressed = isStored || pressedAlready.test(part.path);
    for await (const bytes of asMeasured(part, piecesOf(file))) yield { bytes, isPressed };
    yield frame(tarPadding(part.bytes));
  }
  yield frame(tarEnd);
}

const pressedAlready = /\.(?:age|parquet|gz|zip|jpg|png|pdf|docx|xlsx)$/;

function piecesOf(file: string): AsyncIterable<Buffer> {
  return createReadStream(file, { highWaterMark: 256 * 1024 });
}

/** A file that is not what it was when the manifest was signed would be sealed into a batch nobody takes. */
async function* asMeasured(part: Part, content: AsyncIterable<Buffer>) {
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const piece of content) {
    sum.update(piece);
    bytes += piece.length;
    yield piece;
  }
  if (bytes !== part.bytes || sum.digest('hex') !== part.sha256) {
    throw new Error(`${part.path} was changed while the batch was built`);
  }
}

async function writeSealed(
  pressed: AsyncIterable<Uint8Array>,
  sealedFor: readonly string[],
  file: string,
): Promise<Envelope['payload']> {
  const { passing, measured } = measuring(seal(pressed, sealedFor));
  await pipeline(passing, createWriteStream(file));
  return measured();
}

/** Measures bytes as they pass. */
export function measuring(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const sum = createHash('sha256');
  let bytes = 0;
  async function* passing() {
    for await (const piece of pieces) {
      sum.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  return { passing, measured: (): Measure => ({ bytes, sha256: sum.digest('hex') }) };
}

/** Its size and SHA-256 in hexadecimal, read piece by piece. */
export async function measureFile(file: string): Promise<Measure> {
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const piece of piecesOf(file)) {
    sum.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: sum.digest('hex') };
}
