import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolmentPurpose } from '#main/features/batch/file/batch-names.ts';
import { sshPublicKey, sshSign } from '#main/features/batch/file/ssh-signature.ts';
import { batchFaults } from '#shared/features/batch/batch-fault.ts';
import { heldReasons } from '#shared/features/batch/ledger.ts';
import { keyOfReason } from '#shared/features/batch/reason-words.ts';
import { aReceiver, anAuthor, forgeBatch, type Author } from '#tests/support/forge-batch.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';
import en from '#resources/locales/en/batch.json' with { type: 'json' };
import vi from '#resources/locales/vi/batch.json' with { type: 'json' };

const station = anAuthor();
const office = anAuthor('01819', 'ban');
let folder: string;
let file: string;
let passedOn: string;
let opener: string;

beforeAll(async () => {
  folder = makeTempFolder();
  const desk = await aReceiver();
  const sealedFor = [desk.recipient];
  file = put('first.hlb', await forgeBatch({ author: station, sealedFor }));
  const sealing = { author: station, sealer: office, sealedFor };
  passedOn = put('passed-on.hlb', await forgeBatch(sealing));
  opener = put('age-key.txt', `# public key: ${desk.recipient}\n${desk.identity}\n`);
});
afterAll(() => removeFolder(folder));

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const lineOf = ({ raw }: Author) => sshPublicKey(raw);

function cardOf(
  { key, raw, unitCode, stationCode, incarnation }: Author,
  recipient: string,
): string {
  const document = JSON.stringify({
    format: 'hai-long-card/1',
    role: 'station',
    unit: { code: unitCode, codeSystem: 'QD19-2025', name: 'Xã Na Rì' },
    station: { code: stationCode, name: 'Máy 1', counterCodes: [] },
    folderKind: 'office',
    incarnation,
    before: null,
    key: sshPublicKey(raw),
    recipient,
    issuedOn: '2026-11-21',
  });
  const signature = sshSign(key, enrolmentPurpose, hash('sha512', document, 'buffer'));
  return JSON.stringify({ document, signature });
}

const verify = (...args: string[]) => runCli(['batch', 'verify', ...args]);

describe('batch verify', () => {
  it('says that a whole batch is whole, by the key as a line, a file or a card', async () => {
    const { recipient } = await aReceiver();
    const keyFile = put('may-1.pub', `${lineOf(station)} máy 1\n`);
    const card = put('may-1.hlc', cardOf(station, recipient));
    for (const key of [lineOf(station), keyFile, card]) {
      const { code, out, err } = await verify(file, '--key', key);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('Tệp nguyên vẹn, chữ ký số đúng');
      expect(out).toContain(station.fingerprint);
    }
  });

  it('takes what a file says of itself for no proof', async () => {
    const { code, out } = await verify(file);
    expect(code).toBe(1);
    expect(out).toContain('KHÔNG phải là bằng chứng');
    expect(out).toContain('may-1');
  });

  it('names what is wrong in words and by its code, with and without a key', async () => {
    const whole = await forgeBatch({ author: station, sealedFor: [(await aReceiver()).recipient] });
    const cut = put('cut.hlb', whole.subarray(0, 3000));
    for (const args of [[cut], [cut, '--key', lineOf(station)]]) {
      const { code, err } = await verify(...args);
      expect(code).toBe(1);
      expect(err).toContain(vi.fault.cutShort);
      expect(err).toContain('(Mã: cutShort)');
    }
    const { err } = await runCli(['batch', 'verify', file, '--key', lineOf(office)], '', {
      HAILONG_LANGUAGE: 'en',
    });
    expect(err).toContain('The given key is not the one that signed this batch');
    expect(err).toContain(office.fingerprint);
  });

  it('holds a card against the unit and station on the batch', async () => {
    const other = { ...station, stationCode: 'may-2' };
    const card = put('other.hlc', cardOf(other, (await aReceiver()).recipient));
    const { code, err } = await verify(file, '--key', card);
    expect(code).toBe(1);
    expect(err).toContain('otherUnit');
  });

  it('takes no card that was altered, and no file that is no key', async () => {
    const card = cardOf(station, (await aReceiver()).recipient).replace('Na Rì', 'Nà Rì');
    for (const key of [
      put('altered.hlc', card),
      put('text.txt', 'khoá'),
      join(folder, 'nowhere'),
    ]) {
      expect((await verify(file, '--key', key)).code).toBe(1);
    }
  });

  it('opens the inside with the receiver’s key, and that of the station where a desk passed it on', async () => {
    const opened = await verify(file, '--key', lineOf(station), '--open', opener);
    expect(opened.code).toBe(0);
    expect(opened.out).toContain('Xã Na Rì');
    expect(opened.out).toContain('data/ratings.csv');
    const outside = await verify(passedOn, '--key', lineOf(office));
    expect(outside.out).toContain(`Khoá của máy đã lập gói: ${station.fingerprint}`);
    const args = [passedOn, '--key', lineOf(office), '--open', opener];
    expect((await verify(...args)).err).toContain('--author');
    expect((await verify(...args, '--author', lineOf(station))).code).toBe(0);
    const others = put('other-key.txt', (await aReceiver()).identity);
    const { err } = await verify(file, '--key', lineOf(station), '--open', others);
    expect(err).toContain('notForUs');
    const mistyped = put('mistyped.txt', `AGE-SECRET-KEY-1${'Q'.repeat(58)}`);
    const tried = await verify(file, '--key', lineOf(station), '--open', mistyped);
    expect(tried.err).toContain('không có khoá mở niêm phong nguyên vẹn');
  });
});

describe.each([
  ['vi', vi],
  ['en', en],
])('in %s', (_language, words) => {
  it('everything that can be wrong with a batch has its words, and nothing else has', () => {
    expect(Object.keys(words.fault)).toEqual([...batchFaults]);
    expect(Object.keys(words.heldReason)).toEqual([...heldReasons]);
    for (const reason of [...batchFaults, ...heldReasons]) {
      const [group = '', name = ''] = keyOfReason(reason).split('.');
      expect(Reflect.get(Object(Reflect.get(words, group)), name)).toMatch(/^[A-ZĐ].*\.$/u);
    }
  });
});
