import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findLetterAuditFault } from '#main/features/letter/letter-audit-store.ts';
import { openReader } from '#main/storage/database.ts';
import { createFakeClock } from './fake-clock.ts';
import { makeTempFolder, removeFolder } from './folders.ts';
import { filesIn, leaderPin } from './letter-office.ts';
import { patient } from './network-office.ts';
import { aStation, createTestApp, officerPhrase, staffPin, type TestApp } from './test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'lanh-dao', role: 'leader', secret: leaderPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'cntt', role: 'it', secret: staffPin },
] as const;
const second = { code: 'may-2', name: 'Màn hình tại Quầy 2', deskOnThisScreen: false };
const dayMs = 24 * 60 * 60 * 1000;
export const passphrase = 'lúa chín vàng đồng tháng mười';

/** A desk with a letters' key and a second machine that knows it, with a stick between them. */
export async function connectTwoMachines() {
  const stick = makeTempFolder();
  const clock = () => createFakeClock('2026-11-26T09:00:00+07:00');
  const stations = [aStation({ deskOnThisScreen: false }), aStation(second)];
  const networkLimits = patient;
  const settings = { stations };
  const desk = await createTestApp({ people, settings, clock: clock(), networkLimits });
  const own = { stations: [aStation(second)] };
  const station = await createTestApp({
    people,
    settings: own,
    clock: clock(),
    networkLimits,
  });
  await introduce(desk, station);
  await (await signedIn(desk, 'lanh-dao')).letter.makeKeys({ passphrase });
  await (await signedIn(desk, 'tong-hop')).intake.sendSettings({ folder: stick });
  await (await signedIn(station, 'lanh-dao')).intake.takeSettings({ path: stick });
  for (const name of readdirSync(stick)) rmSync(join(stick, name));

  return {
    stick,
    desk,
    station,
    nextDay(): void {
      for (const app of [desk, station]) app.clock.pass(dayMs);
    },
    /** The letters' files that were just carried. */
    async carry(folder = stick, from = station): Promise<string[]> {
      const staff = await signedIn(from, 'can-bo');
      for await (const event of await staff.batch.carry({ folder })) {
        if (event.is !== 'done') continue;
        return event.carried
          .filter(({ what }) => what === 'letters')
          .map(({ file }) => join(folder, file));
      }
      throw new Error('carrying ends');
    },
    async takeIn(path = stick) {
      const officer = await signedIn(desk, 'tong-hop');
      return officer.intake.takeIn({ paths: [path] });
    },
    async takeReceipts(path = stick) {
      const staff = await signedIn(station, 'can-bo');
      const taken = await staff.batch.takeReceipts({ path });
      return taken.map(({ outcome }) => outcome);
    },
    close(): void {
      desk.close();
      station.close();
      removeFolder(stick);
    },
  };
}
export type TwoMachines = Awaited<ReturnType<typeof connectTwoMachines>>;

export async function signedIn(app: TestApp, code: (typeof people)[number]['code']) {
  const client = app.desk();
  const person = people.find((each) => each.code === code);
  await client.access.signIn({ code, secret: person?.secret ?? '' });
  return client;
}

async function introduce(desk: TestApp, station: TestApp): Promise<void> {
  const [atDesk, atStation] = [await signedIn(desk, 'cntt'), await signedIn(station, 'cntt')];
  const card = async (of: typeof atDesk, role: 'desk' | 'station') => {
    const own = (await of.connection.show()).own.find((each) => each.role === role);
    if (own === undefined) throw new Error('a folder has its cards');
    return { card: own.file, comparedCode: own.code };
  };
  await atDesk.connection.enrol(await card(atStation, 'station'));
  await atStation.connection.enrol(await card(atDesk, 'desk'));
}

/** What a folder holds of letters, by id; sound in itself. */
export function lettersOf(app: TestApp): string[] {
  const db = openReader(app.folder.letters);
  try {
    if (findLetterAuditFault(db) !== undefined) throw new Error('the chain of letters holds');
    return db.prepare<[], string>('SELECT id FROM letter ORDER BY id').pluck().all();
  } finally {
    db.close();
  }
}

/** Bytes by which a letter would be found: its sealing, its key, what its code is tried against. */
export function bytesOf(app: TestApp, id: string): Buffer[] {
  const db = openReader(app.folder.letters);
  const row = db
    .prepare<[string], { sealed: Buffer; header: Buffer; verifier: Buffer }>(
      `SELECT sealed, header, verifier FROM letter
       JOIN letter_key ON letter_key.letter_id = id JOIN letter_code ON letter_code.letter_id = id
       WHERE id = ?`,
    )
    .get(id);
  db.close();
  if (row === undefined) throw new Error('the letter is there');
  return [row.sealed.subarray(64, 128), row.header.subarray(30, 90), row.verifier];
}

export function filesWith(app: TestApp, bytes: readonly (Buffer | string)[]): string[] {
  return filesIn(app.folder.path)
    .filter((file) => bytes.some((each) => file.bytes.includes(each)))
    .map(({ file }) => file.slice(app.folder.path.length + 1));
}
