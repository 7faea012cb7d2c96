import { createPublicKey } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keyFingerprint, rawPublicKey } from '#main/features/batch/file/ssh-signature.ts';
import { createSettingsReader } from '#main/features/folder/folder-store.ts';
import { openDatabase } from '#main/storage/database.ts';
import { identityOfFolder } from '#tests/support/folder-identity.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { enrol } from '#tests/support/station-batch.ts';
import { aStation, createTestApp, officerPhrase, type TestApp } from '#tests/support/test-app.ts';

const people = [
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'quan-tri', role: 'admin', secret: officerPhrase },
] as const;

let desk: TestApp;
let station: TestApp;
let stick: string;

/** What one folder is told of another, as if its card had been compared. */
async function introduce(known: TestApp, to: TestApp, role: 'station' | 'desk'): Promise<void> {
  const from = openDatabase(known.folder.database);
  const identity = await identityOfFolder(known.folder, from);
  from.close();
  const fingerprint = keyFingerprint(rawPublicKey(createPublicKey(identity.signingKey)));
  const db = openDatabase(to.folder.database);
  const names = { unitCode: '00000', stationCode: 'may-2', folderKind: 'office' as const };
  enrol(db, { identity, fingerprint, ...names }, role);
  db.close();
}

beforeEach(async () => {
  stick = makeTempFolder();
  const second = aStation({ code: 'may-2', name: 'Máy ở cửa' });
  desk = await createTestApp({ people, settings: { stations: [aStation(), second] } });
  station = await createTestApp({ people, settings: { stations: [second] } });
});
afterEach(() => {
  desk.close();
  station.close();
  removeFolder(stick);
});

it('carries settings from the desk to a station by a stick, once', async () => {
  const officer = desk.desk();
  await officer.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  expect((await safe(officer.intake.sendSettings({ folder: stick }))).error).toMatchObject({
    code: 'NO_STATION',
  });
  await introduce(station, desk, 'station');
  await introduce(desk, station, 'desk');
  const { file, version } = await officer.intake.sendSettings({ folder: stick });
  expect(file).toContain('-settings-');
  writeFileSync(join(stick, 'hailong-00000-may-2-1-00000000.hlb'), 'another batch');

  const admin = station.desk();
  await admin.access.signIn({ code: 'quan-tri', secret: officerPhrase });
  const taken = { file, is: 'taken', version, fault: null };
  expect(await admin.intake.takeSettings({ path: stick })).toEqual([taken]);
  const db = openDatabase(station.folder.database);
  expect(createSettingsReader(db)(Number.MAX_SAFE_INTEGER).settings.stations).toHaveLength(2);
  db.close();
  expect(await admin.intake.takeSettings({ path: stick })).toMatchObject([{ is: 'already' }]);
});

it('gives two that are sent at once a number each, one after the other', async () => {
  await introduce(station, desk, 'station');
  const officer = desk.desk();
  await officer.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  const sent = await Promise.all(
    [stick, stick].map((folder) => officer.intake.sendSettings({ folder })),
  );
  const numbers = new Set(sent.map(({ file }) => /settings-\d+/.exec(file)?.[0]));
  expect(numbers).toEqual(new Set(['settings-1', 'settings-2']));
  const db = openDatabase(desk.folder.database);
  const [first, second] = db
    .prepare<[], { name: string; previous: string | null }>(
      `SELECT name, previous FROM batch_out WHERE kind = 'settings' ORDER BY number`,
    )
    .all();
  expect(second?.previous).toBe(first?.name);
  db.close();
});

it('says which file of settings is not right, and that there is none', async () => {
  await introduce(station, desk, 'station');
  const officer = desk.desk();
  await officer.access.signIn({ code: 'tong-hop', secret: officerPhrase });
  const { file } = await officer.intake.sendSettings({ folder: stick });
  const admin = station.desk();
  await admin.access.signIn({ code: 'quan-tri', secret: officerPhrase });
  // this station does not know the desk
  expect(await admin.intake.takeSettings({ path: join(stick, file) })).toEqual([
    { file, is: 'refused', version: null, fault: 'senderUnknown' },
  ]);
  const elsewhere = makeTempFolder();
  copyFileSync(join(stick, file), join(elsewhere, 'khac.hlb'));
  expect((await safe(admin.intake.takeSettings({ path: elsewhere }))).error).toMatchObject({
    code: 'NOTHING_THERE',
  });
  removeFolder(elsewhere);
  expect((await safe(officer.intake.takeSettings({ path: stick }))).error).toMatchObject({
    code: 'FORBIDDEN',
  });
});
