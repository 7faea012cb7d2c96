import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import example from '#resources/office/example.json' with { type: 'json' };
import { createSettingsReader, recordSettingsNow } from '#main/features/folder/folder-store.ts';
import { createClock } from '#main/platform/clock.ts';
import { disablePerson } from '#main/features/access/person-store.ts';
import { readBoot } from '#main/boot.ts';
import { findAuditFault } from '#main/storage/audit-store.ts';
import { dataFolderAt } from '#main/storage/data-folder.ts';
import { openDatabase, openReader } from '#main/storage/database.ts';
import { officeBeside } from '#main/storage/office-beside.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { createTestApp, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'lanh-dao', role: 'leader', secret: '975310' },
  { code: 'quan-tri', role: 'admin', secret: '864209' },
  { code: 'can-bo', role: 'staff', secret: '246810' },
] as const;

let app: TestApp;
afterEach(() => {
  rmSync(officeBeside(app.folder.path), { recursive: true, force: true });
  rmSync(`${officeBeside(app.folder.path)}.part`, { recursive: true, force: true });
  app.close();
});

async function as(code: (typeof people)[number]['code']) {
  const desk = app.desk();
  const secret = people.find((person) => person.code === code)?.secret ?? '';
  await desk.access.signIn({ code, secret });
  return desk;
}

const errorOf = async (call: Promise<unknown>) => (await safe(call)).error;
const { roster: _, ...withoutRoster } = example;
const officeText = JSON.stringify({ ...withoutRoster, people: example.people.slice(0, 1) });

describe('setting an office up from a trial', () => {
  beforeEach(async () => {
    // somebody is there already, so that no demo people need their secrets sealed
    app = await createTestApp({ kind: 'trial', people: [people[2]], clock: createFakeClock() });
  });

  const found = () => app.desk().office.found({ text: officeText });
  const startFolder = () => readBoot({ HAILONG_DATA: app.folder.path }).folder.path;

  it('leaves the trial until somebody holds the secrets, then starts in the whole office', async () => {
    writeFileSync(app.folder.settings, '{ "as": "both", "port": 4242 }');
    const { founding, issued } = await found();
    expect(issued.map(({ code, recoveryCode }) => [code, recoveryCode !== undefined])).toEqual([
      ['quan-tri', true],
    ]);
    expect(startFolder()).toBe(app.folder.path);
    await app.desk().office.enter({ founding });
    await app.app.moved;
    const boot = readBoot({ HAILONG_DATA: app.folder.path });
    expect([boot.folder.path, boot.port]).toEqual([officeBeside(app.folder.path), 4242]);
    expect(readdirSync(dirname(app.folder.path)).filter((name) => name.endsWith('.part'))).toEqual(
      [],
    );
  });

  it('makes an office that knows its station, its people and who made it', async () => {
    const { founding } = await found();
    await app.desk().office.enter({ founding });
    const db = openReader(dataFolderAt(officeBeside(app.folder.path)).database);
    expect(db.prepare(`SELECT kind, station_code FROM folder`).get()).toEqual({
      kind: 'office',
      station_code: 'may-1',
    });
    expect(db.prepare(`SELECT actor, action FROM audit`).all()).toEqual([
      { actor: 'quan-tri', action: 'folder.created' },
    ]);
    expect(db.prepare(`SELECT person_code FROM recovery`).all()).toEqual([
      { person_code: 'quan-tri' },
    ]);
    expect(findAuditFault(db)).toBeUndefined();
    db.close();
  });

  it('takes only the newest attempt, and clears what another left', async () => {
    const first = await found();
    const second = await found();
    expect(await errorOf(app.desk().office.enter({ founding: first.founding }))).toMatchObject({
      code: 'NOTHING_FOUNDED',
    });
    expect(startFolder()).toBe(app.folder.path);
    await app.desk().office.enter({ founding: second.founding });
    expect(startFolder()).toBe(officeBeside(app.folder.path));
  });

  it('goes on after a crash in the middle of an attempt', async () => {
    const part = `${officeBeside(app.folder.path)}.part`;
    mkdirSync(part);
    writeFileSync(join(part, 'kiosk.db'), 'half of it');
    expect(startFolder()).toBe(app.folder.path);
    const { founding } = await found();
    await app.desk().office.enter({ founding });
    expect(startFolder()).toBe(officeBeside(app.folder.path));
  });

  it('is never laid over anything', async () => {
    mkdirSync(officeBeside(app.folder.path));
    writeFileSync(join(officeBeside(app.folder.path), 'thu.txt'), 'x');
    expect(await errorOf(found())).toMatchObject({
      code: 'NOT_WRITTEN',
      data: { reason: 'folderNotEmpty' },
    });
  });

  it('needs an administrator, and names every fault', async () => {
    const text = JSON.stringify({ ...withoutRoster, people: [example.people[1]] });
    expect(await errorOf(app.desk().office.found({ text }))).toMatchObject({
      code: 'FAULTY',
      data: { faults: [{ fault: 'adminMissing' }] },
    });
    const { faults } = await app.desk().office.check({ text: '{"format":"x"}' });
    expect(faults.map(({ path }) => path.join('.')).toSorted()).toEqual([
      'format',
      'stations',
      'unit',
      'version',
    ]);
  });
});

it('an office never sets up another one', async () => {
  app = await createTestApp({ people });
  expect(await errorOf(app.desk().office.found({ text: officeText }))).toMatchObject({
    code: 'NOT_TRIAL',
  });
});

describe('changing an office', () => {
  beforeEach(async () => {
    app = await createTestApp({ people, clock: createFakeClock('2026-11-20T08:00:00+07:00') });
  });

  type Desk = Awaited<ReturnType<typeof as>>;

  async function change(desk: Desk, parts: object, effectiveFrom?: string) {
    const { version, office } = await desk.office.show();
    const text = JSON.stringify({ ...office, ...parts });
    return desk.office.change({
      basedOn: version,
      text,
      ...(effectiveFrom !== undefined && { effectiveFrom }),
    });
  }

  const holidays = async () => (await (await as('lanh-dao')).office.show()).office.holidays;

  it('previews each part, old and new, and writes nothing', async () => {
    const desk = await as('lanh-dao');
    const { office } = await desk.office.show();
    const text = JSON.stringify({ ...office, unit: { ...office.unit, name: 'Xã Mới' } });
    expect(await desk.office.preview({ text })).toEqual({
      faults: [],
      changes: [
        {
          kind: 'changed',
          path: ['unit', 'name'],
          part: 'unit.name',
          entry: '',
          before: office.unit.name,
          after: 'Xã Mới',
        },
      ],
    });
    expect((await desk.office.show()).version).toBe(1);
  });

  it('keeps what was decided for a later day when something else is decided before', async () => {
    const desk = await as('lanh-dao');
    await change(desk, { holidays: ['2027-01-01'] }, '2026-12-01');
    expect(await holidays()).toEqual([]);
    await change(desk, { receipts: true });
    expect((await desk.office.show()).office).toMatchObject({ receipts: true, holidays: [] });
    app.clock.pass(14 * 24 * 3_600_000);
    const { office, versions } = await (await as('lanh-dao')).office.show();
    expect(office).toMatchObject({ receipts: true, holidays: ['2027-01-01'] });
    expect(versions.map(({ state, effectiveFrom }) => [state, effectiveFrom])).toEqual([
      ['inForce', '2026-12-01'],
      ['past', '2026-11-20'],
      ['past', '2026-12-01'],
      ['past', undefined],
    ]);
  });

  const key = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
  const keyInForce = () => {
    const db = openReader(app.folder.database);
    const settingsAt = createSettingsReader(db);
    const { letters } = settingsAt(app.clock.utcMs()).settings;
    db.close();
    return letters;
  };
  const sealingTo = async (recipient: string) => {
    const db = openDatabase(app.folder.database);
    const settingsAt = createSettingsReader(db);
    const { settings } = settingsAt(app.clock.utcMs());
    const clock = createClock({ system: app.clock, offsetMinutes: 420, lastTrustedMs: undefined });
    const letters = { ...settings.letters, recipient };
    recordSettingsNow(db, clock.now(), { settings: { ...settings, letters }, author: 'lanh-dao' });
    db.close();
  };

  it('neither tells nor takes the key that letters are sealed to, and leaves it as it is', async () => {
    await sealingTo(key);
    const desk = await as('quan-tri');
    const { file } = await desk.office.export();
    expect(readFileSync(file, 'utf8')).not.toContain('age1');
    await change(desk, { letters: { place: 'An Lão' } });
    expect(keyInForce()).toEqual({ place: 'An Lão', recipient: key, retentionDays: {} });
    const other = { recipient: key.replace('ql3', 'zzz') };
    expect(await errorOf(change(desk, { letters: other }))).toMatchObject({
      data: { faults: [{ fault: 'keyNotHere', path: ['letters', 'recipient'], line: 1 }] },
    });
  });

  it('keeps a signer decided for a later day when the letters’ key is replaced before', async () => {
    const signer = { name: 'Chủ tịch mới', title: 'Chủ tịch', authority: 'TM. UBND' };
    await change(await as('lanh-dao'), { letters: { signer } }, '2026-12-01');
    await sealingTo(key);
    app.clock.pass(14 * 24 * 3_600_000);
    expect(keyInForce()).toEqual({ signer, recipient: key, retentionDays: {} });
  });

  it('lets a later decision stand where an earlier one does not fit together with it', async () => {
    const desk = await as('lanh-dao');
    const { office } = await desk.office.show();
    const without = { counters: office.counters.slice(0, 1), roster: [] };
    await change(desk, without, '2026-12-01');
    const gone = office.counters[1]?.code ?? '';
    const duty = { counterCode: gone, personCode: 'can-bo', from: '2026-11-23' };
    await change(desk, { roster: [duty], receipts: true });
    expect((await desk.office.show()).office.roster).toEqual([duty]);
    app.clock.pass(14 * 24 * 3_600_000);
    expect((await (await as('lanh-dao')).office.show()).office).toMatchObject({
      roster: [],
      receipts: true,
    });
  });

  it('lets the second of two people decide anew', async () => {
    const [one, other] = [await as('lanh-dao'), await as('quan-tri')];
    const seen = await other.office.show();
    await change(one, { receipts: true });
    const text = JSON.stringify({ ...seen.office, holidays: ['2027-01-01'] });
    expect(await errorOf(other.office.change({ basedOn: seen.version, text }))).toMatchObject({
      code: 'SETTINGS_CHANGED',
    });
    expect(await holidays()).toEqual([]);
  });

  it('lets a leader change the office, and only who manages people change those', async () => {
    const next = [
      ...people.map(({ code, role }) => ({ code, name: code, roles: [role] })),
      { code: 'moi', name: 'Người mới', roles: ['staff'] },
    ];
    expect(await errorOf(change(await as('lanh-dao'), { people: next }))).toMatchObject({
      code: 'PEOPLE_RIGHT_MISSING',
    });
    const { issued, view } = await change(await as('quan-tri'), { people: next });
    expect(view.office.people?.map(({ code }) => code)).toContain('moi');
    const [secrets] = issued;
    const session = await app.desk().access.signIn({ code: 'moi', secret: secrets?.pin ?? '' });
    expect(session.person.roles).toEqual(['staff']);
    expect(await errorOf((await as('can-bo')).office.show())).toMatchObject({ code: 'FORBIDDEN' });
  });

  const listed = (...codes: readonly string[]) =>
    people
      .filter(({ code }) => codes.includes(code))
      .map(({ code, role }) => ({ code, name: code, roles: [role] }));
  const signInOf = (code: string, secret: string) =>
    safe(app.desk().access.signIn({ code, secret }));

  it('ends at once the seat of somebody whom a file no longer names, and lets them come back', async () => {
    const [admin, staff] = [await as('quan-tri'), await as('can-bo')];
    await change(admin, { people: listed('lanh-dao', 'quan-tri') });
    expect(await errorOf(staff.people.own())).toMatchObject({ code: 'FORBIDDEN' });
    expect((await signInOf('can-bo', '246810')).error).toMatchObject({ code: 'SECRET_WRONG' });
    const { issued } = await change(admin, { people: listed('lanh-dao', 'quan-tri', 'can-bo') });
    expect((await signInOf('can-bo', '246810')).error).toMatchObject({ code: 'SECRET_WRONG' });
    expect((await signInOf('can-bo', issued[0]?.pin ?? '')).error).toBeNull();
    const db = openReader(app.folder.database);
    const deeds = db
      .prepare(`SELECT action FROM audit WHERE json_extract(detail, '$.person') = 'can-bo'`)
      .pluck()
      .all();
    db.close();
    expect(deeds).toEqual(['person.disabled', 'person.enabled', 'person.pin-issued']);
  });

  it('gives what a file says about roles to who is signed in, and leaves other seats alone', async () => {
    const [admin, staff] = [await as('quan-tri'), await as('can-bo')];
    const changes = await staff.access.watch();
    const sitsAs = (role: string) => ({ session: { person: { roles: [role] } } });
    expect((await changes.next()).value).toMatchObject(sitsAs('staff'));
    const next = [
      ...listed('lanh-dao', 'quan-tri'),
      { code: 'can-bo', name: 'can-bo', roles: ['officer'] },
    ];
    await change(admin, { people: next });
    expect((await changes.next()).value).toMatchObject(sitsAs('officer'));
    await changes.return(undefined);
  });

  it('never gives the code of somebody who has left to somebody else', async () => {
    const admin = await as('quan-tri');
    await admin.people.disable({ code: 'can-bo' });
    await admin.people.blankName({ code: 'can-bo' });
    const { people: listedNow } = (await admin.office.show()).office;
    expect(listedNow?.map(({ code }) => code)).toEqual(['lanh-dao', 'quan-tri']);
    expect(
      await errorOf(change(admin, { people: listed('lanh-dao', 'quan-tri', 'can-bo') })),
    ).toMatchObject({ data: { faults: [{ fault: 'personLeft', path: ['people', 2, 'code'] }] } });
  });

  it('holds at once what the command line changes about people meanwhile', async () => {
    const staff = await as('can-bo');
    expect(await errorOf(staff.people.own())).toBeNull();
    const db = openDatabase(app.folder.database);
    disablePerson(db, 'can-bo', app.clock.utcMs());
    db.close();
    expect(await errorOf(staff.people.own())).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('puts the changed parts into the audit, and no name', async () => {
    await change(await as('lanh-dao'), {
      unit: { code: '1', codeSystem: 'QD19-2025', name: 'Xã X' },
    });
    const db = openReader(app.folder.database);
    const { detail } = Object(
      db.prepare(`SELECT detail FROM audit WHERE action = 'office.changed'`).get(),
    );
    db.close();
    expect(JSON.parse(detail)).toEqual({
      basedOn: 1,
      effectiveFrom: '',
      changed: 'unit.code unit.name',
    });
  });

  it('leaves the file of the day before whole where a new one cannot be written', async () => {
    const desk = await as('lanh-dao');
    const { file } = await desk.office.export();
    const before = readFileSync(file, 'utf8');
    mkdirSync(`${file}.part`); // in the way, as a full disk is
    await change(desk, { receipts: true });
    expect(await errorOf(desk.office.export())).not.toBeNull();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('writes a file that changes nothing when it is taken in', async () => {
    const desk = await as('lanh-dao');
    const { file } = await desk.office.export();
    expect(await desk.office.preview({ text: readFileSync(file, 'utf8') })).toEqual({
      faults: [],
      changes: [],
    });
  });

  it('lets nobody change their own roles by a file, nor leave themselves out of it', async () => {
    const desk = await as('quan-tri');
    const others = [...listed('lanh-dao', 'can-bo'), { code: 'hai', name: 'H', roles: ['admin'] }];
    const more = { code: 'quan-tri', name: 'quan-tri', roles: ['admin', 'leader'] };
    expect(await errorOf(change(desk, { people: [...others, more] }))).toMatchObject({
      data: { faults: [{ fault: 'ownAccount', path: ['people', 3, 'roles'] }] },
    });
    expect(await errorOf(change(desk, { people: others }))).toMatchObject({
      data: { faults: [{ fault: 'ownAccount', path: ['people'] }] },
    });
    expect((await desk.office.show()).version).toBe(1);
  });

  it('gives whoever a file makes an administrator a recovery code, and no new PIN', async () => {
    const next = [
      ...listed('lanh-dao', 'quan-tri'),
      { code: 'can-bo', name: 'can-bo', roles: ['admin'] },
    ];
    const { issued } = await change(await as('quan-tri'), { people: next });
    const recoveryCode = issued[0]?.recoveryCode ?? '';
    expect(issued).toEqual([{ code: 'can-bo', name: 'can-bo', recoveryCode }]);
    const { pin } = await app.desk().access.recover({ code: 'can-bo', recoveryCode });
    expect((await signInOf('can-bo', pin)).error).toBeNull();
  });

  it('keeps the station that the machine is, and somebody who lets others in', async () => {
    const desk = await as('quan-tri');
    const stations = [{ code: 'may-9', name: 'Máy 9' }];
    const nobody = [{ code: 'lanh-dao', name: 'x', roles: ['leader'] }];
    const error = await errorOf(change(desk, { stations, people: nobody }));
    expect(error).toMatchObject({
      code: 'FAULTY',
      data: {
        faults: [
          { fault: 'ownStationMissing' },
          { fault: 'adminMissing' },
          { fault: 'ownAccount' },
        ],
      },
    });
  });
});

it('removes exported files after as many months as were decided, and no others', async () => {
  const clock = createFakeClock('2026-11-20T08:00:00+07:00');
  app = await createTestApp({ people, clock, settings: { retention: { exportMonths: 3 } } });
  mkdirSync(app.folder.exports, { recursive: true });
  for (const [name, day] of [
    ['old.csv', '2026-08-01'],
    ['new.csv', '2026-09-01'],
  ] as const) {
    writeFileSync(join(app.folder.exports, name), 'x');
    utimesSync(join(app.folder.exports, name), new Date(day), new Date(day));
  }
  await app.restart();
  expect(readdirSync(app.folder.exports)).toEqual(['new.csv']);
  expect(existsSync(app.folder.database)).toBe(true);
});
