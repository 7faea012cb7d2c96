import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipParts } from './read-zip.ts';

/** 1 January 1980, the first day a ZIP can name: a letter's file does not tell when it was made. */
const day = 0x00_21;
const version = 20;
const namesAreUtf8 = 0x08_00;
const deflated = 8;

/** Packs parts in their order. The same parts make the same bytes. */
export function writeZip(parts: ZipParts): Buffer {
  const local: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content);
    const rawName = Buffer.from(name);
    const shared = describe(content, packed, rawName.length);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, rawName]);
    local.push(header, packed);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(version);
    const place = Buffer.alloc(14); // no comment, first disk, no attributes
    place.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), made, shared, place, rawName]));
    at += header.length + packed.length;
  }
  const entries = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, entries, end]);
}

/** The fields that stand both before the content and in the list, "version needed" to "extra length". */
function describe(content: Buffer, packed: Buffer, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(namesAreUtf8, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(day, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
