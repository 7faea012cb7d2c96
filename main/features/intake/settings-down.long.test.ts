import { join } from 'node:path';
import { createPublicKey } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Identity } from '#main/features/batch/identity/identity.ts';
import { keyFingerprint, rawPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import { createSettingsReader, recordSettings } from '#main/features/folder/folder-store.ts';
import { openDatabase, type Database } from '#main/storage/database.ts';
import type { OfficeSettings } from '#shared/features/folder/office-settings.ts';
import { identityOfFolder } from '#tests/support/folder-identity.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { runCli } from '#tests/support/run-cli.ts';
import { enrol } from '#tests/support/station-batch.ts';
import { aStation, makeFolder, officerPhrase, temporaryFolder } from '#tests/support/test-app.ts';

const admin = { code: 'quan-tri', role: 'admin', secret: officerPhrase } as const;
const stations = [aStation(), aStation({ code: 'may-2', name: 'Máy ở cửa' })];
const letters = { retentionDays: {}, signer: { name: 'Lý Thị Na', title: 'Chủ tịch' } };

interface Place {
  readonly folder: ReturnType<typeof temporaryFolder>['folder'];
  readonly remove: () => void;
  readonly identity: Identity;
  readonly fingerprint: string;
}

let desk: Place;
let station: Place;
let stick: string;

async function aPlace(settings: Partial<OfficeSettings>): Promise<Place> {
  const { folder, remove } = temporaryFolder();
  await makeFolder(folder, { settings, people: [admin] });
  const db = openDatabase(folder.database);
  const identity = await identityOfFolder(folder, db);
  db.close();
  const fingerprint = keyFingerprint(rawPublicKey(createPublicKey(identity.signingKey)));
  return { folder, remove, identity, fingerprint };
}

function inside<T>({ folder }: Place, look: (db: Database) => T): T {
  const db = openDatabase(folder.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

async function introduce(known: Place, to: Place, role: 'station' | 'desk', unitCode = '00000') {
  const { identity, fingerprint } = known;
  const names = { unitCode, stationCode: 'may-2', folderKind: 'office' as const };
  inside(to, (db) => enrol(db, { identity, fingerprint, ...names }, role));
}

beforeEach(async () => {
  stick = makeTempFolder();
  const roster = [{ counterCode: 'quay-1', personCode: 'quan-tri', from: '2026-11-01' }];
  desk = await aPlace({ stations, roster, letters });
  station = await aPlace({ stations: [stations[1] ?? aStation()] });
  await introduce(station, desk, 'station');
  await introduce(desk, station, 'desk');
});
afterEach(() => {
  desk.remove();
  station.remove();
  removeFolder(stick);
});

const typed = `${officerPhrase}\n`;

async function send(): Promise<string> {
  const args = ['--data', desk.folder.path, '--out', stick, '--as', 'quan-tri'];
  const run = await runCli(['batch', 'send-settings', ...args], typed);
  expect(run.code, run.err).toBe(0);
  return join(stick, /hailong-\S+\.hlb/.exec(run.out)?.[0] ?? '');
}
const take = (file: string) =>
  runCli(
    ['batch', 'take-settings', file, '--data', station.folder.path, '--as', 'quan-tri'],
    typed,
  );
const later = Date.parse('2027-06-01'); // the test office begins a few days after this machine’s clock may stand
const atStation = () => inside(station, (db) => createSettingsReader(db)(later).settings);

function decide(change: Partial<OfficeSettings>): void {
  inside(desk, (db) => {
    const settings = { ...createSettingsReader(db)(Date.now()).settings, ...change };
    const atMs = Date.now();
    recordSettings(db, { settings, effectiveFromMs: atMs, author: 'x', recordedAtMs: atMs });
  });
}

it('gives a station what it captures by, and keeps people and letters at the desk', async () => {
  decide({ holidays: ['2027-01-01'] });
  const file = await send();
  expect((await take(file)).code).toBe(0);
  const { holidays, roster, letters: there, stations: named } = atStation();
  expect({ holidays, roster, signer: there.signer }).toEqual({
    holidays: ['2027-01-01'],
    roster: [],
    signer: undefined,
  });
  expect(named.map(({ code }) => code)).toEqual(['may-1', 'may-2']);
  const recorded = inside(station, (db) =>
    db.prepare(`SELECT author FROM settings ORDER BY version DESC LIMIT 1`).pluck().get(),
  );
  expect(recorded).toBe('quan-tri');
});

it('takes each version once and none that is older than what it has', async () => {
  const older = await send();
  decide({ holidays: ['2027-01-01'] });
  const newer = await send();
  expect((await take(newer)).code).toBe(0);
  expect((await take(newer)).code).toBe(0);
  expect((await take(older)).code).toBe(1);
  expect(atStation().holidays).toEqual(['2027-01-01']);
});

it('gives two commands at once a number each', async () => {
  const sent = (await Promise.all([send(), send()])).toSorted();
  expect(sent.map((file) => /settings-\d+/.exec(file)?.[0])).toEqual(['settings-1', 'settings-2']);
  expect((await take(sent[1] ?? '')).code).toBe(0);
});

it('refuses what another desk, or another unit’s desk, decided', async () => {
  const file = await send();
  inside(station, (db) => db.exec('DELETE FROM correspondent'));
  expect((await take(file)).out).toContain('senderUnknown');
  await introduce(desk, station, 'desk', '01819');
  expect((await take(file)).out).toContain('otherUnit');
  expect(inside(station, (db) => db.prepare('SELECT * FROM batch_in').all())).toEqual([]);
});
