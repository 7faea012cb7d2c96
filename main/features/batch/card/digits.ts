import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * A text as digits: a scanner that types like a keyboard types them right under every keyboard layout and
 * every Vietnamese input method, and a QR picture packs them three and a third bits to the digit. Two bytes
 * (of the text in UTF-8, deflated) are five digits; what comes first is the count of bytes.
 */
export function digitsOf(text: string): string {
  const packed = deflateRawSync(text, { level: 9 });
  const bytes = Buffer.alloc(2 + packed.length + (packed.length % 2));
  bytes.writeUInt16BE(packed.length);
  packed.copy(bytes, 2);
  return Array.from({ length: bytes.length / 2 }, (_, at) =>
    String(bytes.readUInt16BE(at * 2)).padStart(5, '0'),
  ).join('');
}

export function isDigits(text: string): boolean {
  return /^[\d\s]+$/.test(text);
}

/** Undefined for digits that nobody made from a text. */
export function textOfDigits(digits: string): string | undefined {
  const groups = digits.replace(/\s/g, '').match(/\d{1,5}/g) ?? [];
  const numbers = groups.map(Number);
  if (groups.some(({ length }) => length < 5) || numbers.some((number) => number > 0xff_ff)) {
    return undefined;
  }
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, at) => bytes.writeUInt16BE(number, at * 2));
  if (bytes.length < 2) return undefined;
  const packed = bytes.subarray(2, 2 + bytes.readUInt16BE(0));
  try {
    const text = inflateRawSync(packed, { maxOutputLength: 65_536 }).toString();
    return digitsOf(text) === groups.join('') ? text : undefined;
  } catch {
    return undefined; // cut short, or too much inside
  }
}
