import { findIncarnation } from '#main/features/folder/folder-store.ts';
import { verifyRatings } from '#main/features/rating/verify-ratings.ts';
import type { Identity } from '#main/features/batch/identity/identity.ts';
import { openDatabase, type Database } from '#main/storage/database.ts';
import type { Choice } from '#shared/features/batch/decision.ts';
import { createFakeClock } from './fake-clock.ts';
import { identityOfFolder } from './folder-identity.ts';
import { makeTempFolder, removeFolder } from './folders.ts';
import { buildBatch, createSender, enrol, type BuiltBatch } from './station-batch.ts';
import {
  aRating,
  anId,
  aStation,
  createTestApp,
  officerPhrase,
  usualPeople,
  type TestApp,
} from './test-app.ts';

const leaderPhrase = 'thuận buồm xuôi gió cả năm';

/** A desk and a station on another machine whose batches cannot all be right. */
export interface HeldOffice {
  readonly desk: TestApp;
  readonly station: TestApp;
  readonly deskKeys: Identity;
  rate(score: 1 | 2 | 3 | 4 | 5, words?: string): Promise<void>;
  /** Closes a batch of the station’s rows after a sequence up to another. */
  send(number: number, after: number, to: number, wanted?: object): Promise<BuiltBatch>;
  as(code: 'tong-hop' | 'lanh-dao'): Promise<ReturnType<TestApp['desk']>>;
  /** Why each is held, or its state. */
  takeIn(...paths: string[]): Promise<readonly string[]>;
  /** The desk counts the shorter of two batches of one number and holds the longer. */
  aFork(words?: string): Promise<{ readonly short: BuiltBatch; readonly long: BuiltBatch }>;
  scores(): unknown[];
  words(): unknown[];
  /** `1 fork`, `2 counted`, sorted. */
  states(): readonly string[];
  chain(): ReturnType<typeof verifyRatings>;
  close(): void;
}

export function within<T>({ folder }: TestApp, look: (db: Database) => T): T {
  const db = openDatabase(folder.database);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

/** Takes the first of two. */
export function choose(
  counts: { readonly name: string },
  aside: { readonly name: string },
): { choice: Choice } {
  return {
    choice: { is: 'line', counts: counts.name, aside: [aside.name], ground: 'senderSays' },
  };
}

export async function createHeldOffice(): Promise<HeldOffice> {
  const stick = makeTempFolder();
  const clock = () => createFakeClock('2026-11-23T08:00:00+07:00');
  const leader = { code: 'lanh-dao', role: 'leader', secret: leaderPhrase } as const;
  const desk = await createTestApp({ clock: clock(), people: [...usualPeople, leader] });
  const settings = { stations: [aStation({ code: 'may-2' })] };
  const station = await createTestApp({ clock: clock(), settings });
  const life = within(station, (db) => findIncarnation(db, 'may-2') ?? '');
  const sender = await createSender(life, { unitCode: '00000', stationCode: 'may-2' });
  const deskKeys = await within(desk, (db) => identityOfFolder(desk.folder, db));
  within(desk, (db) => enrol(db, sender));

  const office: Omit<HeldOffice, 'aFork'> = {
    desk,
    station,
    deskKeys,
    async rate(score, words) {
      station.clock.pass(5 * 60_000);
      const rating = aRating({ score });
      await station.kiosk().rating.submit(rating);
      if (words === undefined) return;
      await station.kiosk().rating.comment({ id: anId(), responseId: rating.id, text: words });
    },
    async send(number, after, to, wanted = {}) {
      const db = openDatabase(station.folder.database);
      try {
        const ranges = [[life, after, to]] as const;
        const desk = deskKeys.recipient;
        return await buildBatch(db, sender, stick, { number, ranges, desk, ...wanted });
      } finally {
        db.close();
      }
    },
    async as(code) {
      const client = desk.desk();
      const secret = code === 'lanh-dao' ? leaderPhrase : officerPhrase;
      await client.access.signIn({ code, secret });
      return client;
    },
    async takeIn(...paths) {
      const { files } = await (await office.as('tong-hop')).intake.takeIn({ paths });
      return files.map(({ state, reason }) => reason ?? state);
    },
    scores: () =>
      within(desk, (db) =>
        db
          .prepare(`SELECT score FROM rating WHERE kind = 'answer' ORDER BY sequence`)
          .pluck()
          .all(),
      ),
    words: () =>
      within(desk, (db) =>
        db.prepare(`SELECT DISTINCT body FROM free_text ORDER BY body`).pluck().all(),
      ),
    states: () =>
      within(desk, (db) =>
        db
          .prepare<[], string>(
            `SELECT number || ' ' || coalesce(reason, state) AS said FROM batch_in ORDER BY said`,
          )
          .pluck()
          .all(),
      ),
    chain: () => within(desk, (db) => verifyRatings(db)),
    close() {
      desk.close();
      station.close();
      removeFolder(stick);
    },
  };
  return {
    ...office,
    async aFork(words) {
      await office.rate(5);
      await office.rate(4);
      const short = await office.send(1, 0, 2);
      await office.takeIn(short.file);
      await office.rate(1, words);
      const long = await office.send(1, 0, words === undefined ? 3 : 4);
      await office.takeIn(long.file);
      return { short, long };
    },
  };
}
