import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '#main/open-store.ts';
import { createClock } from '#main/platform/clock.ts';
import { prepareDataFolder } from '#main/storage/data-folder.ts';
import { openReader, type Database } from '#main/storage/database.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { createReceiptStore } from './receipt-store.ts';
import { createReceipts, type Receipts } from './receipts.ts';

const hourMs = 60 * 60 * 1000;
const key = Buffer.alloc(32, 7);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  for (const close of open.splice(0)) close();
  vi.useRealTimers();
});

const open: (() => void)[] = [];

/** A station's receipts on a folder of their own, with every clock in the test's hands. */
function aStation({ newKey = randomBytes, clock = createFakeClock() } = {}) {
  const folder = prepareDataFolder(makeTempFolder());
  let db: Database;
  let receipts: Receipts;
  const errors: string[] = [];
  const log = { info: () => {}, error: (note: string) => void errors.push(note) };
  function start() {
    db = openStore(folder);
    const store = createReceiptStore(db);
    const station = createClock({ system: clock, offsetMinutes: 420, lastTrustedMs: undefined });
    receipts = createReceipts({ store, clock: station, randomBytes: newKey, log });
  }
  start();
  open.push(() => {
    receipts.close();
    db.close();
    removeFolder(folder.path);
  });
  return {
    clock,
    errors,
    file: folder.database,
    get db() {
      return db;
    },
    give(...codes: readonly string[]) {
      return codes.map((code) => {
        const isKnown = receipts.isKnown(code);
        receipts.remember(code);
        return isKnown ? 'again' : 'first';
      });
    },
    isKnown: (code: string) => receipts.isKnown(code),
    /** The plug is pulled: nobody tells the program. */
    crash() {
      db.close();
      start();
    },
    restart() {
      receipts.close();
      db.close();
      start();
    },
    stored: () => readHashes(folder.database),
  };
}

function readHashes(file: string): string[] {
  const db = openReader(file);
  const rows = db.prepare<[], { hash: Buffer }>('SELECT hash FROM receipt').all();
  db.close();
  return rows.map(({ hash }) => hash.toString('hex'));
}

function hashOf(code: string): string {
  return createHmac('sha256', key).update(code).digest('hex');
}

/** Time passes for every clock, and what is due now and then is done. */
function pass(clock: FakeClock, ms: number) {
  for (let rest = ms; rest > 0; rest -= hourMs) {
    clock.pass(Math.min(rest, hourMs));
    vi.advanceTimersByTime(Math.min(rest, hourMs));
  }
}

function setClock(clock: FakeClock, iso: string) {
  clock.set(iso);
  vi.advanceTimersByTime(hourMs);
}

const codes = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `H55242260115${String(from + n).padStart(4, '0')}`);

describe('a code that was given', () => {
  it('is known at once and over a restart', () => {
    const station = aStation();
    expect(station.give('H55A', 'H55B', 'H55A')).toEqual(['first', 'first', 'again']);
    station.restart();
    expect(station.give('H55A', 'H55B', 'H55C')).toEqual(['again', 'again', 'first']);
  });

  it('is on disk as a keyed hash alone', () => {
    const station = aStation({ newKey: () => key });
    station.give('H55A', 'H55B');
    station.restart();
    expect(station.stored()).toEqual([hashOf('H55A'), hashOf('H55B')].sort());
  });

  it('is forgotten of the day on which the plug is pulled, and of no other', () => {
    const station = aStation();
    station.give('H55A');
    pass(station.clock, 24 * hourMs);
    station.give('H55B');
    station.crash();
    expect(station.give('H55A', 'H55B')).toEqual(['again', 'first']);
  });

  it('is another one at another station', () => {
    const [one, other] = [aStation(), aStation()];
    expect([one.give('H55A'), other.give('H55A')]).toEqual([['first'], ['first']]);
    one.restart();
    other.restart();
    expect(one.stored()).toHaveLength(1);
    expect(one.stored()).not.toEqual(other.stored());
  });
});

describe('the table', () => {
  it('stays as it is all day, whatever is given', () => {
    const station = aStation();
    const before = readFileSync(station.file);
    const log = readFileSync(`${station.file}-wal`);
    for (const code of codes(8)) {
      station.give(code);
      pass(station.clock, hourMs);
    }
    expect(readFileSync(station.file).equals(before)).toBe(true);
    expect(readFileSync(`${station.file}-wal`).equals(log)).toBe(true);
  });

  it('takes in the day’s codes after midnight, while nobody rates', () => {
    const station = aStation();
    station.give(...codes(5));
    pass(station.clock, 14 * hourMs);
    expect(station.stored()).toHaveLength(0);
    pass(station.clock, 2 * hourMs);
    expect(station.stored()).toHaveLength(5);
  });

  it('is not written because somebody rates on the next day', () => {
    const station = aStation();
    station.give('H55A');
    station.clock.pass(24 * hourMs);
    station.give('H55B');
    expect(station.stored()).toHaveLength(0);
  });

  it('is the same byte by byte in whatever order and on whichever days codes were given', () => {
    const all = codes(60);
    const together = aStation({ newKey: () => key });
    together.give(...all);
    const dayByDay = aStation({ newKey: () => key });
    for (const code of all.toReversed()) {
      dayByDay.give(code);
      if (Number(code.slice(-4)) % 7 === 0) pass(dayByDay.clock, 24 * hourMs);
      if (code.endsWith('20')) dayByDay.restart();
    }
    together.restart();
    dayByDay.restart();
    expect(dayByDay.stored()).toEqual(together.stored());
    expect(pageOfTable(dayByDay)).toEqual(pageOfTable(together));
    expect(pageOfTable(together).includes(Buffer.from(hashOf(all[0] ?? ''), 'hex'))).toBe(true);
  });

  it('leaves nothing of earlier days in the log beside it', () => {
    const station = aStation({ newKey: () => key });
    station.give('H55A');
    pass(station.clock, 24 * hourMs);
    expect(station.stored()).toEqual([hashOf('H55A')]);
    expect(readFileSync(`${station.file}-wal`)).toHaveLength(0);
  });
});

describe('a clock that was set', () => {
  it('back to yesterday makes no new day; 24 hours by a clock that nobody sets do', () => {
    const station = aStation();
    station.give('H55A');
    setClock(station.clock, '2026-11-26T09:00:00+07:00');
    pass(station.clock, 20 * hourMs); // past midnight by the wrong clock
    expect(station.stored()).toHaveLength(0);
    expect(station.isKnown('H55A')).toBe(true);
    pass(station.clock, 4 * hourMs);
    expect(station.stored()).toHaveLength(1);
  });

  it('ahead to tomorrow makes no new day either', () => {
    const station = aStation();
    station.give('H55A');
    setClock(station.clock, '2026-11-28T09:00:00+07:00');
    expect(station.stored()).toHaveLength(0);
  });

  it('far back replaces the key, because its age can no longer be told', () => {
    const station = aStation({ clock: createFakeClock('2027-11-27T09:00:00+07:00') });
    station.give('H55A');
    station.restart();
    setClock(station.clock, '2026-11-27T09:00:00+07:00');
    expect(station.isKnown('H55A')).toBe(false);
  });

  it('to no day at all replaces nothing', () => {
    const station = aStation();
    station.give('H55A');
    station.restart();
    setClock(station.clock, '1970-01-01T09:00:00+07:00');
    expect(station.isKnown('H55A')).toBe(true);
  });
});

describe('the key', () => {
  const keysIn = ({ db }: { db: Database }) =>
    db
      .prepare<[], { key: Buffer; from_day: string }>('SELECT key, from_day FROM receipt_key')
      .all();

  it('is made with the first code, 32 bytes of chance', () => {
    const [station, other] = [aStation(), aStation()];
    station.restart();
    expect(keysIn(station)).toEqual([]);
    station.give('H55A');
    other.give('H55A');
    station.restart();
    other.restart();
    expect(keysIn(station)).toEqual([{ key: expect.any(Buffer), from_day: '2026-11-27' }]);
    expect(keysIn(station)).not.toEqual(keysIn(other));
  });

  it('serves 89 days', () => {
    const station = aStation();
    station.give('H55A');
    pass(station.clock, 89 * 24 * hourMs);
    expect(station.isKnown('H55A')).toBe(true);
  });

  it('goes after 90 days with every hash, and every byte of them, while the program runs', () => {
    const station = aStation({ newKey: () => key });
    const given = codes(400); // several pages
    station.give(...given);
    pass(station.clock, 24 * hourMs);
    expect(readFileSync(station.file).includes(key)).toBe(true);
    station.give('H55B');
    pass(station.clock, 89 * 24 * hourMs);
    const secrets = [key, ...[...given, 'H55B'].map((code) => Buffer.from(hashOf(code), 'hex'))];
    const left = bytesOf(station.file);
    expect(secrets.filter((secret) => left.includes(secret))).toEqual([]);
    expect([keysIn(station), station.stored()]).toEqual([[], []]);
    expect(station.give('H55A', ...given).every((each) => each === 'first')).toBe(true);
  });

  it('goes at the start if its day came while the program was off', () => {
    const station = aStation();
    station.give('H55A');
    station.restart();
    station.clock.pass(90 * 24 * hourMs);
    station.restart();
    expect([keysIn(station), station.isKnown('H55A')]).toEqual([[], false]);
  });

  it('leaves the log as soon as nobody reads from it any more', () => {
    const station = aStation({ newKey: () => key });
    station.give('H55A');
    pass(station.clock, 24 * hourMs);
    station.db.pragma('busy_timeout = 0');
    const reader = openReader(station.file);
    const reading = reader.prepare('SELECT * FROM receipt').iterate();
    reading.next();
    pass(station.clock, 90 * 24 * hourMs);
    expect(station.stored()).toEqual([]);
    expect(bytesOf(station.file).includes(key)).toBe(true);
    reading.return?.();
    reader.close();
    pass(station.clock, hourMs);
    expect(bytesOf(station.file).includes(key)).toBe(false);
  });
});

describe('a full disk', () => {
  it('keeps the codes in memory, and they are written when there is room', () => {
    const station = aStation();
    const given = codes(400);
    station.give(...given);
    fillDisk(station);
    pass(station.clock, 24 * hourMs);
    expect(station.stored()).toHaveLength(0);
    expect(station.errors.length).toBeGreaterThan(0);
    expect(given.every((code) => station.isKnown(code))).toBe(true);
    station.db.pragma('max_page_count = 1000000');
    pass(station.clock, hourMs);
    expect(station.stored()).toHaveLength(400);
  });

  it('does not keep the program from ending', () => {
    const station = aStation();
    station.give(...codes(400));
    fillDisk(station);
    station.restart();
    expect(station.errors).toEqual(['receipts not written']);
    expect(station.stored()).toHaveLength(0);
  });
});

/** Not a page more than there are. */
function fillDisk({ db }: { db: Database }) {
  db.exec('VACUUM');
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
}

/** Everything on disk, the log beside the database included. */
function bytesOf(file: string): Buffer {
  const log = `${file}-wal`;
  return Buffer.concat([readFileSync(file), existsSync(log) ? readFileSync(log) : Buffer.alloc(0)]);
}

/** The page that holds the table while it is small, as it lies in the file. */
function pageOfTable({ db, file }: { db: Database; file: string }): Buffer {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const size = Number(db.pragma('page_size', { simple: true }));
  const row = db
    .prepare<[], { rootpage: number }>(`SELECT rootpage FROM sqlite_schema WHERE name = 'receipt'`)
    .get();
  const page = Buffer.alloc(size);
  const handle = openSync(file, 'r');
  readSync(handle, page, 0, size, ((row?.rootpage ?? 1) - 1) * size);
  closeSync(handle);
  return page;
}
