import { hash } from 'node:crypto';

const groups = 8;
const bytesPerGroup = 5;
/** An Ed25519 key as a SubjectPublicKeyInfo begins with these bytes (RFC 8410, section 4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Eight groups of five digits (132 bits) that stand for a key of 32 bytes: made as for a supervisor's key,
 * so that people know one kind of number to compare.
 */
export function comparisonCode(publicKey: Buffer): string {
  const digest = hash('sha512', Buffer.concat([spkiPrefix, publicKey]), 'buffer');
  const group = (place: number) =>
    String(digest.readUIntBE(place * bytesPerGroup, bytesPerGroup) % 100_000).padStart(5, '0');
  return Array.from({ length: groups }, (_, place) => group(place)).join(' ');
}
