/**
 * JSON in one spelling: that of ECMAScript's `JSON.stringify(value, null, 2)` and a line's end, in UTF-8.
 * Two readers can then never see two things in one text, as they do where a key stands twice, a number
 * is too large for one of them or a character is half of one.
 */
export function spellJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** Reads what `spellJson` wrote; throws a `SyntaxError` at any other spelling and at absurd sizes. */
export function readSpelledJson(bytes: Buffer): unknown {
  assertBounded(bytes);
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  if (!spellJson(value).equals(bytes)) throw new SyntaxError('spelt otherwise');
  if (hasHalfCharacter(bytes)) throw new SyntaxError('half a character');
  return value;
}

const deepest = 16;
/** A few bytes of JSON can become hundreds in memory: an office's longest list has a tenth of this. */
const mostValues = 100_000;

const [quote, escape, comma] = [0x22, 0x5c, 0x2c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

function assertBounded(bytes: Buffer): void {
  let depth = 0;
  let values = 0;
  let isInText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) isInText = !isInText;
    else if (isInText) at += byte === escape ? 1 : 0;
    else if (opening.has(byte)) depth++;
    else if (closing.has(byte)) depth--;
    if (!isInText && (byte === comma || opening.has(byte))) values++;
    if (depth > deepest || values > mostValues) throw new SyntaxError('too much');
  }
}

/** `JSON.stringify` writes half of a surrogate pair as an escape, and nothing else that begins so. */
function hasHalfCharacter(bytes: Buffer): boolean {
  return /\\ud[89a-f][0-9a-f]{2}/.test(bytes.toString('latin1').replaceAll('\\\\', ''));
}
