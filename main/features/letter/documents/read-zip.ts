import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a ZIP by name, in the order of its list. */
export type ZipParts = ReadonlyMap<string, Buffer>;

export interface ZipLimits {
  readonly parts: number;
  /** Of all parts together, unpacked. */
  readonly bytes: number;
}

/** Why a ZIP was not unpacked: it is none, or it would grow beyond the limits. */
export type ZipFault = 'damaged' | 'too-big-inside';

export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly fault: ZipFault;

  constructor(fault: ZipFault) {
    super(fault);
    this.fault = fault;
  }
}

/** APPNOTE.TXT 6.3.10 of PKWARE: lengths of records and where their fields stand. */
const listEnd = { signature: 0x06_05_4b_50, length: 22 };
const listEntry = { signature: 0x02_01_4b_50, length: 46 };
const localEntry = { signature: 0x04_03_4b_50, length: 30 };
const longestComment = 0xff_ff;
const encrypted = 1;
const isUtf8 = 0x08_00;
const methods = { stored: 0, deflated: 8 };

/**
 * Unpacks a ZIP as Word writes it: no ZIP64, no encryption, one disk. It believes no size that the
 * file states about itself: unpacking stops at the limits.
 */
export function readZip(bytes: Buffer, limits: ZipLimits): ZipParts {
  try {
    return readParts(bytes, limits);
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError('damaged'); // an offset beyond the end, or data that no inflater takes
  }
}

function readParts(bytes: Buffer, limits: ZipLimits): ZipParts {
  const end = findListEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.parts) throw new ZipError('too-big-inside');
  const parts = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  let left = limits.bytes;
  for (let read = 0; read < count; read += 1) {
    if (bytes.readUInt32LE(at) !== listEntry.signature) throw new ZipError('damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const flags = bytes.readUInt16LE(at + 8);
    const rawName = bytes.subarray(at + listEntry.length, at + listEntry.length + nameLength);
    const name = rawName.toString((flags & isUtf8) === 0 ? 'latin1' : 'utf8');
    if ((flags & encrypted) !== 0 || parts.has(name)) throw new ZipError('damaged');
    if (!name.endsWith('/')) {
      const content = unpack(bytes, at, left);
      left -= content.length;
      parts.set(name, content);
    }
    at += listEntry.length + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function findListEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - listEnd.length - longestComment);
  for (let at = bytes.length - listEnd.length; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === listEnd.signature) return at;
  }
  throw new ZipError('damaged');
}

function unpack(bytes: Buffer, entryAt: number, atMost: number): Buffer {
  const method = bytes.readUInt16LE(entryAt + 10);
  const packedLength = bytes.readUInt32LE(entryAt + 20);
  const localAt = bytes.readUInt32LE(entryAt + 42);
  if (bytes.readUInt32LE(localAt) !== localEntry.signature) throw new ZipError('damaged');
  const dataAt =
    localAt +
    localEntry.length +
    bytes.readUInt16LE(localAt + 26) +
    bytes.readUInt16LE(localAt + 28);
  const packed = bytes.subarray(dataAt, dataAt + packedLength);
  const content = method === methods.deflated ? inflate(packed, atMost) : Buffer.from(packed);
  if (method !== methods.deflated && method !== methods.stored) throw new ZipError('damaged');
  if (content.length > atMost) throw new ZipError('too-big-inside');
  if (crc32(content) !== bytes.readUInt32LE(entryAt + 16)) throw new ZipError('damaged');
  return content;
}

function inflate(packed: Buffer, atMost: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(atMost, 1) });
  } catch (error) {
    const tooBig =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipError(tooBig ? 'too-big-inside' : 'damaged');
  }
}
