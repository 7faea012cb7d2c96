import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { batchFaults } from '#shared/features/batch/batch-fault.ts';
import { openSealed, verifySealed, type TrustOf } from './open-batch.ts';
import { RefusedBatch } from './refused-batch.ts';
import { keyFingerprint, rawPublicKey, sshPublicKey } from './ssh-signature.ts';
import { sealBatch, signManifest, type Content } from './write-batch.ts';

let folder: string;
let file: string;
let whole: Buffer;
let identity: string;
const station = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const stationKey = rawPublicKey(station.publicKey);

const ratings = 'id,score\r\n1,5\r\n2,3\r\n';

function contentOf(key: KeyObject, number = 1): Content {
  return {
    format: 'hai-long-batch/1',
    program: { name: 'hai-long', version: '0.1.0' },
    author: {
      unit: { code: '01819', codeSystem: 'QD19-2025', name: 'Xã Na Rì' },
      station: { code: 'may-1', name: 'Máy 1', counterCodes: ['quay-1'] },
      key: sshPublicKey(rawPublicKey(key)),
    },
    folderKind: 'office',
    kind: 'settings',
    place: { incarnation: randomUUID(), number },
    previous: null,
    grownFrom: null,
    builtAt: '2026-11-27T17:30:00+07:00',
    version: 3,
  };
}

async function build(name: string, number = 1, author = station, sealer = author): Promise<string> {
  const csv = join(folder, `${name}.csv`);
  writeFileSync(csv, ratings);
  const parts = [{ path: 'data/ratings.csv', file: csv, mediaType: 'text/csv', rows: 2 }];
  const signed = await signManifest(contentOf(author.publicKey, number), parts, author.privateKey);
  const built = join(folder, `${name}.hlb`);
  await sealBatch(signed, parts, {
    sealedFor: [await identityToRecipient(identity)],
    key: sealer.privateKey,
    scratch: join(folder, `${name}.part`),
    file: built,
  });
  return built;
}

beforeAll(async () => {
  folder = makeTempFolder();
  identity = await generateX25519Identity();
  file = await build('first');
  whole = readFileSync(file);
});
afterAll(() => removeFolder(folder));

const trust: TrustOf = (fingerprint) =>
  fingerprint === keyFingerprint(stationKey) ? stationKey : 'senderUnknown';

async function openIt(path: string, secret = identity) {
  const into = join(folder, randomUUID());
  mkdirSync(into);
  const sealed = await verifySealed(path, trust);
  const opened = await openSealed(path, sealed, {
    identities: [secret],
    authorKey: stationKey,
    into,
  });
  return { ...opened, into };
}

async function faultOf(opening: Promise<unknown>): Promise<string | undefined> {
  try {
    await opening;
    return undefined;
  } catch (error) {
    if (error instanceof RefusedBatch) return error.fault;
    throw error;
  }
}

describe('a batch file', () => {
  it('gives back what went in', async () => {
    const { manifest, fileOf } = await openIt(file);
    expect(manifest).toMatchObject({ kind: 'settings', place: { number: 1 } });
    expect(readFileSync(fileOf('data/ratings.csv'), 'utf8')).toBe(ratings);
  });

  it('is verified by anybody with the sender’s key, and opened by the receiver alone', async () => {
    expect((await verifySealed(file, trust)).envelope.author.stationCode).toBe('may-1');
    expect(await faultOf(openIt(file, await generateX25519Identity()))).toBe('notForUs');
    expect(await faultOf(verifySealed(file, () => 'senderRevoked'))).toBe('senderRevoked');
  });

  it('is read by tools that everybody has', () => {
    const at = join(folder, 'by-hand');
    mkdirSync(at);
    execFileSync('tar', ['-xf', file, '-C', at]);
    expect(readdirSync(at).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'envelope.json',
      'envelope.json.sig',
      'payload.tar.gz.age',
    ]);
    writeFileSync(join(at, 'signers'), `may-1 ${sshPublicKey(stationKey)}\n`);
    const verify = ['-Y', 'verify', '-f', 'signers', '-I', 'may-1', '-n', 'hai-long-envelope'];
    const found = spawnSync('ssh-keygen', [...verify, '-s', 'envelope.json.sig'], {
      cwd: at,
      input: readFileSync(join(at, 'envelope.json')),
    });
    expect(found.stdout.toString()).toContain('Good "hai-long-envelope" signature');
  });

  it('is refused when a single bit of it differs, wherever that is', async () => {
    const altered = join(folder, 'altered.hlb');
    const bits = fc.integer({ min: 0, max: whole.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bits, async (bit) => {
        const bytes = Buffer.from(whole);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        writeFileSync(altered, bytes);
        expect(batchFaults).toContain(await faultOf(verifySealed(altered, trust)));
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it is cut short or something stands behind it', async () => {
    const altered = join(folder, 'cut.hlb');
    for (const bytes of [0, 1, 511, 512, 700, whole.length - 1, whole.length - 512]) {
      writeFileSync(altered, whole.subarray(0, bytes));
      expect(await faultOf(verifySealed(altered, trust))).toBe('cutShort');
    }
    writeFileSync(altered, Buffer.concat([whole, Buffer.from([0])]));
    expect(await faultOf(verifySealed(altered, trust))).toBe('somethingAdded');
  });

  it('is refused from a stranger, and when a stranger sealed what a station signed', async () => {
    const theirs = await build('theirs', 2, stranger);
    expect(await faultOf(verifySealed(theirs, trust))).toBe('senderUnknown');
    const pretended: TrustOf = () => stationKey;
    expect(await faultOf(verifySealed(theirs, pretended))).toBe('signatureInvalid');
    const passedOn = await build('passed-on', 3, stranger, station);
    expect(await faultOf(openIt(passedOn))).toBe('manifestSignatureInvalid');
  });

  it('is not built of a part that changed after it was signed, or may not be there', async () => {
    const csv = join(folder, 'changing.csv');
    const parts = (path: string) => [{ path, file: csv, mediaType: 'text/csv', rows: 2 }];
    const content = contentOf(station.publicKey);
    const sealing = {
      sealedFor: [await identityToRecipient(identity)],
      key: station.privateKey,
      scratch: join(folder, 'changing.part'),
      file: join(folder, 'changing.hlb'),
    };
    for (const changed of [ratings.replace('5', '1'), `${ratings}3,5\r\n`, '']) {
      writeFileSync(csv, ratings);
      const signed = await signManifest(content, parts('data/ratings.csv'), station.privateKey);
      writeFileSync(csv, changed);
      await expect(sealBatch(signed, parts('data/ratings.csv'), sealing)).rejects.toThrow(
        'data/ratings.csv was changed',
      );
    }
    for (const path of ['../ratings.csv', 'manifest.json', 'data/nul']) {
      await expect(signManifest(content, parts(path), station.privateKey)).rejects.toThrow(path);
    }
  });
});
