import { createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';

/**
 * Signatures in OpenSSH's form (PROTOCOL.sshsig: Ed25519, SHA-512), which `ssh-keygen -Y verify`
 * reads on every current Windows and Linux. A message is signed by its digest, so that a large one
 * need not be in memory.
 */
const magic = Buffer.from('SSHSIG');
const keyType = Buffer.from('ssh-ed25519');
const digestName = Buffer.from('sha512');

/** SHA-512 of the message, signed for one purpose; as armoured text with a line's end. */
export function sshSign(key: KeyObject, purpose: string, digest: Buffer): string {
  const signature = sign(null, whatIsSigned(purpose, digest), key);
  return armour(rawPublicKey(createPublicKey(key)), purpose, signature);
}

/** Whether `text` is the signature of exactly this key; one spelling counts, any other is refused. */
export function isSshSigned(
  publicKey: Buffer,
  purpose: string,
  digest: Buffer,
  text: string,
): boolean {
  const signature = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64').subarray(-64);
  if (signature.length !== 64 || armour(publicKey, purpose, signature) !== text) return false;
  return verify(null, whatIsSigned(purpose, digest), publicKeyOf(publicKey), signature);
}

/** The 32 bytes of the key that a signature claims to be made with; undefined if it is no signature. */
export function claimedKey(text: string): Buffer | undefined {
  const body = Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64');
  const from = magic.length + 4 + 4 + keyBlob(Buffer.alloc(32)).length - 32;
  const key = body.subarray(from, from + 32);
  return key.length === 32 ? key : undefined;
}

/** The key in OpenSSH's one-line form, e.g. for `allowed_signers`. */
export function sshPublicKey(publicKey: Buffer): string {
  return `ssh-ed25519 ${keyBlob(publicKey).toString('base64')}`;
}

/** The 32 bytes of a key in OpenSSH's one-line form; undefined if it is none. */
export function parseSshPublicKey(line: string): Buffer | undefined {
  const [, blob = ''] = line.split(' ');
  const publicKey = Buffer.from(blob, 'base64').subarray(-32);
  return publicKey.length === 32 && sshPublicKey(publicKey) === line ? publicKey : undefined;
}

/** `SHA256:…`, as OpenSSH shows a key; what two people compare. */
export function keyFingerprint(publicKey: Buffer): string {
  return `SHA256:${hash('sha256', keyBlob(publicKey), 'base64').replace(/=+$/, '')}`;
}

export function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-32);
}

/** The prefix of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410, section 4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
}

function whatIsSigned(purpose: string, digest: Buffer): Buffer {
  return Buffer.concat([magic, text(purpose), text(''), blob(digestName), blob(digest)]);
}

function armour(publicKey: Buffer, purpose: string, signature: Buffer): string {
  const version = Buffer.from([0, 0, 0, 1]);
  const body = Buffer.concat([
    magic,
    version,
    blob(keyBlob(publicKey)),
    text(purpose),
    text(''),
    blob(digestName),
    blob(Buffer.concat([blob(keyType), blob(signature)])),
  ]);
  const lines = body.toString('base64').match(/.{1,70}/g) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}

function keyBlob(publicKey: Buffer): Buffer {
  return Buffer.concat([blob(keyType), blob(publicKey)]);
}

function text(value: string): Buffer {
  return blob(Buffer.from(value));
}

/** A length of four bytes, then the bytes (RFC 4251, section 5). */
function blob(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
