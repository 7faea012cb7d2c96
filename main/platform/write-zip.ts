import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive, with its content in memory while its turn is on. */
export interface ZipMember {
  readonly name: string;
  readonly content: Buffer;
}

/** What is pressed already, as photos and PDF are, is stored as it is. */
export type ZipMethod = 'stored' | 'deflated';

const codeOf: Readonly<Record<ZipMethod, number>> = { stored: 0, deflated: 8 };
/** 1 January 1980, the first day a ZIP can name: none tells when it was made. */
const day = 0x00_21;
const version = 20;
const namesAreUtf8 = 0x08_00;
/** Without ZIP64, sizes and places must fit into 32 bits. */
export const zipBytesAtMost = 0xff_ff_ff_ff;

/**
 * Yields a ZIP archive piece by piece, holding one member at a time. The same members make the same bytes.
 * (PKWARE APPNOTE 6.3, §4.3.)
 */
export function* zipPieces(members: Iterable<ZipMember>, method: ZipMethod): Generator<Buffer> {
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content } of members) {
    const packed = method === 'deflated' ? deflateRawSync(content) : content;
    const rawName = Buffer.from(name);
    const shared = Buffer.alloc(26); // both before the content and in the list
    shared.writeUInt16LE(version, 0);
    shared.writeUInt16LE(namesAreUtf8, 2);
    shared.writeUInt16LE(codeOf[method], 4);
    shared.writeUInt16LE(day, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(rawName.length, 22);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, rawName]);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(version);
    const place = Buffer.alloc(14); // no comment, first disk, no attributes
    place.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), made, shared, place, rawName]));
    at += header.length + packed.length;
    yield header;
    yield packed;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  yield list;
  yield end;
}

/** A whole archive in memory, of parts by name in their order. */
export function writeZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const members = [...parts].map(([name, content]) => ({ name, content }));
  return Buffer.concat([...zipPieces(members, 'deflated')]);
}
