import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLetters } from '#main/open-letters.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import {
  backUpLetters,
  keyBackupDays,
  letterBackupDays,
  lettersBackupAt,
} from '#main/storage/letters-backup.ts';
import { restoreLetters } from '#main/storage/letters-restore.ts';
import { rewriteWhole } from '#main/storage/letters-sweep.ts';
import { startOfDay } from '#shared/calendar.ts';
import {
  anApology,
  aNote,
  askFor,
  createLetterOffice,
  deskOf,
  filesIn,
  openDeskOf,
} from '#tests/support/letter-office.ts';
import { temporaryFolder, type TestApp } from '#tests/support/test-app.ts';

const dayMs = 24 * 60 * 60 * 1000;
const today = '2026-11-27';

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice();
});
afterEach(() => {
  vi.useRealTimers();
  office.close();
});

/** In which files of the folder some bytes lie. */
function filesWith(bytes: Buffer | string): string[] {
  return filesIn(office.folder.path)
    .filter((each) => each.bytes.includes(bytes))
    .map(({ file }) => file.slice(office.folder.path.length + 1))
    .sort();
}

/** What the store holds of a letter, byte for byte. */
function storedBytes(id: string) {
  const db = openReader(office.folder.letters);
  const row = db
    .prepare<[string], { sealed: Buffer; header: Buffer; verifier: Buffer }>(
      `SELECT sealed, header, verifier FROM letter
       JOIN letter_key ON letter_key.letter_id = id JOIN letter_code ON letter_code.letter_id = id
       WHERE id = ?`,
    )
    .get(id);
  db.close();
  if (row === undefined) throw new Error('the letter is there');
  return {
    sealed: row.sealed.subarray(64, 128),
    header: row.header.subarray(30, 90),
    verifier: row.verifier,
  };
}

type Backup = ReturnType<typeof lettersBackupAt>;

function copyAll(...pairs: readonly (readonly [from: Backup, to: Backup])[]): void {
  for (const [from, to] of pairs) {
    mkdirSync(dirname(to.letters), { recursive: true });
    copyFileSync(from.letters, to.letters);
    copyFileSync(from.keys, to.keys);
  }
}

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(call);
  return error && Reflect.get(error, 'code');
}

describe('the folder', () => {
  it('holds no word of a letter in the clear, in no file', async () => {
    await askFor(office, anApology);
    await openDeskOf(office, 'can-bo');
    for (const word of ['Hòa Bình', 'Hoa Binh', '0912345678', 'khai sinh', 'Thôn 3']) {
      expect(filesWith(word)).toEqual([]);
    }
  });

  it('knows the day of a letter and nothing finer: neither time nor order, in no row', async () => {
    const asked: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      asked.push((await askFor(office, n % 2 === 0 ? anApology : aNote)).id);
      office.clock.pass(60_000);
    }
    const db = openReader(office.folder.letters);
    const tables = db
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'table'`,
      )
      .all();
    // the audit is in order because arrivals are not in it; the key has one row
    for (const { name, sql } of tables.filter(
      ({ name }) => !['audit', 'code_key'].includes(name),
    )) {
      expect(sql, name).toContain('WITHOUT ROWID');
      expect(sql, name).not.toContain('AUTOINCREMENT');
    }
    const rows = db
      .prepare<[], Record<string, unknown>>(
        `SELECT requested_on, version, accepted_on FROM letter ORDER BY id`,
      )
      .all();
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ requested_on: today, version: 1, accepted_on: null })]),
    );
    expect(db.pragma('freelist_count', { simple: true })).toBe(0);
    db.close();
  });

  it('is the same byte for byte whatever came first: no page keeps an order', async () => {
    for (let n = 0; n < 6; n += 1) await askFor(office, n % 2 === 0 ? anApology : aNote);
    const db = openReader(office.folder.letters);
    const tables = ['letter', 'letter_key', 'letter_code', 'consent'];
    const rows = db.prepare<[], string>('SELECT id FROM letter').pluck().all();
    db.close();
    const written = (order: readonly string[]) => {
      const other = temporaryFolder();
      const copy = openLetters(other.folder);
      copy.exec(`ATTACH '${office.folder.letters}' AS origin`);
      copy.exec('INSERT INTO consent_text SELECT * FROM origin.consent_text');
      for (const id of order) {
        for (const table of tables) {
          const key = table === 'letter' ? 'id' : 'letter_id';
          copy
            .prepare(`INSERT INTO ${table} SELECT * FROM origin.${table} WHERE ${key} = ?`)
            .run(id);
        }
        copy.exec('DETACH origin');
        rewriteWhole(copy);
        copy.exec(`ATTACH '${office.folder.letters}' AS origin`);
      }
      copy.close();
      const bytes = readFileSync(other.folder.letters);
      other.remove();
      bytes.fill(0, 0, 100); // the header counts how often the file was written, which its rows say too
      return bytes;
    };
    const one = written(rows);
    expect(written(rows.toReversed()).equals(one)).toBe(true);
    expect(written([...rows.slice(2), ...rows.slice(0, 2)]).equals(one)).toBe(true);
  });

  it('has nothing in the log, and times of files that say the day alone', async () => {
    await askFor(office, anApology);
    const start = startOfDay(today, 420);
    for (const name of readdirSync(office.folder.path)) {
      if (!name.startsWith('letters.db')) continue;
      const { mtimeMs, atimeMs, size } = statSync(join(office.folder.path, name));
      expect([name, mtimeMs, atimeMs]).toEqual([name, start, start]);
      if (name.endsWith('-wal')) expect(size).toBe(0);
    }
  });

  it('has its times set back by the clock, whatever touched the files', async () => {
    office.close();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    office = await createLetterOffice();
    const now = office.clock.utcMs() / 1000;
    utimesSync(office.folder.letters, now, now);
    vi.advanceTimersByTime(60_000);
    expect(statSync(office.folder.letters).mtimeMs).toBe(startOfDay(today, 420));
  });

  it('says in the ratings’ database neither that letters were asked for nor how many', async () => {
    await office.kiosk().station.show();
    const dump = () => {
      const db = openReader(office.folder.database);
      const names = db
        .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
        .pluck()
        .all();
      const all = names.map((name) => db.prepare(`SELECT * FROM ${name}`).all());
      db.close();
      return JSON.stringify(all);
    };
    const before = dump();
    await askFor(office, anApology);
    await askFor(office, aNote);
    expect(dump()).toBe(before);
  });

  it('has payloads whose length tells no more than a step of 512 bytes', async () => {
    const one = await askFor(office, { ...aNote, words: 'Cảm ơn.' });
    const other = await askFor(office, { ...aNote, words: 'Cảm ơn anh chị ở quầy một rất nhiều.' });
    const db = openReader(office.folder.letters);
    const length = db.prepare<[string], number>('SELECT length(sealed) FROM letter WHERE id = ?');
    expect(length.pluck().get(one.id)).toBe(length.pluck().get(other.id));
    db.close();
  });
});

describe('deleting by receipt code', () => {
  it('takes every trace out of every file of the folder, backups too', async () => {
    const { id, code } = await askFor(office, anApology);
    const kept = await askFor(office, aNote);
    const db = openDatabase(office.folder.letters);
    backUpLetters(db, office.folder.backups, '2026-11-26');
    db.close();
    const { sealed, header, verifier } = storedBytes(id);
    expect(filesWith(sealed)).toEqual(['backups/letters-2026-11-26.db', 'letters.db']);
    expect(filesWith(header)).toEqual(['backups/letters-keys-2026-11-26.db', 'letters.db']);
    expect(filesWith(verifier)).toHaveLength(2);

    const desk = await deskOf(office, 'can-bo');
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase();
    expect(await desk.letter.findByCode({ code: typed })).toMatchObject({ id, reading: 'locked' });
    await desk.letter.delete({ code: typed });
    for (const bytes of [sealed, header, verifier, 'Bình', '0912345678']) {
      expect(filesWith(bytes)).toEqual([]);
    }
    // its random id alone stays: in `deleted` and in the audit, so that a restore knows
    expect(filesWith(id)).toEqual(['backups/letters-2026-11-26.db', 'letters.db']);
    expect((await desk.letter.list({})).letters.map((each) => each.id)).toEqual([kept.id]);
    expect(await codeOf(desk.letter.findByCode({ code }))).toBe('CODE_UNKNOWN');
    expect(await codeOf(desk.letter.findByCode({ code: `${code.slice(0, 11)}?` }))).toBe(
      'CODE_UNREADABLE',
    );
  });

  it('is not undone by the screen that asks again', async () => {
    const { id, code, secret } = await askFor(office, anApology);
    const desk = await deskOf(office, 'can-bo');
    await desk.letter.delete({ code });
    expect(await codeOf(askFor(office, anApology, { id, secret }))).toBe('ID_TAKEN');
  });

  it('is refused once a letter is signed: its line in the register stays', async () => {
    const { id, code } = await askFor(office, anApology);
    const desk = await openDeskOf(office, 'lanh-dao');
    const contents = { ...anApology, reason: 'Chậm.' };
    await desk.letter.accept({ id, version: 1 });
    await desk.letter.draft({ id, version: 2, contents });
    const by = { signedOn: today, signer: 'lanh-dao', position: 'head' } as const;
    await desk.letter.sign({ id, version: 3, number: '7/PXL', ...by });
    const { error } = await safe(desk.letter.delete({ code }));
    expect(error).toMatchObject({
      code: 'LETTER_SIGNED',
      data: { number: '7/PXL', signedOn: today },
    });
    expect((await desk.letter.disclose({ code })).letter).toMatchObject({ contents });
  });

  it('goes by the letter after papers were shown, with a reason on record', async () => {
    const { id } = await askFor(office, anApology);
    const desk = await deskOf(office, 'can-bo');
    await desk.letter.delete({ id, reason: 'papers-shown' });
    const db = openReader(office.folder.letters);
    const detail = { letter: id, kind: 'apology', proof: 'papers', reason: 'papers-shown' };
    expect(db.prepare(`SELECT * FROM deleted`).all()).toEqual([
      { letter_id: id, deleted_on: today },
    ]);
    expect(db.prepare(`SELECT detail FROM audit WHERE action = 'letter.deleted'`).all()).toEqual([
      { detail: JSON.stringify(detail) },
    ]);
    for (const table of ['letter_key', 'letter_code', 'consent']) {
      expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
    }
    db.close();
  });

  it('shows the citizen first what is kept, with the text they agreed to', async () => {
    const { code } = await askFor(office, anApology);
    const desk = await deskOf(office, 'can-bo');
    expect(await codeOf(desk.letter.disclose({ code }))).toBe('LETTERS_CLOSED');
    const open = await openDeskOf(office, 'can-bo');
    const { letter, consent } = await open.letter.disclose({ code });
    expect(letter.contents).toEqual(anApology);
    expect(consent).toMatchObject({ version: 1, language: 'mul' });
    expect(consent?.text).toContain('Ông/bà sắp đề nghị');
  });
});

describe('backups of letters', () => {
  it('are made once a day at most, ciphertext and keys apart, and keys go after a week', async () => {
    await askFor(office, anApology);
    const names = () => readdirSync(office.folder.backups).sort();
    for (let day = 0; day < 10; day += 1) {
      office.clock.pass(dayMs);
      await office.restart();
      await office.restart();
    }
    const keys = names().filter((name) => name.includes('keys'));
    const letters = names().filter((name) => !name.includes('keys'));
    expect(letters).toHaveLength(10);
    expect(keys).toHaveLength(keyBackupDays + 1);
    expect(keys[0]).toBe('letters-keys-2026-11-30.db');
    const copy = openReader(lettersBackupAt(office.folder.backups, '2026-12-07').letters);
    expect(copy.prepare('SELECT count(*) FROM letter').pluck().get()).toBe(1);
    expect(copy.prepare('SELECT count(*) FROM letter_key').pluck().get()).toBe(0);
    copy.close();
    office.clock.pass((letterBackupDays + 1) * dayMs);
    await office.restart();
    expect(names().filter((name) => !name.includes('keys'))).toHaveLength(1);
  }, 30_000);

  it('without the key’s row say nothing, even to who has the office’s key', async () => {
    await askFor(office, anApology);
    office.clock.pass(dayMs);
    await office.restart();
    office.app.close();
    const { letters } = lettersBackupAt(office.folder.backups, '2026-11-28');
    const { backups, letters: file } = office.folder;
    expect(restoreLetters({ file, backups, from: letters, keys: [], today })).toEqual({
      letters: 1,
      unreadable: 1,
      deletedAgain: 0,
      knowsReceipts: false,
    });
    await office.restart();
    const desk = await openDeskOf(office, 'can-bo');
    expect((await desk.letter.list({})).letters[0]?.reading).toBe('unreadable');
  });

  it('bring nothing back that was deleted since, over two generations', async () => {
    const first = await askFor(office, anApology);
    office.clock.pass(dayMs);
    await office.restart();
    const second = await askFor(office, aNote);
    const third = await askFor(office, anApology);
    office.clock.pass(dayMs);
    await office.restart();
    const { backups, letters: file } = office.folder;
    const older = lettersBackupAt(backups, '2026-11-28');
    const newer = lettersBackupAt(backups, '2026-11-29');
    // copies that were taken away on a stick do not hear of what is deleted later
    const away = join(office.folder.path, '..', `away-${randomUUID()}`);
    const stick = {
      older: lettersBackupAt(away, 'older'),
      newer: lettersBackupAt(away, 'newer'),
    };
    copyAll([older, stick.older], [newer, stick.newer]);
    const desk = await deskOf(office, 'can-bo');
    await desk.letter.delete({ code: first.code });
    await desk.letter.delete({ code: third.code });
    office.app.close();

    const keys = [stick.newer.keys, stick.older.keys];
    expect(restoreLetters({ file, backups, from: stick.newer.letters, keys, today })).toEqual({
      letters: 1,
      unreadable: 0,
      deletedAgain: 2,
      knowsReceipts: true,
    });
    // the whole store is lost: the backups in the folder still know
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    expect(restoreLetters({ file, backups, from: stick.older.letters, keys, today })).toEqual({
      letters: 0,
      unreadable: 0,
      deletedAgain: 1,
      knowsReceipts: true,
    });
    restoreLetters({ file, backups, from: stick.newer.letters, keys, today });
    await office.restart();
    const again = await openDeskOf(office, 'can-bo');
    const { letters } = await again.letter.list({});
    expect(letters.map(({ id, reading }) => [id, reading])).toEqual([[second.id, 'readable']]);
    expect(await again.letter.findByCode({ code: second.code })).toMatchObject({ id: second.id });
    rmSync(away, { recursive: true, force: true });
  });
});

describe('an overdue dossier', () => {
  const list = [
    'Mã hồ sơ;Họ và tên;Ngày hẹn trả',
    'H55-1;Lò Văn Pủa;26/11/2026',
    'H55-2;Hoàng Thị Mẩy;26/11/2026',
  ].join('\n');
  const days = { from: '2026-11-01', to: '2026-12-31' };

  it('stays counted over a deletion and a restore, and no file says which one it was', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    await desk.letter.importOverdue({ file: Buffer.from(list).toString('base64') });
    office.clock.pass(dayMs);
    await office.restart(); // makes the day's copy
    const again = await openDeskOf(office, 'can-bo');
    const { missing } = await again.letter.compliance(days);
    const gone = missing.find(({ dossier }) => dossier === 'H55-1')?.letter?.id ?? '';
    const db = openReader(office.folder.letters);
    const { dossier_hash: hash } = db
      .prepare<[string], { dossier_hash: Buffer }>('SELECT dossier_hash FROM letter WHERE id = ?')
      .get(gone) ?? { dossier_hash: Buffer.alloc(0) };
    db.close();
    expect(filesIn(office.folder.path).some(({ bytes }) => bytes.includes(hash))).toBe(true);
    await again.letter.delete({ id: gone, reason: 'papers-shown' });
    expect(filesIn(office.folder.path).filter(({ bytes }) => bytes.includes(hash))).toEqual([]);
    office.app.close();
    const { backups, letters: file } = office.folder;
    const { letters, keys } = lettersBackupAt(backups, '2026-11-28');
    restoreLetters({ file, backups, from: letters, keys: [keys], today });
    await office.restart();
    const restored = await openDeskOf(office, 'can-bo');
    const left = await restored.letter.compliance(days);
    expect(left).toMatchObject({ overdue: 2, handedOver: 0 });
    expect(left.missing.map(({ dossier, isForgotten }) => dossier ?? isForgotten)).toEqual(
      expect.arrayContaining([true, 'H55-2']),
    );
  });
});

describe('the time to keep letters', () => {
  const settings = { letters: { retentionDays: { requested: 20, closed: 5 } } };

  it('ends by itself: unsigned ones go whole, signed ones keep their line', async () => {
    office.close();
    office = await createLetterOffice({ settings });
    const { code } = await askFor(office, anApology);
    const signed = await askFor(office, anApology);
    const desk = await openDeskOf(office, 'lanh-dao');
    const at = { id: signed.id };
    const contents = { ...anApology, reason: 'Chậm.' };
    await desk.letter.accept({ ...at, version: 1 });
    await desk.letter.draft({ ...at, version: 2, contents });
    const by = { signedOn: today, signer: 'lanh-dao', position: 'head' } as const;
    await desk.letter.sign({ ...at, version: 3, number: '7/PXL', ...by });
    await desk.letter.handOver({ ...at, version: 4, way: 'post', on: today });
    await desk.letter.finish({ ...at, version: 5 });
    const { header } = storedBytes(signed.id);
    office.clock.pass(6 * dayMs);
    await office.restart();
    const later = await openDeskOf(office, 'can-bo');
    expect((await later.letter.list({ states: ['closed'] })).letters).toMatchObject([
      { reading: 'erased', number: '7/PXL', signedOn: today },
    ]);
    expect(filesWith(header)).toEqual([]);
    expect(await later.letter.findByCode({ code })).toMatchObject({ state: 'requested' });
    office.clock.pass(15 * dayMs);
    await office.restart();
    const last = await deskOf(office, 'can-bo');
    expect(await codeOf(last.letter.findByCode({ code }))).toBe('CODE_UNKNOWN');
    const db = openReader(office.folder.letters);
    expect(
      db.prepare(`SELECT actor, detail FROM audit WHERE action = 'letters.swept'`).all(),
    ).toEqual([
      { actor: 'program', detail: '{"deleted":0,"erased":1}' },
      { actor: 'program', detail: '{"deleted":1,"erased":0}' },
    ]);
    db.close();
  });
});

it('opens only while it is whole and its audit unaltered', () => {
  office.app.close();
  const db = openDatabase(office.folder.letters);
  db.exec(`DROP TRIGGER audit_is_never_changed; UPDATE audit SET actor = 'ai khác'`);
  db.close();
  expect(() => openLetters(office.folder)).toThrow('auditChainBroken');
});
