import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import {
  envelopeName,
  envelopePurpose,
  envelopeSignatureName,
  manifestName,
  manifestPurpose,
  manifestSignatureName,
  payloadName,
} from '#main/features/batch/file/batch-names.ts';
import { spellJson } from '#main/features/batch/file/json-spelling.ts';
import {
  keyFingerprint,
  rawPublicKey,
  sshPublicKey,
  sshSign,
} from '#main/features/batch/file/ssh-signature.ts';
import { tarOf } from '#main/features/batch/file/tar.ts';

/** Who makes batches in tests. */
export interface Author {
  readonly key: KeyObject;
  readonly raw: Buffer;
  readonly fingerprint: string;
  readonly unitCode: string;
  readonly stationCode: string;
  readonly incarnation: string;
}

export function anAuthor(
  unitCode = '01819',
  stationCode = 'may-1',
  key = generateKeyPairSync('ed25519').privateKey,
  incarnation: string = randomUUID(),
): Author {
  const raw = rawPublicKey(createPublicKey(key));
  return { key, raw, fingerprint: keyFingerprint(raw), unitCode, stationCode, incarnation };
}

/** The same author each time, so that what comes of a seed can be repeated. */
export function aKnownAuthor(unitCode: string, stationCode: string): Author {
  const secret = hash('sha256', `${unitCode} ${stationCode}`, 'buffer');
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex'); // PKCS #8, RFC 8410
  const der = Buffer.concat([prefix, secret]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const incarnation = secret
    .toString('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
  return anAuthor(unitCode, stationCode, key, incarnation);
}

export interface Receiver {
  readonly identity: string;
  readonly recipient: string;
}

/** Of a desk that is nowhere but in tests. */
export const knownIdentity =
  'AGE-SECRET-KEY-1XUF5JCY5NA5ZDEPDF2RMPDS5SKWXQGNFQ9CSGD898WRYGL79X7ASDGUFKN';

export async function aReceiver(known?: string): Promise<Receiver> {
  const identity = known ?? (await generateX25519Identity());
  return { identity, recipient: await identityToRecipient(identity) };
}

export type Member = readonly [name: string, content: Buffer];

/** What is put into a batch, layer by layer, each of which can be made otherwise than it should be. */
export interface Layers {
  parts(): readonly Member[];
  manifest(right: Record<string, unknown>): unknown;
  manifestBytes(right: Buffer): Buffer;
  manifestSignature(right: string): string;
  inside(right: readonly Member[]): readonly Member[];
  archive(right: Buffer): Buffer;
  zipped(right: Buffer): Buffer;
  /** Before its hash goes on the envelope. */
  payload(right: Buffer): Buffer;
  envelope(right: Record<string, unknown>): unknown;
  envelopeBytes(right: Buffer): Buffer;
  envelopeSignature(right: string): string;
  outside(right: readonly Member[]): readonly Member[];
}

const same = <T>(right: T) => right;
export const asItShouldBe: Layers = {
  parts: () => [['data/ratings.csv', Buffer.from('id,score\r\n1,5\r\n2,3\r\n')]],
  manifest: same,
  manifestBytes: same,
  manifestSignature: same,
  inside: same,
  archive: same,
  zipped: same,
  payload: same,
  envelope: same,
  envelopeBytes: same,
  envelopeSignature: same,
  outside: same,
};

interface Forging {
  readonly author: Author;
  /** Signs the envelope. */
  readonly sealer?: Author;
  readonly sealedFor: readonly string[];
  readonly number?: number;
  readonly kind?: ForgedKind;
}

/** Kinds that a test can forge: of a station, of an office as a whole, of a superior. */
export type ForgedKind = 'station' | 'office' | 'verification';

/**
 * Bytes of a batch that is right but for the layers that are given: what a station with a key that is
 * trusted could make, if somebody had it in hand.
 */
export async function forgeBatch(
  { author, sealer = author, sealedFor, number = 1, kind = 'station' }: Forging,
  otherwise: Partial<Layers> = {},
): Promise<Buffer> {
  const layers = { ...asItShouldBe, ...otherwise };
  const parts = layers.parts();
  const manifest = layers.manifestBytes(
    spellJson(layers.manifest(aManifest({ author, number, kind }, parts))),
  );
  const signed = sshSign(author.key, manifestPurpose, hash('sha512', manifest, 'buffer'));
  const inside = layers.inside([
    [manifestName, manifest],
    [manifestSignatureName, Buffer.from(layers.manifestSignature(signed))],
    ...parts,
  ]);
  const zipped = layers.zipped(gzipSync(layers.archive(tarOf(inside)), { level: 1 }));
  const payload = layers.payload(await sealFor(sealedFor, zipped));
  const envelope = layers.envelopeBytes(
    spellJson(
      layers.envelope({
        format: 'hai-long-envelope/1',
        kind,
        author: {
          unitCode: author.unitCode,
          stationCode: kind === 'station' ? author.stationCode : null,
          key: author.fingerprint,
        },
        place: { incarnation: author.incarnation, number },
        manifest: hash('sha256', manifest, 'hex'),
        sealedBy: sealer.fingerprint,
        sealedFor,
        payload: { bytes: payload.length, sha256: hash('sha256', payload, 'hex') },
      }),
    ),
  );
  const signature = sshSign(sealer.key, envelopePurpose, hash('sha512', envelope, 'buffer'));
  return tarOf(
    layers.outside([
      [envelopeName, envelope],
      [envelopeSignatureName, Buffer.from(layers.envelopeSignature(signature))],
      [payloadName, payload],
    ]),
  );
}

export async function sealFor(recipients: readonly string[], content: Buffer): Promise<Buffer> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(content));
}

function aManifest(
  { author, number, kind }: Pick<Forging, 'author'> & { number: number; kind: ForgedKind },
  parts: readonly Member[],
) {
  const rows = Math.max(0, (parts[0]?.[1].toString('latin1').split('\r\n').length ?? 0) - 2);
  return {
    format: 'hai-long-batch/1',
    program: { name: 'hai-long', version: '0.1.0' },
    author: {
      unit: { code: author.unitCode, codeSystem: 'QD19-2025', name: 'Xã Na Rì' },
      station:
        kind === 'station'
          ? { code: author.stationCode, name: 'Máy 1', counterCodes: ['quay-1'] }
          : null,
      key: sshPublicKey(author.raw),
    },
    folderKind: 'office',
    parts: parts.map(([path, content]) => ({
      path,
      mediaType: 'text/csv',
      bytes: content.length,
      sha256: hash('sha256', content, 'hex'),
      ...(path.endsWith('.csv') ? { rows } : {}),
    })),
    place: { incarnation: author.incarnation, number },
    previous: number === 1 ? null : hash('sha256', `before ${number}`, 'hex'),
    grownFrom: null,
    builtAt: '2026-11-27T17:30:00+07:00',
    kind,
    ...ofKind(kind, author, rows),
  };
}

const health = { problems: [], freeBytes: 64_000_000_000, databaseBytes: 1_048_576 };
const period = { from: '2026-11-02', to: '2026-11-27' };

function ofKind(kind: ForgedKind, author: Author, rows: number) {
  const manifest = hash('sha256', 'a batch', 'hex');
  const place = { incarnation: author.incarnation, number: 1 };
  if (kind === 'verification') return { forUnit: '01819' };
  if (kind === 'office') {
    return {
      clock: { state: 'trusted' },
      health,
      period,
      withheld: [{ table: 'letters', why: 'locked' }],
      stations: [{ stationCode: 'may-1', place, manifest }],
      elsewhere: [{ kind: 'settings', number: 1, manifest }],
    };
  }
  return {
    clock: { state: 'trusted', rows: { trusted: rows, suspect: 0, unset: 0 } },
    health,
    period,
    counts: { answer: rows, change: 0, fact: 0, comment: 0, redaction: 0 },
    rows: [
      {
        incarnation: author.incarnation,
        afterSequence: 0,
        toSequence: Math.max(1, rows),
        before: null,
        after: hash('sha256', 'after', 'hex'),
      },
    ],
    rules: { judge: 'misuse-2' },
  };
}
