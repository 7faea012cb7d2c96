import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockAfter } from '#shared/features/access/lock-rule.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import { isTrivialPin } from '#shared/features/access/trivial-pin.ts';
import { createTestApp, officerPhrase, staffPin, type TestApp } from '#tests/support/test-app.ts';
import { preparePeople } from './people-of-office.ts';
import { disablePerson } from './person-store.ts';
import { createScreenLock, deskScreen } from './screen-lock.ts';
import { trialPeople } from './trial-people.ts';
import { newPin } from './secret.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp();
});
afterEach(() => {
  vi.useRealTimers();
  office.close();
});

async function tryWrong(times: number): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (let n = 0; n < times; n += 1) {
    const { error } = await safe(office.desk().access.signIn({ code: 'can-bo', secret: '111111' }));
    answers.push(error && { code: Reflect.get(error, 'code'), data: Reflect.get(error, 'data') });
  }
  return answers;
}

const rightPin = () => safe(office.desk().access.signIn({ code: 'can-bo', secret: staffPin }));

describe('signing in', () => {
  it('tells how many tries are left, then locks the screen for 30 seconds', async () => {
    expect(await tryWrong(6)).toEqual([
      { code: 'SECRET_WRONG', data: { attemptsLeft: 4 } },
      { code: 'SECRET_WRONG', data: { attemptsLeft: 3 } },
      { code: 'SECRET_WRONG', data: { attemptsLeft: 2 } },
      { code: 'SECRET_WRONG', data: { attemptsLeft: 1 } },
      { code: 'SECRET_WRONG', data: { attemptsLeft: 0 } },
      { code: 'SCREEN_LOCKED', data: { seconds: 30 } },
    ]);
  });

  it('refuses even the right PIN while the screen is locked', async () => {
    await tryWrong(5);
    expect((await rightPin()).error).toMatchObject({ code: 'SCREEN_LOCKED' });
    office.clock.pass(30_000);
    expect((await rightPin()).error).toBeNull();
  });

  it('locks for twice as long after each further wrong try', async () => {
    await tryWrong(5);
    office.clock.pass(30_000);
    await tryWrong(1);
    expect(await tryWrong(1)).toEqual([{ code: 'SCREEN_LOCKED', data: { seconds: 60 } }]);
    expect([4, 5, 6, 7, 8].map(lockAfter)).toEqual([0, 30_000, 60_000, 120_000, 240_000]);
    expect(lockAfter(60)).toBe(24 * 60 * 60 * 1000);
  });

  it('keeps the lock over a restart and a changed clock', async () => {
    await tryWrong(5);
    office.clock.set('2027-11-27T09:00:00+07:00');
    await office.restart();
    expect((await rightPin()).error).toMatchObject({
      code: 'SCREEN_LOCKED',
      data: { seconds: 30 },
    });
  });

  it('remembers the wrong tries over a restart', async () => {
    await tryWrong(3);
    await office.restart();
    expect(await tryWrong(1)).toEqual([{ code: 'SECRET_WRONG', data: { attemptsLeft: 1 } }]);
  });

  it('locks the screen and not the account: tries for different people add up', async () => {
    for (const code of ['can-bo', 'tong-hop', 'nobody', 'can-bo', 'tong-hop']) {
      await safe(office.desk().access.signIn({ code, secret: '111111' }));
    }
    const right = await safe(
      office.desk().access.signIn({ code: 'tong-hop', secret: officerPhrase }),
    );
    expect(right.error).toMatchObject({ code: 'SCREEN_LOCKED' });
  });

  it('has the attempt on disk before it is checked', async () => {
    const trying = safe(office.desk().access.signIn({ code: 'can-bo', secret: '111111' }));
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    const db = openReader(office.folder.database);
    const counted = db.prepare('SELECT screen, wrong FROM screen_lock').all();
    db.close();
    expect(counted).toEqual([{ screen: 'desk', wrong: 1 }]);
    await trying;
  });

  it('forgets the wrong tries after a right one', async () => {
    await tryWrong(4);
    await rightPin();
    expect(await tryWrong(1)).toEqual([{ code: 'SECRET_WRONG', data: { attemptsLeft: 4 } }]);
  });

  it('takes a passphrase however its accents are composed', async () => {
    const secret = officerPhrase.normalize('NFD');
    const { error } = await safe(office.desk().access.signIn({ code: 'tong-hop', secret }));
    expect(error).toBeNull();
  });

  it('stands in the audit chain, without the secret', async () => {
    await rightPin();
    await tryWrong(5);
    const db = openReader(office.folder.database);
    const entries = db.prepare('SELECT actor, action FROM audit').all();
    const everything = JSON.stringify(db.prepare('SELECT * FROM audit').all());
    db.close();
    expect(entries.slice(2)).toEqual([
      { actor: 'can-bo', action: 'person.signed-in' },
      { actor: 'program', action: 'screen.locked' },
    ]);
    expect(everything).not.toContain(staffPin);
  });
});

describe('a session', () => {
  it('ends by itself when nobody is there, and the kiosk takes ratings again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const desk = office.desk();
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    const states = await office.kiosk().station.watch();
    expect((await states.next()).value).toMatchObject({ capture: 'staff' });
    vi.advanceTimersByTime(299_000);
    await desk.access.stay();
    vi.advanceTimersByTime(299_000);
    expect((await safe(desk.figures.listPeriods())).error).toBeNull();
    vi.advanceTimersByTime(300_000);
    expect((await safe(desk.figures.listPeriods())).error).toMatchObject({ code: 'FORBIDDEN' });
    await states.return(undefined);
  });

  it('is not kept awake by what a screen asks for by itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const desk = office.desk();
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    vi.advanceTimersByTime(200_000);
    await desk.health.show();
    vi.advanceTimersByTime(101_000);
    expect((await safe(desk.health.show())).error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells its own screen, and no other, that it began and ended', async () => {
    const desk = office.desk();
    const other = await office.desk().access.watch();
    const own = await desk.access.watch();
    expect((await own.next()).value).toEqual({ session: null });
    expect((await other.next()).value).toEqual({ session: null });
    await desk.access.signIn({ code: 'can-bo', secret: staffPin });
    expect((await own.next()).value).toMatchObject({ session: { person: { code: 'can-bo' } } });
    await desk.access.signOut();
    expect((await own.next()).value).toEqual({ session: null });
    await own.return(undefined);
    await other.return(undefined);
  });
});

describe('demo people', () => {
  it('exist in a trial folder only', async () => {
    expect((await office.desk().access.show()).trialPins).toEqual([]);
    const trial = await createTestApp({ kind: 'trial', people: [] });
    const view = await trial.desk().access.show();
    expect(view.trialPins.map(({ code }) => code)).toEqual(trialPeople.map(({ code }) => code));
    for (const { code, pin } of view.trialPins) {
      expect((await safe(trial.desk().access.signIn({ code, secret: pin }))).error).toBeNull();
    }
    trial.close();
  });

  it('show no PIN that has been changed', async () => {
    const trial = await createTestApp({ kind: 'trial', people: [] });
    const [first] = trialPeople;
    const desk = trial.desk();
    await desk.access.signIn({ code: first?.code ?? '', secret: first?.pin ?? '' });
    await desk.people.issueOwnPin({ secret: first?.pin ?? '' });
    const shown = (await desk.access.show()).trialPins.map(({ code }) => code);
    expect(shown).toEqual(trialPeople.slice(1).map(({ code }) => code));
    trial.close();
  });
});

describe('disabled people', () => {
  it('are neither offered nor let in, and nobody can tell that from a wrong PIN', async () => {
    const db = openDatabase(office.folder.database);
    disablePerson(db, 'can-bo', office.clock.utcMs());
    db.close();
    const { people } = await office.desk().access.show();
    expect(people.map(({ code }) => code)).toEqual(['tong-hop']);
    expect((await rightPin()).error).toMatchObject({
      code: 'SECRET_WRONG',
      data: { attemptsLeft: 4 },
    });
  });
});

describe('guessing in several places at once', () => {
  it('has no more tries over two desk pages than over one', async () => {
    const pages = [office.desk(), office.desk()];
    const tries = Array.from({ length: 12 }, (_, n) =>
      safe(pages[n % 2]?.access.signIn({ code: 'can-bo', secret: '111111' }) ?? Promise.reject()),
    );
    const codes = (await Promise.all(tries)).map(({ error }) => Reflect.get(Object(error), 'code'));
    expect(codes.filter((code) => code === 'SECRET_WRONG')).toHaveLength(5);
    expect(codes.filter((code) => code === 'SCREEN_LOCKED')).toHaveLength(7);
  });

  it('has no more tries by runs of the command line that wait side by side', () => {
    const runs = Array.from({ length: 4 }, () => {
      const db = openDatabase(office.folder.database);
      const lock = createScreenLock(db, deskScreen, () => office.clock.monotonicMs());
      return { lock, close: () => db.close() };
    });
    const counted = Array.from({ length: 12 }, (_, n) => runs[n % 4]?.lock.countAttempt());
    expect(counted).toEqual([0, 0, 0, 0, 0, 30, 30, 30, 30, 30, 30, 30]);
    office.clock.pass(30_000);
    // whoever comes first counts; to the others that is a new lock
    expect(runs.map(({ lock }) => lock.countAttempt())).toEqual([0, 60, 60, 60]);
    for (const { close } of runs) close();
  });

  it('at the desk is held against the command line too', async () => {
    await tryWrong(5);
    const db = openDatabase(office.folder.database);
    const lock = createScreenLock(db, deskScreen, () => office.clock.monotonicMs());
    expect(lock.lockedSeconds()).toBe(30);
    lock.clear();
    db.close();
    expect((await rightPin()).error).toBeNull();
  });
});

describe('a new PIN', () => {
  it('has six digits, leading zeros too', () => {
    for (let n = 0; n < 500; n += 1) expect(newPin(Date.now())).toMatch(/^\d{6}$/);
  });

  it('is drawn again as long as somebody would try it first', () => {
    const draws = [0, 123_456, 777_777, 121_212, 321_321, 201_126, 261_120, 112_026, 48_151];
    expect(newPin(office.clock.utcMs(), () => draws.shift() ?? 0)).toBe('048151');
  });

  it.each([
    ...['000000', '999999', '454545', '907907', '012345', '987654', '890123', '210987'],
    ...['311229', '123129', '291231', '112026', '202611', '992026', '010120'],
  ])('is never %s', (pin) => {
    expect(isTrivialPin(pin, 2026)).toBe(true);
  });

  it('is one of more than 98 in 100 numbers', () => {
    const all = Array.from({ length: 1_000_000 }, (_, n) => String(n).padStart(6, '0'));
    const trivial = all.filter((pin) => isTrivialPin(pin, 2026)).length;
    expect(trivial).toBeGreaterThan(5_000);
    expect(trivial).toBeLessThan(20_000);
  });
});

describe('a lost PIN', () => {
  const restored = async (recoveryCode: string) =>
    safe(office.desk().access.recover({ code: 'quan-tri', recoveryCode }));
  let code: string;
  beforeEach(async () => {
    office.app.close();
    const db = openDatabase(office.folder.database);
    const { issued, record } = await preparePeople(
      db,
      [
        { code: 'can-bo', name: 'can-bo', roles: ['staff'] },
        { code: 'quan-tri', name: 'Quản trị', roles: ['admin'] },
      ],
      office.clock.utcMs(),
    );
    record();
    db.close();
    code = issued[0]?.recoveryCode ?? '';
    await office.restart();
  });

  it('is replaced with the recovery code, however it is typed, and that code by a new one', async () => {
    expect((await office.desk().access.show()).recoverable).toEqual(['quan-tri']);
    const { data } = await restored(code.toLowerCase().replaceAll('-', ' '));
    const secret = data?.pin ?? '';
    expect(secret).toMatch(/^\d{6}$/);
    expect(data?.recoveryCode).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){5}[2-9A-HJKMNP-TV-Z]{4}$/);
    const { person } = await office.desk().access.signIn({ code: 'quan-tri', secret });
    expect(person.roles).toEqual(['admin']);
    expect((await restored(code)).error).toMatchObject({ code: 'SECRET_WRONG' });
    const db = openReader(office.folder.database);
    expect(db.prepare(`SELECT actor FROM audit WHERE action = 'person.recovered'`).all()).toEqual([
      { actor: 'quan-tri' },
    ]);
    db.close();
  });

  it('ends wherever somebody still sits with the old one', async () => {
    const { data } = await restored(code);
    const desk = office.desk();
    await desk.access.signIn({ code: 'quan-tri', secret: data?.pin ?? '' });
    await restored(data?.recoveryCode ?? '');
    expect((await safe(desk.people.list())).error).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is not given to somebody who is disabled', async () => {
    const db = openDatabase(office.folder.database);
    disablePerson(db, 'quan-tri', office.clock.utcMs());
    db.close();
    expect((await office.desk().access.show()).recoverable).toEqual([]);
    expect((await restored(code)).error).toMatchObject({ code: 'SECRET_WRONG' });
  });

  it('is not guessed: a wrong code counts as a wrong secret', async () => {
    for (let tries = 0; tries < 5; tries += 1) await restored('AAAA-AAAA-AAAA-AAAA-AAAA-AAAA');
    expect((await restored(code)).error).toMatchObject({ code: 'SCREEN_LOCKED' });
  });
});
