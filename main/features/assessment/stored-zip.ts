import { crc32 } from 'node:zlib';

/** A file of an archive, with its content in memory while its turn is on. */
export interface ZipMember {
  readonly name: string;
  readonly content: Buffer;
}

/** 1 January 1980, the first day a ZIP can name: an archive of the same files has the same bytes. */
const day = 0x00_21;
const version = 20;
const namesAreUtf8 = 0x08_00;
/** Without ZIP64, sizes and places must fit into 32 bits. */
export const zipBytesAtMost = 0xff_ff_ff_ff;

/**
 * Yields a ZIP archive piece by piece, holding one member at a time. Members are stored as they are:
 * photos, PDF and office files are pressed already. (PKWARE APPNOTE 6.3, §4.3.)
 */
export function* storedZip(members: Iterable<ZipMember>): Generator<Buffer> {
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content } of members) {
    const rawName = Buffer.from(name);
    const shared = fieldsOf(content, rawName.length);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, rawName]);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(version);
    const place = Buffer.alloc(14); // no comment, first disk, no attributes
    place.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), made, shared, place, rawName]));
    at += header.length + content.length;
    yield header;
    yield content;
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

/** The fields that stand both before the content and in the list, "version needed" to "extra length". */
function fieldsOf(content: Buffer, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(namesAreUtf8, 2);
  fields.writeUInt16LE(day, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
