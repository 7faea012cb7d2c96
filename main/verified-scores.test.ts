import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { identityOfFolder } from '#tests/support/folder-identity.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { createTestApp, officerPhrase, staffPin, type TestApp } from '#tests/support/test-app.ts';
import { officeCodebookFormat } from '#shared/features/batch/office-codebook.ts';
import { readScoreSheet, writeScoreSheet } from '#shared/features/gather/score-sheet.ts';
import {
  buildOfficeBatch,
  type OfficeBatchJob,
} from './features/batch/office/build-office-batch.ts';
import { openGatherStore } from './features/gather/index.ts';
import { createStore } from './features/gather/store-folder.ts';
import { readCsv } from './features/letter/read-table-file.ts';
import { batchFiles } from './gather-files.ts';
import { openDatabase } from './storage/database.ts';

const people = [
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
  { code: 'cntt', role: 'it', secret: staffPin },
] as const;
const criteria = [
  { criterion: 'tc1', score: 8.5, full_score: 10 },
  { criterion: 'tc2', score: 5, full_score: 5 },
].map((each) => ({
  set_code: 'than-thien',
  set_version: '1',
  period: '2026',
  ...each,
  way: 'manual',
  reason: 'Có biên bản,\n"đầy đủ"',
  scored_on: '2026-11-20',
}));

let folder: string;
let above: string;
let desk: TestApp;

beforeEach(async () => {
  folder = makeTempFolder();
  above = join(folder, 'kho');
  const unit = { code: '00001', codeSystem: 'QD19-2025', name: 'Tỉnh thử' };
  await createStore(above, { kind: 'real', unit }, batchFiles);
  desk = await createTestApp({ people, clock: createFakeClock('2026-11-26T09:00:00+07:00') });
});
afterEach(() => {
  desk.close();
  removeFolder(folder);
});

async function signedIn(code: (typeof people)[number]['code']) {
  const client = desk.desk();
  const person = people.find((each) => each.code === code);
  await client.access.signIn({ code, secret: person?.secret ?? '' });
  return client;
}

type Store = Awaited<ReturnType<typeof openGatherStore>>;

async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openGatherStore(above, batchFiles);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Office and store know each other. */
async function introduce(): Promise<string> {
  const client = await signedIn('cntt');
  const { own } = await client.connection.show();
  const mine = own.find(({ role }) => role === 'desk');
  return withStore(async (store) => {
    const card = `${JSON.stringify(store.ownCard('2026-11-01'))}\n`;
    const { code } = await client.connection.inspect({ card });
    await client.connection.enrol({ card, comparedCode: code });
    writeFileSync(join(folder, 'desk.hlc'), mine?.file ?? '');
    expect(store.trust([join(folder, 'desk.hlc')])).toMatchObject([{ reading: { taken: true } }]);
    return mine?.unit.code ?? '';
  });
}

/** What the office tells: scores that it gave itself, by the desk's own key. */
async function tellScores(tables: OfficeBatchJob['content']['tables']): Promise<string> {
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  const client = await signedIn('cntt');
  const own = (await client.connection.show()).own.find(({ role }) => role === 'desk');
  const recipient = await withStore(async (store) => {
    const card: { recipient: string } = JSON.parse(store.ownCard('2026-11-01').document);
    return card.recipient;
  });
  const db = openDatabase(desk.folder.database);
  try {
    const identity = await identityOfFolder(desk.folder, db);
    const built = await buildOfficeBatch(db, {
      folderKind: 'office',
      unit: { code: own?.unit.code ?? '', codeSystem: 'QD19-2025', name: own?.unit.name ?? '' },
      content: {
        tables,
        withheld: [],
        codebook: { format: officeCodebookFormat, figures: [], fields: [], models: [] },
      },
      stations: [],
      keys: {
        incarnation: identity.incarnation,
        signingKey: identity.signingKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
        sealingKey: identity.sealingKey,
        recipient: identity.recipient,
      },
      sealedFor: [recipient],
      builtAtMs: Date.parse('2026-11-26T09:00:00+07:00'),
      offsetMinutes: 420,
      clockState: 'trusted',
      problems: [],
      out,
    });
    expect(built.built).toBe(true);
    return out;
  } finally {
    db.close();
  }
}

async function verify(store: Store, unitCode: string, lines: readonly string[]) {
  const own = await store.selfScores(unitCode);
  const read = readScoreSheet(
    readCsv(['set;version;period;criterion;verified_score;reason', ...lines].join('\r\n')),
    own,
  );
  if (!read.read) return read;
  const stick = join(folder, 'stick');
  rmSync(stick, { recursive: true, force: true });
  mkdirSync(stick);
  const builtAt = '2026-12-20T09:00:00+07:00';
  return store.sendScores({
    unitCode,
    scores: read.scores,
    builtAt,
    programVersion: '1',
    out: stick,
  });
}

describe('scores that a superior verified', () => {
  it('come back to the office with their reasons, and the newest of each criterion holds', async () => {
    const unit = await introduce();
    const out = await tellScores({ activity: [], self_scores: criteria });
    const told = await withStore(async (store) => {
      expect(await store.importFiles([out], '2026-11-28')).toMatchObject({ taken: 1, refused: [] });
      const scores = await store.selfScores(unit);
      await verify(store, unit, [
        'than-thien;1;2026;tc1;7,25;Thiếu minh chứng quý 3',
        'than-thien;1;2026;tc2;5;',
      ]);
      return scores;
    });
    expect(writeScoreSheet(told).split('\r\n')[1]).toBe('than-thien;1;2026;tc1;10;8,5;;');
    const officer = await signedIn('tong-hop');
    const stick = join(folder, 'stick');
    expect(await officer.intake.takeIn({ paths: [stick] })).toMatchObject({
      files: [{ kind: 'verification', state: 'counted', number: 1, rows: 2 }],
      receipts: [expect.stringMatching(/\.hlr$/)],
    });
    expect(await officer.intake.takeIn({ paths: [stick] })).toMatchObject({
      files: [{ state: 'already' }],
    });
    await withStore(async (store) => {
      // its own file on the stick is nothing to refuse
      expect(await store.importFiles([stick], '2026-12-21')).toMatchObject({
        known: 1,
        refused: [],
      });
      await verify(store, unit, ['than-thien;1;2026;tc1;9;']);
      // evaluations of the store tell both, each table by its newest
      const { facts } = await store.evaluationSource('2026-12-21');
      expect(facts).toMatchObject([
        {
          unit,
          tables: {
            activity: [],
            self_scores: [
              { set_code: 'than-thien', criterion: 'tc1', score: 8.5, full_score: 10 },
              { set_code: 'than-thien', criterion: 'tc2', score: 5, full_score: 5 },
            ],
            verified_scores: [
              { criterion: 'tc1', score: 9, self_score: 8.5, reason: null },
              { criterion: 'tc2', score: 5, self_score: 5, reason: null },
            ],
          },
        },
      ]);
      expect(facts[0]?.tables.tasks).toBeUndefined();
    });
    await officer.intake.takeIn({ paths: [stick] });
    const { verified } = await officer.intake.look();
    expect(
      verified.map(({ criterion, score, selfScore, reason }) => [
        criterion,
        score,
        selfScore,
        reason,
      ]),
    ).toEqual([
      ['tc1', 9, 8.5, null],
      ['tc2', 5, 5, null],
    ]);
  });

  it('are taken from nobody but a superior that is known here', async () => {
    const unit = await introduce();
    const out = await tellScores({ activity: [], self_scores: criteria });
    await withStore(async (store) => {
      await store.importFiles([out], '2026-11-28');
      await verify(store, unit, ['than-thien;1;2026;tc2;5;']);
    });
    const it = await signedIn('cntt');
    const { known } = await it.connection.show();
    await it.connection.revoke({ fingerprint: known[0]?.fingerprint ?? '', reason: 'lost' });
    const officer = await signedIn('tong-hop');
    expect(await officer.intake.takeIn({ paths: [join(folder, 'stick')] })).toMatchObject({
      files: [{ state: 'refused', reason: 'senderRevoked' }],
    });
    expect((await officer.intake.look()).verified).toEqual([]);
  });
});

it('refuses an office’s table that is not what its columns say, and takes nothing of it', async () => {
  await introduce();
  await expect(
    tellScores({
      activity: [{ month: '2026-13', figure: 'visits', value: 1, origin: null, versions: 1 }],
    }),
  ).rejects.toThrow('month');
  expect(readdirSync(join(folder, 'out'))).toEqual([]);
});
