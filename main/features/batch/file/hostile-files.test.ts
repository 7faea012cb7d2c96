import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aReceiver,
  anAuthor,
  forgeBatch,
  type Layers,
  type Member,
  type Receiver,
} from '#tests/support/forge-batch.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { openSealed, usualLimits, verifySealed, type TrustOf } from './open-batch.ts';
import { RefusedBatch } from './refused-batch.ts';
import { tarHeader } from './tar.ts';

const station = anAuthor();
let folder: string;
let desk: Receiver;
let right: Buffer;

beforeAll(async () => {
  folder = makeTempFolder();
  desk = await aReceiver();
  right = await forged();
});
afterAll(() => removeFolder(folder));

const forged = (otherwise: Partial<Layers> = {}) =>
  forgeBatch({ author: station, sealedFor: [desk.recipient] }, otherwise);

const trust: TrustOf = (fingerprint) =>
  fingerprint === station.fingerprint ? station.raw : 'senderUnknown';

function fileOf(bytes: Buffer): string {
  const file = join(folder, `${randomUUID()}.hlb`);
  writeFileSync(file, bytes);
  return file;
}

async function open(file: string, limits = usualLimits, trustOf = trust) {
  const into = join(folder, randomUUID());
  mkdirSync(into);
  const sealed = await verifySealed(file, trustOf, limits);
  const identities = [desk.identity];
  return await openSealed(file, sealed, { identities, authorKey: station.raw, into }, limits);
}

/** Why a file is refused, or `taken`. Anything but a refusal is an error of the program. */
async function faultOf(file: string, limits = usualLimits, trustOf = trust): Promise<string> {
  try {
    await open(file, limits, trustOf);
    return 'taken';
  } catch (error) {
    if (error instanceof RefusedBatch) return error.fault;
    throw error;
  }
}

const faultOfForged = async (otherwise: Partial<Layers>) =>
  faultOf(fileOf(await forged(otherwise)));

describe('what is no file', () => {
  it('is refused without waiting for it', async () => {
    const pipe = join(folder, 'pipe.hlb');
    execFileSync('mkfifo', [pipe]);
    const link = join(folder, 'link.hlb');
    symlinkSync(pipe, link);
    for (const path of [pipe, link, folder, '/dev/zero']) {
      expect(await faultOf(path)).toBe('notABatch');
    }
    expect(await faultOf(join(folder, 'nowhere.hlb'))).toBe('unreadable');
  });

  it('is told from a batch that was damaged', async () => {
    for (const text of ['Kính gửi', 'PK\u0003\u0004', 'envelope.jsonx', 'e\0']) {
      expect(await faultOf(fileOf(Buffer.from(text)))).toBe('notABatch');
    }
    expect(await faultOf(fileOf(Buffer.from('envelope.js')))).toBe('cutShort');
    expect(await faultOf(fileOf(Buffer.alloc(0)))).toBe('cutShort');
  });

  it('is refused by its size before it is read', async () => {
    const sparse = fileOf(right);
    truncateSync(sparse, usualLimits.fileBytes + 1);
    expect(await faultOf(sparse)).toBe('tooLarge');
    const within = fileOf(right);
    truncateSync(within, 64 * 1024 * 1024);
    expect(await faultOf(within)).toBe('somethingAdded');
  });
});

describe('an envelope', () => {
  const spelt = (alter: (text: string) => string) =>
    faultOfForged({ envelopeBytes: (bytes) => Buffer.from(alter(bytes.toString('utf8'))) });

  it('has one spelling, so that two readers never see two things in it', async () => {
    const asItIs = (text: string) => text;
    expect(await spelt(asItIs)).toBe('taken');
    const otherwise: ((text: string) => string)[] = [
      (text) => `\uFEFF${text}`,
      (text) => text.trimEnd(),
      (text) => `${text} `,
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => text.replace('"kind": "station"', '"kind": "letters",\n  "kind": "station"'),
      (text) => text.replace('"kind"', '"\\u006bind"'),
      (text) => text.replace('"number": 1', '"number": 1.0'),
      (text) => text.replace('"number": 1', '"number": 1e0'),
      (text) => text.replace('"number": 1', '"number": 1e999'),
      (text) => text.replace('"number": 1', '"number": 9007199254740993'),
      (text) => text.replace('"kind"', '"__proto__": {},\n  "kind"'),
      (text) => text.replace('01819', '\\ud800'),
      (text) => text.replace('01819', '../..'),
      (text) => text.replace('"hai-long-envelope/1"', '"\u001b]0;x\u0007"'),
      (text) => `${'['.repeat(60_000)}${text}`,
      () => `[${'1,'.repeat(30_000)}1]`,
      () => 'null\n',
      () => '',
    ];
    for (const alter of otherwise)
      expect(await spelt(alter), String(alter)).toBe('envelopeInvalid');
    expect(
      await faultOfForged({
        envelopeBytes: (bytes) => Buffer.concat([bytes, Buffer.from([0xff])]),
      }),
    ).toBe('envelopeInvalid');
  });

  it('of a later version is not called damaged', async () => {
    expect(await spelt((text) => text.replace('envelope/1', 'envelope/2'))).toBe('formatUnknown');
  });

  it('is signed in one spelling, for one purpose', async () => {
    const otherwise: ((signature: string) => string)[] = [
      (signature) => signature.trimEnd(),
      (signature) => signature.replaceAll('\n', '\r\n'),
      (signature) => signature.replaceAll('\n', ' '),
      (signature) => `${signature}\n`,
      (signature) => signature.replace('=\n', '\n'),
      () => '',
      () => 'x'.repeat(4000),
    ];
    for (const alter of otherwise) {
      expect(await faultOfForged({ envelopeSignature: alter })).toBe('signatureInvalid');
    }
    let ofManifest = '';
    const manifestSignature = (signature: string) => (ofManifest = signature);
    expect(await faultOfForged({ manifestSignature, envelopeSignature: () => ofManifest })).toBe(
      'signatureInvalid',
    );
  });
});

describe('a seal', () => {
  const sealedTo = async (more: (encrypter: Encrypter) => void, stanzas = 1) => {
    let payload: Buffer = Buffer.alloc(0);
    await forged({ zipped: (bytes) => (payload = bytes) });
    const encrypter = new Encrypter();
    more(encrypter);
    const sealed = Buffer.from(await encrypter.encrypt(payload));
    const sealedFor = Array.from({ length: stanzas }, () => desk.recipient);
    return await faultOfForged({
      payload: () => sealed,
      envelope: (envelope) => ({ ...envelope, sealedFor }),
    });
  };

  it('is for those on the envelope and nobody else', async () => {
    const other = await aReceiver();
    const toBoth = (encrypter: Encrypter) => {
      encrypter.addRecipient(other.recipient);
      encrypter.addRecipient(desk.recipient);
    };
    expect(await sealedTo(toBoth, 2)).toBe('taken');
    expect(await sealedTo(toBoth, 1)).toBe('sealBroken');
    expect(await sealedTo((encrypter) => encrypter.addRecipient(other.recipient))).toBe('notForUs');
  });

  it('is never a passphrase, whose cost its sender chooses', async () => {
    const byPassphrase = (encrypter: Encrypter) => {
      encrypter.setScryptWorkFactor(1);
      encrypter.setPassphrase('x');
    };
    expect(await sealedTo(byPassphrase)).toBe('sealBroken');
  });

  it('has a header of a known length', async () => {
    const endless = Buffer.from(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(8 * 1024 * 1024)}`);
    expect(await faultOfForged({ payload: () => endless })).toBe('sealBroken');
    expect(await faultOfForged({ payload: () => Buffer.from('age') })).toBe('sealBroken');
    expect(await faultOfForged({ payload: (sealed) => sealed.subarray(0, -1) })).toBe('sealBroken');
    const longer = (sealed: Buffer) => Buffer.concat([sealed, Buffer.from([0])]);
    expect(await faultOfForged({ payload: longer })).toBe('sealBroken');
  });
});

describe('what is packed', () => {
  it('is one gzip member without a name, and nothing behind it', async () => {
    const zeros = Buffer.alloc(100_000);
    const otherwise: ((zipped: Buffer) => Buffer)[] = [
      (zipped) => Buffer.concat([zipped, Buffer.from('x')]),
      (zipped) => Buffer.concat([zipped, zeros]),
      (zipped) => Buffer.concat([zipped, zipped.subarray(-8)]),
      (zipped) => Buffer.concat([zipped, gzipSync('')]),
      (zipped) => Buffer.concat([gzipSync(''), zipped]),
      (zipped) =>
        Buffer.concat([zipped.subarray(0, -8), Buffer.from('hidden'), zipped.subarray(-8)]),
      (zipped) => Buffer.concat([zipped.subarray(0, -8), zeros, zipped.subarray(-8)]),
      (zipped) => zipped.subarray(0, -1),
      (zipped) => zipped.subarray(0, -8),
      (zipped) => zipped.subarray(0, 12),
      (zipped) => zipped.subarray(0, 5),
      (zipped) => zipped.fill(0, zipped.length - 4),
      (zipped) => zipped.fill(0, zipped.length - 8, zipped.length - 4),
      (zipped) =>
        Buffer.concat([
          Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]),
          Buffer.from('a\0'),
          zipped.subarray(10),
        ]),
      () => Buffer.alloc(0),
    ];
    for (const zipped of otherwise) {
      expect(await faultOfForged({ zipped }), String(zipped)).toBe('archiveInvalid');
    }
  });

  it('grows by no more than tables do', async () => {
    const claiming = (bytes: number) => (manifest: Record<string, unknown>) => ({
      ...manifest,
      parts: [{ path: 'data/ratings.csv', mediaType: 'text/csv', bytes, sha256: '0'.repeat(64) }],
    });
    const mebibyte = 1024 * 1024;
    expect(await faultOfForged({ manifest: claiming(65 * mebibyte) })).toBe('tooMuchInside');
    expect(await faultOfForged({ manifest: claiming(60 * mebibyte) })).toBe('partAltered');
    const small = fileOf(await forged({ parts: () => [['data/ratings.csv', Buffer.alloc(9000)]] }));
    expect(await faultOf(small, { ...usualLimits, insideBytes: 10_000 })).toBe('tooMuchInside');
    expect(await faultOf(small)).toBe('taken');
  });

  it('ends where it says', async () => {
    const added = (archive: Buffer) => Buffer.concat([archive, Buffer.alloc(512)]);
    expect(await faultOfForged({ archive: added })).toBe('archiveInvalid');
    const cut = (archive: Buffer) => archive.subarray(0, -512);
    expect(await faultOfForged({ archive: cut })).toBe('archiveInvalid');
    const dirty = (archive: Buffer) => archive.fill(1, archive.length - 1);
    expect(await faultOfForged({ archive: dirty })).toBe('archiveInvalid');
  });
});

describe('a manifest', () => {
  const manifested = (alter: (manifest: Record<string, unknown>) => unknown) =>
    faultOfForged({ manifest: alter });

  it('is the one on the envelope, in one spelling and of its author', async () => {
    const compact = (bytes: Buffer) => Buffer.from(JSON.stringify(JSON.parse(bytes.toString())));
    expect(await faultOfForged({ manifestBytes: compact })).toBe('manifestInvalid');
    expect(await manifested((manifest) => ({ ...manifest, more: 1 }))).toBe('manifestInvalid');
    expect(await manifested((manifest) => ({ ...manifest, format: 'hai-long-batch/2' }))).toBe(
      'formatUnknown',
    );
    expect(
      await faultOfForged({ envelope: (envelope) => ({ ...envelope, manifest: '0'.repeat(64) }) }),
    ).toBe('otherThanEnvelope');
    expect(await faultOfForged({ manifestSignature: (text) => text.toLowerCase() })).toBe(
      'manifestSignatureInvalid',
    );
    const elsewhere = { incarnation: station.incarnation, number: 7 };
    expect(
      await faultOfForged({ envelope: (envelope) => ({ ...envelope, place: elsewhere }) }),
    ).toBe('otherThanEnvelope');
  });

  it('names nobody in a way that shows as something else', async () => {
    const named = (name: string) =>
      manifested(({ author, ...rest }) => {
        const unit = { code: '01819', codeSystem: 'QD19-2025', name };
        return { ...rest, author: { ...Object(author), unit } };
      });
    expect(await named('Xã Na Rì')).toBe('taken');
    for (const name of ['Xã\u001b[2J', 'Xã\nNa Rì', 'Xã \u202Eìr aN', 'Xã\u0000', '']) {
      expect(await named(name)).toBe('manifestInvalid');
    }
  });

  it('is read in little memory, whatever was put into it', async () => {
    const before = process.resourceUsage().maxRSS;
    const bombs = [
      `{"stations":[${'1,'.repeat(2_000_000)}1]}`,
      `{"stations":[${'{},'.repeat(1_300_000)}{}]}`,
      '['.repeat(4_000_000),
      `{${Array.from({ length: 300_000 }, (_, at) => `"${at}x":1`).join(',')}}`,
    ];
    for (const bomb of bombs) {
      expect(await faultOfForged({ manifestBytes: () => Buffer.from(bomb) })).toBe(
        'manifestInvalid',
      );
    }
    const grownBytes = (process.resourceUsage().maxRSS - before) * 1024;
    expect(grownBytes).toBeLessThan(256 * 1024 * 1024);
    expect(await faultOfForged({ manifestBytes: () => Buffer.alloc(5_000_000, 32) })).toBe(
      'tooMuchInside',
    );
  });
});

describe('what a desk passes on', () => {
  const passing = anAuthor();
  const ratings: Member = ['data/ratings.csv', Buffer.from('id\r\n')];
  const chain: Member = ['private/chain.csv.gz.age', Buffer.from('sealed')];
  const passedOn = async (
    leftOut: readonly string[],
    inside: readonly Member[],
    sealer = passing,
  ) =>
    fileOf(
      await forgeBatch(
        { author: station, sealer, sealedFor: [desk.recipient] },
        {
          parts: () => [ratings, chain],
          envelope: (envelope) => ({ ...envelope, leftOut }),
          inside: (members) => [...members.slice(0, 2), ...inside],
        },
      ),
    );
  const trusting: TrustOf = (fingerprint, ...more) =>
    fingerprint === passing.fingerprint ? passing.raw : trust(fingerprint, ...more);
  const faultOfPassed = (file: string) => faultOf(file, usualLimits, trusting);

  it('lacks what is private, as its envelope says, and nothing else', async () => {
    const [csv, sealed] = [ratings[0], chain[0]];
    expect(await faultOfPassed(await passedOn([sealed], [ratings]))).toBe('taken');
    expect(await faultOfPassed(await passedOn([sealed], [ratings, chain]))).toBe('partUnexpected');
    expect(await faultOfPassed(await passedOn([csv], [chain]))).toBe('envelopeInvalid');
    expect(await faultOfPassed(await passedOn([], [ratings]))).toBe('envelopeInvalid');
    for (const more of [[sealed, sealed], [sealed, 'private/other'], ['private/other']]) {
      expect(await faultOfPassed(await passedOn(more, [ratings]))).toBe('otherThanEnvelope');
    }
  });

  it('is whole where its author sends it', async () => {
    const file = await passedOn([chain[0]], [ratings], station);
    expect(await faultOfPassed(file)).toBe('envelopeInvalid');
  });
});

describe('a part', () => {
  const part: Member = ['data/ratings.csv', Buffer.from('id\r\n')];

  it('has a name that is harmless on every system', async () => {
    const named = (path: string) =>
      faultOfForged({
        manifest: ({ parts, ...rest }) => ({
          ...rest,
          parts: [parts].flat().map((found) => ({ ...Object(found), path })),
        }),
      });
    const harmful = [
      ...['../ratings.csv', '/etc/passwd', 'data//x', 'data/', 'data/../x', 'C:/x', 'data\\x', ''],
      ...[
        'data/nul',
        'data/con.csv',
        'lpt1/x',
        'data/x.',
        'data/Ratings.csv',
        'data/ổ.csv',
        'a/b/c/d',
      ],
      ...['manifest.json', 'manifest.json.sig', 'manifest.json/x', '.hidden', `${'a'.repeat(60)}/`],
    ];
    for (const path of harmful)
      expect(await named(path), path).toMatch(/pathNotAllowed|manifestInvalid/);
  });

  it('is there once, and is no folder of another', async () => {
    expect(await faultOfForged({ parts: () => [part, part] })).toBe('pathNotAllowed');
    const asFolder: Member = ['data', Buffer.from('x')];
    expect(await faultOfForged({ parts: () => [asFolder, part] })).toBe('pathNotAllowed');
    expect(await faultOfForged({ parts: () => [part, asFolder] })).toBe('pathNotAllowed');
    const inCapitals: Member = ['SHA256SUMS', Buffer.from('x')];
    expect(await faultOfForged({ parts: () => [inCapitals] })).toBe('taken');
    const inSmall: Member = ['sha256sums', Buffer.from('x')];
    expect(await faultOfForged({ parts: () => [inCapitals, inSmall] })).toBe('pathNotAllowed');
  });

  it('is the one that was signed, in its place, and none is missing or added', async () => {
    const inside = (alter: (members: readonly Member[]) => readonly Member[]) =>
      faultOfForged({ parts: () => [part, ['codebook.json', Buffer.from('{}')]], inside: alter });
    expect(await inside((members) => members.slice(0, -1))).toBe('partMissing');
    expect(await inside((members) => [...members, ['more', Buffer.from('')]])).toBe(
      'partUnexpected',
    );
    expect(await inside(([a, b, c, d]) => [a, b, d, c].filter((m) => m !== undefined))).toBe(
      'partUnexpected',
    );
    expect(
      await inside((members) =>
        members.map(([name, content]) => [
          name,
          name === part[0] ? Buffer.from('ID\r\n') : content,
        ]),
      ),
    ).toBe('partAltered');
    expect(
      await inside((members) =>
        members.map(([name, content]) => [
          name,
          name === part[0] ? Buffer.from('id\r\n\r\n') : content,
        ]),
      ),
    ).toBe('partAltered');
  });

  it('is a plain file, never a link, a device or a folder', async () => {
    for (const type of ['1', '2', '3', '5', '6', 'x', 'g', 'L', '\0', 'S']) {
      const archive = (whole: Buffer) => {
        const at = whole.indexOf('data/ratings.csv\0');
        const header = Buffer.from(whole.subarray(at, at + 512));
        header.write(type, 156, 'latin1');
        header.write('        ', 148, 'ascii');
        const sum = header.reduce((total, byte) => total + byte, 0);
        header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
        header.copy(whole, at);
        return whole;
      };
      expect(await faultOfForged({ archive }), type).toBe('archiveInvalid');
    }
  });

  it('that claims to be huge is not waited for', async () => {
    const archive = (whole: Buffer) => {
      tarHeader('data/ratings.csv', 0o77777777777).copy(whole, whole.indexOf('data/ratings.csv\0'));
      return whole;
    };
    expect(await faultOfForged({ archive })).toBe('partAltered');
    const claimed = (manifest: Record<string, unknown>) => ({
      ...manifest,
      parts: [{ path: part[0], mediaType: 'text/csv', bytes: 2 ** 50, sha256: '0'.repeat(64) }],
    });
    expect(await faultOfForged({ manifest: claimed })).toMatch(/tooMuchInside|manifestInvalid/);
  });
});

describe('a stick that is exchanged', () => {
  it('between verifying and opening gives nothing', async () => {
    const file = fileOf(right);
    const sealed = await verifySealed(file, trust);
    const other = await forged({ parts: () => [['data/ratings.csv', Buffer.from('id\r\n9\r\n')]] });
    const opening = () => {
      const into = join(folder, randomUUID());
      mkdirSync(into);
      return openSealed(file, sealed, {
        identities: [desk.identity],
        authorKey: station.raw,
        into,
      });
    };
    writeFileSync(file, other);
    await expect(opening()).rejects.toBeInstanceOf(RefusedBatch);
    const altered = Buffer.from(right);
    altered.fill(0, sealed.payloadAt + 200, sealed.payloadAt + 210);
    writeFileSync(file, altered);
    await expect(opening()).rejects.toBeInstanceOf(RefusedBatch);
    writeFileSync(file, right);
    await expect(opening()).resolves.toBeDefined();
  });
});

it('leaves no file open, whatever was refused', async () => {
  const openNow = () => readdirSync('/proc/self/fd').length;
  const file = fileOf(right);
  const broken = fileOf(await forged({ zipped: (zipped) => zipped.subarray(0, 40) }));
  await open(file);
  const before = openNow();
  for (let at = 0; at < 20; at++) {
    await open(file);
    await faultOf(broken);
  }
  expect(openNow()).toBeLessThanOrEqual(before);
});

it('blames no batch for a disk that takes no more', async () => {
  const sealed = await verifySealed(fileOf(right), trust);
  const into = join(folder, 'not-a-folder');
  writeFileSync(into, '');
  const opening = { identities: [desk.identity], authorKey: station.raw, into };
  await expect(openSealed(fileOf(right), sealed, opening)).rejects.toMatchObject({
    code: 'ENOTDIR',
  });
});
