import { RefusedBatch } from './refused-batch.ts';
import type { ByteReader } from './byte-reader.ts';

/**
 * Archives as POSIX ustar (IEEE Std 1003.1, "pax": ustar interchange format), in one spelling only:
 * regular files, fixed owner, rights and time. A name and a size thus fix every byte of a header, and
 * whatever else stands there is refused: nothing can hide in an archive beside its files.
 */
const blockBytes = 512;
/** Two empty blocks, and not a byte after them. */
export const tarEnd = Buffer.alloc(2 * blockBytes);

/** Names a member may have: no way out of the folder, nothing that two systems read differently. */
const allowedName =
  /^[a-z0-9]([a-z0-9._-]{0,59}[a-z0-9_-])?(\/[a-z0-9]([a-z0-9._-]{0,59}[a-z0-9_-])?){0,2}$/;
/** Windows opens a device by these, in any folder and with any ending. */
const deviceName = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/;
/** `sha256sum` and people know it by this name. */
const sums = 'SHA256SUMS';
const longestName = 99;
const largestSize = 0o77777777777;

/** The header of a member, 512 bytes. */
export function tarHeader(name: string, bytes: number): Buffer {
  if (!isAllowedName(name)) throw new Error(`${name} may not stand in an archive`);
  if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes > largestSize) {
    throw new RangeError(`${name} is too large for an archive`);
  }
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 'ascii');
  header.write('0000644\0', 100, 'ascii'); // rights
  header.write('0000000\0', 108, 'ascii'); // owner
  header.write('0000000\0', 116, 'ascii'); // group
  header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124, 'ascii');
  header.write('00000000000\0', 136, 'ascii'); // no time: when a file was made stands in the manifest
  header.write('        ', 148, 'ascii'); // the sum is taken over spaces in its own place
  header.write('0', 156, 'ascii'); // a regular file
  header.write('ustar\x0000', 257, 'ascii');
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return header;
}

/** What fills a member's last block. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((blockBytes - (bytes % blockBytes)) % blockBytes);
}

/** A whole archive of members that are held in memory. */
export function tarOf(members: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const blocks = members.flatMap(([name, content]) => [
    tarHeader(name, content.length),
    content,
    tarPadding(content.length),
  ]);
  return Buffer.concat([...blocks, tarEnd]);
}

/** The next member; undefined at the end, after which nothing may follow. */
export async function readTarHeader(
  from: ByteReader,
): Promise<{ readonly name: string; readonly bytes: number } | undefined> {
  const header = await from.take(blockBytes);
  if (header.every((byte) => byte === 0)) {
    const second = await from.take(blockBytes);
    if (!second.every((byte) => byte === 0)) throw new RefusedBatch('frameAltered');
    if (!(await from.isAtEnd())) throw new RefusedBatch('somethingAdded');
    return undefined;
  }
  const name = header.toString('latin1', 0, Math.max(header.subarray(0, 100).indexOf(0), 0));
  const size = header.toString('latin1', 124, 135);
  if (header.toString('latin1', 257, 262) !== 'ustar') throw new RefusedBatch('frameAltered');
  if (!isAllowedName(name)) throw new RefusedBatch('pathNotAllowed');
  if (!/^[0-7]{11}$/.test(size)) throw new RefusedBatch('frameAltered', name);
  const bytes = Number.parseInt(size, 8);
  if (!header.equals(tarHeader(name, bytes))) throw new RefusedBatch('frameAltered', name);
  return { name, bytes };
}

/** Passes over what fills a member's last block; only zeros may stand there. */
export async function skipTarPadding(from: ByteReader, bytes: number): Promise<void> {
  const padding = await from.take(tarPadding(bytes).length);
  if (!padding.every((byte) => byte === 0)) throw new RefusedBatch('frameAltered');
}

/** Whether a file may have this name in an archive. */
export function isAllowedName(name: string): boolean {
  if (name === sums) return true;
  return name.length <= longestName && allowedName.test(name) && !deviceName.test(name);
}
