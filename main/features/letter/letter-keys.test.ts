import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import {
  anApology,
  askFor,
  createLetterOffice,
  demoPassphrase,
  deskOf,
  openDeskOf,
} from '#tests/support/letter-office.ts';
import type { TestApp } from '#tests/support/test-app.ts';
import { openForMs } from './opened-letters.ts';

const passphrase = 'sáng nay có mưa rào trên đồi';

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice();
});
afterEach(() => {
  vi.useRealTimers();
  office.close();
});

/** The folder's own keys lie there too; they are no letters' keys. */
const letterKeysIn = ({ folder }: TestApp) =>
  readdirSync(folder.keys)
    .filter((name) => name.startsWith('letters-'))
    .sort();

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(call);
  return error && Reflect.get(error, 'code');
}

async function identityIn(keys: string, secret: string): Promise<string> {
  const age = new Decrypter();
  age.addPassphrase(secret);
  return age.decrypt(readFileSync(join(keys, 'letters-passphrase.age')), 'text');
}

describe('the key of an office', () => {
  it('is made once, by a passphrase that nobody guesses, and lies nowhere unsealed', async () => {
    const other = await createLetterOffice({ kind: 'office' });
    const desk = await deskOf(other, 'lanh-dao');
    expect((await desk.letter.show()).keys).toMatchObject({ state: 'none', ways: [] });
    expect(await codeOf(desk.letter.makeKeys({ passphrase: 'hailong2026hailong' }))).toBe(
      'PASSPHRASE_WEAK',
    );
    const { recoveryCode, keyFile } = await desk.letter.makeKeys({ passphrase, stick: true });
    expect(recoveryCode).toMatch(/^([2-9A-HJKMNP-Z]{4}-){6}[2-9A-HJKMNP-Z]{4}$/);
    expect(await codeOf(desk.letter.makeKeys({ passphrase }))).toBe('KEYS_EXIST');
    expect((await desk.letter.show()).keys).toMatchObject({
      state: 'closed',
      ways: ['passphrase', 'recovery', 'key-file'],
    });
    expect(letterKeysIn(other)).toEqual([
      'letters-passphrase.age',
      'letters-recovery.age',
      'letters-stick.age',
    ]);
    const everywhere = [other.folder.letters, other.folder.database, `${other.folder.database}-wal`]
      .map((file) => readFileSync(file, 'latin1'))
      .join('');
    expect(everywhere).not.toContain('AGE-SECRET-KEY');

    await askFor(other, anApology);
    other.clock.pass(24 * 60 * 60 * 1000); // it rests until the next day
    for (const [way, secret] of [
      ['passphrase', passphrase.normalize('NFD')],
      ['key-file', keyFile ?? ''],
    ] as const) {
      expect(await desk.letter.open({ way, secret })).toMatchObject({ state: 'open' });
      expect((await desk.letter.list({})).letters[0]?.reading).toBe('readable');
      await desk.letter.close();
    }
    other.close();
  }, 60_000); // the one test with an office's own cost of a passphrase

  it('is shown like the demo PINs in a trial, and opens letters at once', async () => {
    const desk = await deskOf(office, 'can-bo');
    const { keys } = await desk.letter.show();
    expect(keys).toMatchObject({ state: 'closed', trialPassphrase: demoPassphrase });
    expect(
      await desk.letter.open({ way: 'passphrase', secret: keys.trialPassphrase ?? '' }),
    ).toMatchObject({ state: 'open', secondsLeft: openForMs / 1000 });
  });

  it('seals what the public age tool opens: header and payload joined are one age file', async () => {
    const { id } = await askFor(office, anApology);
    const db = openReader(office.folder.letters);
    const sealed = db.prepare<[], Buffer>('SELECT sealed FROM letter').pluck().get();
    const header = db.prepare<[], Buffer>('SELECT header FROM letter_key').pluck().get();
    db.close();
    const age = new Decrypter();
    age.addIdentity(await identityIn(office.folder.keys, demoPassphrase));
    const none = Buffer.alloc(0);
    const text = await age.decrypt(Buffer.concat([header ?? none, sealed ?? none]), 'text');
    expect(JSON.parse(text)).toEqual({ format: 1, id, contents: anApology });
    expect(Buffer.byteLength(text) % 512).toBe(0);
    expect(header?.toString()).toMatch(/^age-encryption\.org\/v1\n-> X25519 .+\n.+\n--- .+\n$/);
  });
});

describe('letters are open', () => {
  it('at one seat only', async () => {
    await openDeskOf(office, 'can-bo');
    const other = await deskOf(office, 'can-bo-2');
    expect((await other.letter.show()).keys.state).toBe('closed');
  });

  it('until ten minutes pass without use; what a screen asks by itself is none', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const desk = await openDeskOf(office, 'can-bo');
    vi.advanceTimersByTime(openForMs - 400_000);
    await desk.letter.list({});
    await desk.access.stay();
    vi.advanceTimersByTime(250_000);
    await desk.access.stay();
    vi.advanceTimersByTime(250_000);
    await desk.letter.show();
    await desk.access.stay();
    expect((await desk.letter.show()).keys.state).toBe('open');
    vi.advanceTimersByTime(100_000);
    expect((await desk.letter.show()).keys.state).toBe('closed');
  });

  it('until somebody signs out or is signed out', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    await desk.access.signOut();
    await desk.access.signIn({ code: 'can-bo', secret: '246810' });
    expect((await desk.letter.show()).keys.state).toBe('closed');
  });

  it('by nobody who guesses: wrong ones are counted as PINs are, over a restart too', async () => {
    const desk = await deskOf(office, 'can-bo');
    const guess = async () => {
      const { error } = await safe(desk.letter.open({ way: 'passphrase', secret: 'sai' }));
      return error && [Reflect.get(error, 'code'), Reflect.get(error, 'data')];
    };
    expect([await guess(), await guess(), await guess(), await guess(), await guess()]).toEqual(
      [4, 3, 2, 1, 0].map((attemptsLeft) => ['SECRET_WRONG', { attemptsLeft }]),
    );
    await office.restart();
    const again = await deskOf(office, 'can-bo');
    const right = { way: 'passphrase', secret: demoPassphrase } as const;
    expect(await codeOf(again.letter.open(right))).toBe('OPENING_LOCKED');
    office.clock.pass(30_000);
    expect(await again.letter.open(right)).toMatchObject({ state: 'open' });
    expect(await codeOf(again.letter.open({ way: 'key-file', secret: 'không phải tệp' }))).toBe(
      'KEYS_MISSING',
    );
  });
});

describe('a lost passphrase', () => {
  it('is replaced by whoever has the spare code, and the old one opens nothing', async () => {
    const desk = await openDeskOf(office, 'lanh-dao');
    const { recoveryCode } = await desk.letter.renewRecovery();
    await desk.letter.close();
    await desk.letter.open({
      way: 'recovery',
      secret: recoveryCode.toLowerCase().replaceAll('-', ' '),
    });
    await desk.letter.changePassphrase({ passphrase });
    await desk.letter.close();
    expect(await codeOf(desk.letter.open({ way: 'passphrase', secret: demoPassphrase }))).toBe(
      'SECRET_WRONG',
    );
    expect(await desk.letter.open({ way: 'passphrase', secret: passphrase })).toMatchObject({
      state: 'open',
    });
    const { keyFile } = await desk.letter.renewStick();
    await desk.letter.close();
    expect(await desk.letter.open({ way: 'key-file', secret: keyFile })).toMatchObject({
      state: 'open',
    });
  });

  it('together with the code leaves what is sealed sealed, and it is listed, not hidden', async () => {
    await askFor(office, anApology);
    const desk = await deskOf(office, 'lanh-dao');
    expect(await codeOf(desk.letter.replaceKeys({ passphrase }))).toBe('LETTERS_CLOSED');
    const made = await desk.letter.replaceKeys({ passphrase, givingUpSealed: true });
    expect(made).toMatchObject({ resealed: 0, unreadable: 1 });
    const { id } = await askFor(office, anApology);
    await desk.letter.open({ way: 'passphrase', secret: passphrase });
    const { letters } = await desk.letter.list({});
    expect(letters.map(({ reading }) => reading).sort()).toEqual(['readable', 'unreadable']);
    expect(letters.find(({ reading }) => reading === 'readable')?.id).toBe(id);
    const lost = letters.find(({ reading }) => reading === 'unreadable');
    expect(await codeOf(desk.letter.read({ id: lost?.id ?? '' }))).toBe('LETTER_UNREADABLE');
    expect(
      await desk.letter.decline({ id: lost?.id ?? '', version: 1, reason: 'unreadable' }),
    ).toMatchObject({ state: 'declined' });
  });
});

describe('another key', () => {
  const dossier = { code: 'H55.242-261120-0007', appointmentOn: '2026-12-04' };

  it('opens every letter that was there, and the one before opens none', async () => {
    const { id } = await askFor(office, anApology);
    const desk = await openDeskOf(office, 'lanh-dao');
    const late = randomUUID();
    await desk.letter.record({ id: late, contents: { ...anApology, dossier } });
    await desk.letter.accept({ id: late, version: 1 });
    await desk.letter.recordBreach({
      id: randomUUID(),
      detectedAtMs: office.clock.utcMs(),
      affected: 1,
      description: 'Gửi nhầm thư.',
    });
    const before = readFileSync(join(office.folder.keys, 'letters-passphrase.age'));
    expect(await desk.letter.replaceKeys({ passphrase })).toMatchObject({
      resealed: 2,
      unreadable: 0,
    });
    expect(letterKeysIn(office)).toEqual(['letters-passphrase.age', 'letters-recovery.age']);
    await office.restart();
    const again = await deskOf(office, 'lanh-dao');
    await again.letter.open({ way: 'passphrase', secret: passphrase });
    expect((await again.letter.list({})).letters.map(({ reading }) => reading)).toEqual([
      'readable',
      'readable',
    ]);
    expect((await again.letter.listBreaches()).breaches[0]?.description).toBe('Gửi nhầm thư.');
    const days = { from: '2026-01-01', to: '2026-12-31' };
    office.clock.pass(30 * 24 * 60 * 60 * 1000);
    expect((await again.letter.compliance(days)).missing).toMatchObject([
      { dossier: dossier.code, letter: { id: late } },
    ]);
    const twin = { ...anApology, dossier };
    await again.letter.amend({ id, version: 1, contents: anApology });
    expect(await codeOf(again.letter.amend({ id, version: 2, contents: twin }))).toBe(
      'DOSSIER_HAS_LETTER',
    );
    writeFileSync(join(office.folder.keys, 'letters-passphrase.age'), before);
    await again.letter.close();
    expect(await codeOf(again.letter.open({ way: 'passphrase', secret: demoPassphrase }))).toBe(
      'KEYS_DIFFER',
    );
  });

  it('is finished by the next opening when the plug was pulled in between', async () => {
    await askFor(office, anApology);
    const keys = office.folder.keys;
    const desk = await openDeskOf(office, 'lanh-dao');
    const before = await identityIn(keys, demoPassphrase);
    const letters = readFileSync(office.folder.letters);
    await desk.letter.replaceKeys({ passphrase });
    office.app.close();
    // as it lay before the letters were sealed anew: the key before, sealed to the one in force
    const toNew = new Encrypter();
    toNew.addRecipient(await identityToRecipient(await identityIn(keys, passphrase)));
    writeFileSync(join(keys, 'letters-previous.age'), await toNew.encrypt(before));
    writeFileSync(office.folder.letters, letters);
    rmSync(`${office.folder.letters}-wal`, { force: true });
    await office.restart();
    const again = await deskOf(office, 'lanh-dao');
    await again.letter.open({ way: 'passphrase', secret: passphrase });
    expect((await again.letter.list({})).letters[0]?.reading).toBe('readable');
    expect(readdirSync(keys)).not.toContain('letters-previous.age');
    await again.letter.close();
    await again.letter.open({ way: 'passphrase', secret: passphrase });
    expect((await again.letter.list({})).letters[0]?.reading).toBe('readable');
  });

  it('is never made over one that letters are sealed to, even where settings have lost it', async () => {
    await askFor(office, anApology);
    office.app.close();
    const db = new Sqlite(office.folder.database);
    db.prepare(
      `INSERT INTO settings (version, document, effective_from_ms, author, recorded_at_ms)
       SELECT version + 1, json_remove(document, '$.letters.recipient'), effective_from_ms,
         author, recorded_at_ms FROM settings ORDER BY version DESC LIMIT 1`,
    ).run();
    db.close();
    await office.restart();
    const desk = await deskOf(office, 'lanh-dao');
    expect((await office.kiosk().letter.offer()).offered).toBe(false);
    expect((await desk.letter.show()).keys).toMatchObject({ state: 'closed' });
    expect(await codeOf(desk.letter.makeKeys({ passphrase }))).toBe('KEYS_EXIST');
    await desk.letter.open({ way: 'passphrase', secret: demoPassphrase });
    expect((await office.kiosk().letter.offer()).offered).toBe(true);
    expect((await desk.letter.list({})).letters[0]?.reading).toBe('readable');
  });

  it('prepared but not put in force goes at the next start', async () => {
    writeFileSync(join(office.folder.keys, 'letters-passphrase.next.age'), 'x');
    writeFileSync(join(office.folder.keys, 'letters-next.txt'), 'age1other\npassphrase');
    await office.restart();
    expect(letterKeysIn(office)).toEqual(['letters-passphrase.age', 'letters-recovery.age']);
    await openDeskOf(office, 'can-bo');
  });
});
