import { execFileSync, spawnSync } from 'node:child_process';
import { hash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSealed, verifySealed } from '#main/features/batch/file/open-batch.ts';
import { createIdentity } from '#main/features/batch/identity/identity.ts';
import { buildOfficeBatch } from '#main/features/batch/office/build-office-batch.ts';
import { openStore } from '#main/open-store.ts';
import { OfficeManifest, VerificationManifest } from '#shared/features/batch/manifest.ts';
import { officeParts, verifiedScores } from '#shared/features/batch/office-tables.ts';
import { temporaryFolder } from '#tests/support/test-app.ts';
import { resealBatch } from '#main/features/batch/file/reseal-batch.ts';
import { RefusedBatch } from '#main/features/batch/file/refused-batch.ts';
import { keyFingerprint, sshPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import { batchFaults } from '#shared/features/batch/batch-fault.ts';
import { chainTable, ratingsTable } from '#shared/features/batch/station-tables.ts';
import { aRow, makeStationBatch, type MadeBatch } from '#tests/support/batch-files.ts';
import { DataPackage } from '#tests/support/data-package.ts';
import { aReceiver, anAuthor, forgeBatch, type Layers } from '#tests/support/forge-batch.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';

const runs = (command: string, ...args: string[]) => spawnSync(command, args).error === undefined;
const hasAge = runs('age', '--version');
const hasPython = runs('python3', '--version');

const document = readFileSync('docs/batch-format.md', 'utf8');
const blockOf = (language: string) =>
  new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(document)?.[1] ?? '';

const station = anAuthor();
const desk = await aReceiver();
const superior = await aReceiver();
let folder: string;
let batch: MadeBatch;
let identity: string;
/** The batch as whoever follows the document has it on disk. */
let inside: string;

beforeAll(async () => {
  folder = makeTempFolder();
  const answers = [5, 4, 4, 1].map((score) => aRow(station, { score }));
  const choices = '["thái độ","chờ lâu, \\"rất\\""]';
  const fact = aRow(station, { kind: 'fact', score: null, question: 'reasons', choices });
  batch = await makeStationBatch({
    author: station,
    desk: desk.recipient,
    sealedFor: [desk.recipient, superior.recipient],
    rows: [...answers, fact],
    folder,
  });
  identity = join(folder, 'identity.txt');
  writeFileSync(identity, `${superior.identity}\n`);
  inside = join(folder, 'by-hand', 'inside');
  mkdirSync(join(folder, 'by-hand'));
  if (hasAge) {
    const env = { ...process.env, BATCH: batch.file, IDENTITY: identity };
    const script = `set -euo pipefail\n${blockOf('sh')}`;
    execFileSync('bash', ['-c', script], {
      cwd: join(folder, 'by-hand'),
      env: { ...env, KEY: sshPublicKey(station.raw) },
    });
    return;
  }
  mkdirSync(inside, { recursive: true });
  await open(batch.file, inside);
});
afterAll(() => removeFolder(folder));

async function open(file: string, into: string) {
  const trust = (fingerprint: string) =>
    fingerprint === keyFingerprint(station.raw) ? station.raw : 'senderUnknown';
  const sealed = await verifySealed(file, trust);
  const identities = [superior.identity];
  return await openSealed(file, sealed, { identities, authorKey: station.raw, into });
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`SET file_search_path = '${inside}'`);
  const rows = (await connection.runAndReadAll(sql)).getRowObjects();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('the document', () => {
  it('names every code, every member and every column', () => {
    const tables = [...Object.values(officeParts), verifiedScores];
    const names = [
      ...batchFaults,
      ...ratingsTable.columns,
      ...chainTable.columns,
      ...tables.flatMap(({ csv, fields }) => [csv, ...Object.keys(fields)]),
      ...Object.keys(OfficeManifest.shape),
      ...Object.keys(VerificationManifest.shape),
    ];
    const manifest = Object.keys(JSON.parse(batch.bytes.toString('utf8')));
    const missing = [...names, ...manifest].filter((name) => !document.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it.skipIf(!hasAge)('gives commands that open a batch as they stand there', () => {
    const sums = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: inside, encoding: 'utf8' });
    const parts = batch.manifest.parts.filter(({ path }) => path !== 'SHA256SUMS');
    expect(sums.stdout).toBe(parts.map(({ path }) => `${path}: OK\n`).join(''));
  });

  it.skipIf(!hasAge)('gives commands that fail for another sender’s batch', async () => {
    const other = anAuthor();
    const at = join(folder, 'other');
    mkdirSync(at);
    const found = spawnSync('bash', ['-c', `set -euo pipefail\n${blockOf('sh')}`], {
      cwd: at,
      env: { ...process.env, BATCH: batch.file, IDENTITY: identity, KEY: sshPublicKey(other.raw) },
    });
    expect(found.status).not.toBe(0);
  });

  it('gives a question to DuckDB that is answered', async () => {
    const unit = { unit_code: '01819', station_code: 'may-1' };
    expect(await query(blockOf('sql'))).toEqual([
      { ...unit, score: 1n, n: 1n },
      { ...unit, score: 4n, n: 2n },
      { ...unit, score: 5n, n: 1n },
    ]);
  });
});

describe('a batch’s tables', () => {
  const readPackage = () =>
    DataPackage.parse(JSON.parse(readFileSync(join(inside, 'datapackage.json'), 'utf8')));

  it('are described by a valid data package, with their sizes and hashes', () => {
    for (const { path, bytes, hash: sum } of readPackage().resources) {
      const content = readFileSync(join(inside, path));
      expect({ path, bytes, sum }).toEqual({
        path,
        bytes: content.length,
        sum: `sha256:${hash('sha256', content, 'hex')}`,
      });
    }
  });

  it('have the types that the data package names, and the same rows in both forms', async () => {
    const [csv] = readPackage().resources;
    const fields = csv?.schema.fields ?? [];
    const ducks = { string: 'VARCHAR', integer: 'BIGINT' };
    const typeOf = (type: string) => Reflect.get(ducks, type) as string;
    const described = await query(`DESCRIBE SELECT * FROM 'data/ratings.parquet'`);
    expect(described.map(({ column_name }) => column_name)).toEqual(fields.map(({ name }) => name));
    for (const [at, { type }] of fields.entries()) {
      const found = String(described[at]?.['column_type']);
      expect(found).toMatch(type === 'integer' ? /INT$/ : /^VARCHAR$/);
    }
    const columns = fields.map(({ name, type }) => `'${name}': '${typeOf(type)}'`).join(', ');
    const read = `(SELECT * FROM read_csv('data/ratings.csv', columns = {${columns}}, header = true,
      auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = ''))`;
    const pressed = `(SELECT * FROM 'data/ratings.parquet')`;
    expect(await query(`${read} EXCEPT ALL ${pressed}`)).toEqual([]);
    expect(await query(`${pressed} EXCEPT ALL ${read}`)).toEqual([]);
  });

  it('stay closed to the superior where they are for the desk alone', async () => {
    const { Decrypter } = await import('age-encryption');
    const sealed = readFileSync(join(inside, chainTable.sealed));
    const openedBy = async (secret: string) => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(secret);
      return gunzipSync(await decrypter.decrypt(sealed)).toString('utf8');
    };
    await expect(openedBy(superior.identity)).rejects.toThrow('no identity matched');
    expect(await openedBy(desk.identity)).toMatch(/^id,incarnation_id,sequence,/);
  });
});

describe.skipIf(!hasAge || !hasPython)(
  'a reader that somebody else wrote from the document',
  () => {
    const reader = resolve('tests/docs/read_batch.py');
    const readByHand = (into: string, files: readonly string[], sealer = station) => {
      const args = [reader, sshPublicKey(sealer.raw), identity, join(folder, into), ...files];
      const { status, stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
      expect(stderr).toBe('');
      const found = stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
      return { status, found };
    };

    it('finds in a batch what was put into it', () => {
      expect(readByHand('read', [batch.file])).toEqual({
        status: 0,
        found: [{ name: batch.name, unit: 'Xã Na Rì', rows: 5, sum: 14 }],
      });
    });

    it('finds the same in what a desk passes on without the private part', async () => {
      const passing = anAuthor();
      const file = join(folder, 'passed-on.hlb');
      const into = join(folder, 'to-pass-on');
      mkdirSync(into);
      await resealBatch(batch.name, await open(batch.file, into), {
        sealedFor: [superior.recipient],
        key: passing.key,
        scratch: join(folder, 'passed-on.part'),
        file,
      });
      expect(readByHand('passed-on', [file], passing)).toEqual({
        status: 0,
        found: [{ name: batch.name, unit: 'Xã Na Rì', rows: 5, sum: 14 }],
      });
      expect(existsSync(join(folder, 'passed-on', '0', chainTable.sealed))).toBe(false);
    });

    it('finds in an office’s batch every table with its rows', async () => {
      const store = temporaryFolder();
      const db = openStore(store.folder);
      const made = await createIdentity(randomUUID());
      const words = 'Máy "cũ",\nhay treo';
      const built = await buildOfficeBatch(db, {
        folderKind: 'office',
        unit: { code: '01819', codeSystem: 'QD19-2025', name: 'Xã Na Rì' },
        content: {
          tables: {
            activity: [
              { month: '2026-10', figure: 'visits', value: 12.5, origin: null, versions: 2 },
            ],
            answered: [{ month: '2026-10', said: words, done: 'Đã thay' }],
          },
          withheld: [{ table: 'letters', why: 'locked' }],
          codebook: { format: 'hai-long-office-codebook/1', figures: [], fields: [], models: [] },
        },
        stations: [],
        keys: {
          incarnation: made.incarnation,
          signingKey: made.signingKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
          sealingKey: made.sealingKey,
          recipient: made.recipient,
        },
        sealedFor: [superior.recipient],
        builtAtMs: Date.parse('2026-11-27T17:30:00+07:00'),
        offsetMinutes: 420,
        clockState: 'trusted',
        problems: [],
        out: join(folder, 'office'),
      });
      db.close();
      store.remove();
      const name = built.built ? built.batch.name : '';
      const args = [
        reader,
        made.publicKey,
        identity,
        join(folder, 'office-read'),
        join(folder, 'office', `${name}.hlb`),
      ];
      const { stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual({
        name,
        unit: 'Xã Na Rì',
        tables: { 'data/activity.csv': 1, 'words/answered.csv': 1 },
      });
    });

    it('refuses what the program refuses, for the same reason', async () => {
      const forged = (otherwise: Partial<Layers>) =>
        forgeBatch({ author: station, sealedFor: [superior.recipient] }, otherwise);
      const right = await forged({});
      const bad: Buffer[] = [
        Buffer.from('Kính gửi'),
        right.subarray(0, -1),
        Buffer.concat([right, Buffer.alloc(1)]),
        Buffer.from(right).fill(1, 200, 201),
        Buffer.from(right).fill(0, right.length - 2000, right.length - 1990),
        await forgeBatch({ author: anAuthor(), sealedFor: [superior.recipient] }),
        await forgeBatch({ author: station, sealedFor: [desk.recipient] }),
        await forged({ envelopeSignature: (text) => text.replace('A', 'B') }),
        await forged({ envelopeBytes: (bytes) => Buffer.concat([bytes, Buffer.from('\n')]) }),
        await forged({ envelope: (envelope) => ({ ...envelope, format: 'hai-long-envelope/2' }) }),
        await forged({ payload: (payload) => payload.subarray(0, -1) }),
        await forged({ zipped: (zipped) => Buffer.concat([zipped, Buffer.from('x')]) }),
        await forged({ archive: (archive) => Buffer.concat([archive, Buffer.alloc(512)]) }),
        await forged({ manifestBytes: (bytes) => Buffer.concat([Buffer.from(' '), bytes]) }),
        await forged({ manifestSignature: (text) => text.replace('A', 'B') }),
        await forged({ envelope: (envelope) => ({ ...envelope, place: null, kind: 'letters' }) }),
        await forged({ envelope: (envelope) => ({ ...envelope, leftOut: [chainTable.sealed] }) }),
        await forged({ parts: () => [['manifest.json', Buffer.from('{}')]] }),
        await forged({ inside: (members) => members.slice(0, 2) }),
        await forged({ inside: (members) => [...members, ['more', Buffer.from('')]] }),
        await forged({
          inside: (members) =>
            members.map(([name, content], at) => [name, at < 2 ? content : content.subarray(1)]),
        }),
      ];
      const ours: unknown[] = [];
      const files = bad.map((_, at) => join(folder, `bad-${at}.hlb`));
      for (const [at, bytes] of bad.entries()) {
        const file = files[at] ?? '';
        writeFileSync(file, bytes);
        const into = join(folder, `bad-${at}`);
        mkdirSync(into);
        const refused = await open(file, into).then(
          () => 'taken',
          (error: unknown) => (error instanceof RefusedBatch ? error.fault : String(error)),
        );
        ours.push({ refused });
      }
      expect(readByHand('refused', files)).toEqual({ status: 1, found: ours });
    });
  },
);
