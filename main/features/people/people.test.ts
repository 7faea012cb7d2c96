import { safe } from '@orpc/client';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPersonRegister } from '#main/features/access/person-register.ts';
import { disablePerson } from '#main/features/access/person-store.ts';
import { createScreenLock, deskScreen } from '#main/features/access/screen-lock.ts';
import { findAuditFault } from '#main/storage/audit-store.ts';
import { openDatabase } from '#main/storage/database.ts';
import { linesPerPage } from '#shared/features/people/limits.ts';
import { createTestApp, officerPhrase, staffPin, type TestApp } from '#tests/support/test-app.ts';
import { changePerson, disablePerson as disableUseCase } from './manage-people.ts';

const adminPin = '753186';
const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'quan-tri', role: 'admin', secret: adminPin },
  { code: 'quan-tri-2', role: 'admin', secret: adminPin },
] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people });
});
afterEach(() => office.close());

async function signedIn(code: string, secret: string) {
  const desk = office.desk();
  await desk.access.signIn({ code, secret });
  return desk;
}

const admin = () => signedIn('quan-tri', adminPin);
const staff = () => signedIn('can-bo', staffPin);
const canSignIn = async (code: string, secret: string) =>
  (await safe(office.desk().access.signIn({ code, secret }))).isSuccess;
const newcomer = { code: 'nd-01', name: 'Nguyễn Thị Lan', roles: ['staff', 'leader'] } as const;
const asked = { ...newcomer, roles: [...newcomer.roles] };

function fromFolder<Result>(read: (db: ReturnType<typeof openDatabase>) => Result): Result {
  const db = openDatabase(office.folder.database);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

describe('managing people', () => {
  it('lets somebody in with a PIN that is told once', async () => {
    const desk = await admin();
    const { pin = '', ...issued } = await desk.people.add(asked);
    expect(issued).toEqual({ code: 'nd-01', name: 'Nguyễn Thị Lan' });
    expect(pin).toMatch(/^\d{6}$/);
    expect(await canSignIn('nd-01', pin)).toBe(true);
    const everything = fromFolder((db) => JSON.stringify(db.prepare('SELECT * FROM audit').all()));
    expect(everything).toContain('person.added');
    expect(everything).not.toContain(pin);
    expect(everything).not.toContain('Lan');
  });

  it('gives whoever comes to manage people a way back in, told once, and takes it with the right', async () => {
    const desk = await admin();
    const added = await desk.people.add({ code: 'nd-02', name: 'Hà', roles: ['admin'] });
    const changed = await desk.people.change({ code: 'can-bo', roles: ['staff', 'admin'] });
    const codes = [added.recoveryCode ?? '', changed.issued?.recoveryCode ?? ''];
    for (const code of codes) expect(code).toMatch(/^(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
    expect(changed.issued).toEqual({ code: 'can-bo', name: 'can-bo', recoveryCode: codes[1] });
    const again = await desk.people.change({ code: 'can-bo', name: 'Cán bộ', roles: ['admin'] });
    expect(again).toEqual({});
    const { pin } = await office.desk().access.recover({
      code: 'can-bo',
      recoveryCode: codes[1] ?? '',
    });
    expect(await canSignIn('can-bo', pin)).toBe(true);
    await desk.people.change({ code: 'nd-02', roles: ['staff'] });
    const late = office.desk().access.recover({ code: 'nd-02', recoveryCode: codes[0] ?? '' });
    expect((await safe(late)).error).toMatchObject({ code: 'SECRET_WRONG' });
  });

  it('never gives a code to a second person, whatever became of the first', async () => {
    const desk = await admin();
    await desk.people.disable({ code: 'can-bo' });
    await desk.people.blankName({ code: 'can-bo' });
    const { error } = await safe(desk.people.add({ ...asked, code: 'can-bo' }));
    expect(error).toMatchObject({ code: 'CODE_TAKEN' });
    expect(() => fromFolder((db) => db.exec(`DELETE FROM person WHERE code = 'can-bo'`))).toThrow(
      'their code stays',
    );
  });

  it('gives one of two who ask at once the code, and tells the other', async () => {
    const desk = await admin();
    const both = await Promise.all([safe(desk.people.add(asked)), safe(desk.people.add(asked))]);
    expect(both.filter(({ isSuccess }) => isSuccess)).toHaveLength(1);
    expect(both.find(({ error }) => error !== null)?.error).toMatchObject({ code: 'CODE_TAKEN' });
  });

  it('ends a disabled person’s seat at once, and takes them back later', async () => {
    const [desk, seat] = [await admin(), await staff()];
    const watch = await seat.access.watch();
    expect((await watch.next()).value).toMatchObject({ session: { person: { code: 'can-bo' } } });
    await desk.people.disable({ code: 'can-bo' });
    expect((await watch.next()).value).toEqual({ session: null });
    expect((await safe(seat.figures.listPeriods())).error).toMatchObject({ code: 'FORBIDDEN' });
    expect(await canSignIn('can-bo', staffPin)).toBe(false);
    await desk.people.enable({ code: 'can-bo' });
    expect(await canSignIn('can-bo', staffPin)).toBe(true);
    await watch.return(undefined);
  });

  it('lets changed roles hold at once where the person sits', async () => {
    const [desk, seat] = [await admin(), await staff()];
    expect((await safe(seat.session.show())).isSuccess).toBe(true);
    await desk.people.change({ code: 'can-bo', roles: ['officer'], name: 'Trần Văn Bình' });
    expect((await safe(seat.session.show())).error).toMatchObject({ code: 'FORBIDDEN' });
    const watch = await seat.access.watch();
    expect((await watch.next()).value).toMatchObject({
      session: { person: { name: 'Trần Văn Bình', roles: ['officer'] } },
    });
    await watch.return(undefined);
  });

  it('replaces a secret by a new PIN and ends where the old one was used', async () => {
    const [desk, seat] = [await admin(), await staff()];
    const { pin } = await desk.people.issuePin({ code: 'can-bo' });
    expect((await safe(seat.figures.listPeriods())).error).toMatchObject({ code: 'FORBIDDEN' });
    expect(await canSignIn('can-bo', staffPin)).toBe(false);
    expect(await canSignIn('can-bo', pin)).toBe(true);
  });

  it('does nothing of it to oneself but change the name', async () => {
    const desk = await admin();
    const own = { code: 'quan-tri' };
    const tries = [
      await safe(desk.people.change({ ...own, roles: ['staff'] })),
      await safe(desk.people.disable(own)),
      await safe(desk.people.issuePin(own)),
    ];
    expect(tries.map(({ error }) => Reflect.get(Object(error), 'code'))).toEqual([
      'OWN_ACCOUNT',
      'OWN_ACCOUNT',
      'OWN_ACCOUNT',
    ]);
    expect((await safe(desk.people.change({ ...own, name: 'Lê Thị Hoa' }))).isSuccess).toBe(true);
  });

  it('always leaves somebody who manages people, whatever two of them try', async () => {
    const managers = {
      'quan-tri': await admin(),
      'quan-tri-2': await signedIn('quan-tri-2', adminPin),
    };
    const act = fc.constantFrom('disable', 'demote', 'enable', 'restore');
    const step = fc.tuple(fc.constantFrom('quan-tri' as const, 'quan-tri-2' as const), act);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        for (const [code, deed] of steps) {
          const desk = managers[code === 'quan-tri' ? 'quan-tri-2' : 'quan-tri'];
          if (deed === 'disable') await safe(desk.people.disable({ code }));
          if (deed === 'demote') await safe(desk.people.change({ code, roles: ['it'] }));
          if (deed === 'enable') await safe(desk.people.enable({ code }));
          if (deed === 'restore') await safe(desk.people.change({ code, roles: ['admin'] }));
          const left = fromFolder((db) =>
            db
              .prepare(
                `SELECT count(*) AS n FROM person
                 WHERE disabled_at_ms IS NULL AND roles LIKE '%admin%'`,
              )
              .get(),
          );
          expect(left).not.toEqual({ n: 0 });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('erases the name and words of who has left, and only of who no longer works here', async () => {
    const [desk, seat] = [await admin(), await staff()];
    await seat.people.remark({ text: 'Tên tôi viết sai' });
    expect((await safe(desk.people.blankName({ code: 'can-bo' }))).error).toMatchObject({
      code: 'STILL_ACTIVE',
    });
    await desk.people.disable({ code: 'can-bo' });
    await desk.people.blankName({ code: 'can-bo' });
    const view = await desk.people.list();
    expect(view.people.find(({ code }) => code === 'can-bo')).toMatchObject({
      name: '',
      state: 'left',
    });
    expect(view.remarks).toMatchObject([{ personCode: 'can-bo', text: '' }]);
    const after = [
      await safe(desk.people.enable({ code: 'can-bo' })),
      await safe(desk.people.issuePin({ code: 'can-bo' })),
      await safe(desk.people.change({ code: 'can-bo', name: 'Ai đó' })),
    ];
    for (const { error } of after) expect(error).toMatchObject({ code: 'PERSON_UNKNOWN' });
  });

  it('keeps the last who manages people, even when another’s right has just gone', async () => {
    const outcomes = fromFolder((db) => {
      disablePerson(db, 'quan-tri-2', 1);
      const lock = createScreenLock(db, deskScreen, () => 0);
      const deps = {
        db,
        people: createPersonRegister({ db, lock, audit: () => {}, nowMs: () => 0 }),
        now: () => ({
          utcMs: 0,
          offsetMinutes: 420,
          bootId: '',
          monotonicMs: 0,
          state: 'trusted' as const,
          trustedMs: 0,
        }),
        endSessionsOf: () => {},
        renewSessionsOf: () => {},
      };
      return {
        disabled: disableUseCase(deps, 'quan-tri-2', 'quan-tri'),
        changed: changePerson(deps, 'quan-tri-2', { code: 'quan-tri', roles: ['it'] }),
      };
    });
    expect([outcomes.disabled, await outcomes.changed]).toEqual([
      { done: false, why: 'LAST_MANAGER' },
      { done: false, why: 'LAST_MANAGER' },
    ]);
  });

  it('takes codes that can be typed and are nobody’s', async () => {
    const desk = await admin();
    for (const code of ['Lan', 'lan thi', 'a--2', '-a', 'program', 'set-up', 'đông', '']) {
      const { error } = await safe(desk.people.add({ ...asked, code }));
      expect(error, code).toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('saves nothing by half when the audit cannot be written', async () => {
    const desk = await admin();
    const before = await desk.people.list();
    fromFolder((db) => {
      db.exec(`CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'stop'); END`);
    });
    expect((await safe(desk.people.add(asked))).isSuccess).toBe(false);
    expect((await safe(desk.people.disable({ code: 'can-bo' }))).isSuccess).toBe(false);
    expect(await desk.people.list()).toEqual(before);
  });
});

describe('one’s own data', () => {
  it('shows everything that is kept, and what one did and had done', async () => {
    const desk = await admin();
    await desk.people.disable({ code: 'tong-hop' });
    await desk.people.change({ code: 'can-bo', name: 'Cán bộ Một' });
    const seat = await staff();
    expect(await seat.people.own()).toEqual({
      person: {
        code: 'can-bo',
        name: 'Cán bộ Một',
        roles: ['staff'],
        secret: 'pin',
        state: 'active',
      },
      remarks: [],
      unitName: expect.any(String),
      offsetMinutes: 420,
    });
    const { lines, hasMore } = await seat.people.ownAudit({});
    expect(hasMore).toBe(false);
    expect(lines.map(({ actor, action }) => [actor, action])).toEqual([
      ['can-bo', 'person.signed-in'],
      ['quan-tri', 'person.renamed'],
    ]);
  });

  it('comes in pages without a gap, however much one did', async () => {
    const seat = await staff();
    for (let n = 0; n < 45; n += 1) await seat.people.remark({ text: `ý kiến ${n}` });
    const sequences: number[] = [];
    for (let below: number | undefined; ; below = sequences.at(-1)) {
      const { lines, hasMore } = await seat.people.ownAudit(below === undefined ? {} : { below });
      expect(lines.length).toBeLessThanOrEqual(linesPerPage);
      sequences.push(...lines.map(({ sequence }) => sequence));
      if (!hasMore) break;
    }
    expect(sequences).toHaveLength(46);
    expect(sequences).toEqual(sequences.toSorted((one, other) => other - one));
    expect(fromFolder(findAuditFault)).toBeUndefined();
  });

  it('brings a remark to whoever manages people, who settles it once', async () => {
    const [desk, seat] = [await admin(), await staff()];
    await seat.people.remark({ text: '  Tên tôi viết sai  ' });
    const [remark] = (await desk.people.list()).remarks;
    expect(remark).toMatchObject({ personCode: 'can-bo', text: 'Tên tôi viết sai' });
    await desk.people.settleRemark({ id: remark?.id ?? 0 });
    expect((await seat.people.own()).remarks).toMatchObject([{ settled: { by: 'quan-tri' } }]);
    expect((await safe(desk.people.settleRemark({ id: remark?.id ?? 0 }))).error).toMatchObject({
      code: 'REMARK_UNKNOWN',
    });
    const audited = fromFolder((db) => JSON.stringify(db.prepare('SELECT * FROM audit').all()));
    expect(audited).not.toContain('viết sai');
  });

  it('takes a passphrase of one’s own, after the present secret', async () => {
    const seat = await staff();
    const passphrase = 'bảy con vịt qua cầu khỉ';
    const wrong = await safe(seat.people.choosePassphrase({ secret: '111111', passphrase }));
    expect(wrong.error).toMatchObject({ code: 'SECRET_WRONG', data: { attemptsLeft: 4 } });
    await seat.people.choosePassphrase({ secret: staffPin, passphrase });
    expect(await canSignIn('can-bo', staffPin)).toBe(false);
    expect(await canSignIn('can-bo', passphrase.normalize('NFD'))).toBe(true);
    expect((await seat.people.own()).person.secret).toBe('passphrase');
  });

  it('refuses a weak passphrase with its reason, and counts nothing against the screen', async () => {
    const seat = await staff();
    const weak = await safe(
      seat.people.choosePassphrase({ secret: staffPin, passphrase: 'mật khẩu của tôi 123' }),
    );
    expect(weak.error).toMatchObject({ code: 'PASSPHRASE_WEAK', data: { why: 'common' } });
    expect(await canSignIn('can-bo', staffPin)).toBe(true);
  });

  it('has its own PIN issued anew, after the present secret', async () => {
    const seat = await staff();
    const { pin } = await seat.people.issueOwnPin({ secret: staffPin });
    expect([await canSignIn('can-bo', staffPin), await canSignIn('can-bo', pin)]).toEqual([
      false,
      true,
    ]);
  });

  it('locks the screen like the sign-in does, for everybody', async () => {
    const seat = await staff();
    for (let n = 0; n < 5; n += 1) await safe(seat.people.issueOwnPin({ secret: '111111' }));
    const { error } = await safe(seat.people.issueOwnPin({ secret: staffPin }));
    expect(error).toMatchObject({ code: 'SCREEN_LOCKED', data: { seconds: 30 } });
    expect(await canSignIn('tong-hop', officerPhrase)).toBe(false);
  });
});
