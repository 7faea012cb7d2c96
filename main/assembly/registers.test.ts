import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#main/storage/database.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import {
  aRating,
  anId,
  createTestApp,
  officerPhrase,
  staffPin,
  type TestApp,
} from '#tests/support/test-app.ts';

const people = [
  { code: 'can-bo', role: 'staff', secret: staffPin },
  { code: 'tong-hop', role: 'officer', secret: officerPhrase },
] as const;

let office: TestApp;
beforeEach(async () => {
  office = await createTestApp({ people, clock: createFakeClock('2026-12-07T08:00:00+07:00') });
});
afterEach(() => office.close());

const scoring = { set: 'chinh-quyen-than-thien', version: 2, period: '2026' } as const;
const day = '2026-12-07';

async function deskOf(code: (typeof people)[number]['code']) {
  const desk = office.desk();
  const secret = people.find((person) => person.code === code)?.secret ?? '';
  await desk.access.signIn({ code, secret });
  return desk;
}

/** The office's letters of the year, as they lie in their database: kind, state, day due, day given. */
function putLetters(rows: readonly (readonly [string, string, string, string | null])[]) {
  const db = openDatabase(office.folder.letters);
  const insert = db.prepare(
    `INSERT INTO letter (id, kind, source, state, version, due_on, requested_on, declined_on,
       decline_reason, signed_on, signer, handed_over_on, handed_over_way)
     VALUES (?, ?, 'desk', ?, 1, ?, '2026-12-07', ?, ?, ?, ?, ?, ?)`,
  );
  for (const [kind, state, due, given] of rows) {
    const declined = state === 'declined' ? [day, 'khác'] : [null, null];
    const signed = given === null ? [null, null] : [day, 'lanh-dao'];
    insert.run(anId(), kind, state, due, ...declined, ...signed, given, given && 'counter');
  }
  db.close();
}

function putOverdue(rows: readonly (readonly [string, string, string | null])[]) {
  const db = openDatabase(office.folder.letters);
  const insert = db.prepare(
    `INSERT INTO overdue_dossier (dossier_hash, code, appointment_on, source, handed_over_on)
     VALUES (randomblob(32), NULL, ?, ?, ?)`,
  );
  for (const [appointment, source, given] of rows) insert.run(appointment, source, given);
  db.close();
}

async function computationsIn(year: string) {
  const desk = await deskOf('tong-hop');
  const { criteria } = await desk.assessment.show({ ...scoring, period: year });
  return (code: string) => criteria.find((each) => each.code === code)?.computation;
}

async function yearIsOver() {
  office.clock.pass(Date.parse('2027-01-04T08:00:00+07:00') - office.clock.utcMs());
  await office.restart();
}

const many = <Item>(n: number, item: Item) => Array.from({ length: n }, () => item);

it('counts letters that were asked for and given, neither notes of thanks nor those declined', async () => {
  putLetters([
    ...many(5, ['birth', 'handed-over', '2026-12-10', '2026-12-10'] as const),
    ...many(3, ['apology', 'closed', '2026-12-10', '2026-12-11'] as const),
    ...many(2, ['condolence', 'requested', '2026-12-09', null] as const),
    ['thanks', 'declined', '2026-12-20', null],
    ...many(9, ['thanks-note', 'requested', '2026-12-20', null] as const),
  ]);
  expect((await computationsIn('2026'))('2.3')).toMatchObject({ why: 'periodOpen', inputs: [] });
  await yearIsOver();
  expect((await computationsIn('2026'))('2.3')).toMatchObject({
    is: 'known',
    use: 'hint',
    score: 4,
    inputs: [
      { figure: 'letters.all.given', value: 8 },
      { figure: 'letters.all.asked', value: 10 },
    ],
  });
});

it('counts the overdue dossiers of lists by their appointment, not those that a letter names', async () => {
  putOverdue([
    ['2026-12-31', 'list', '2027-01-02'],
    ['2026-01-01', 'list', '2026-01-01'],
    ['2026-06-01', 'list', null],
    ['2025-12-31', 'list', null],
    ['2027-01-01', 'list', null],
    ['2026-06-02', 'letter', '2026-06-02'],
  ]);
  await yearIsOver();
  expect((await computationsIn('2026'))('4.5')).toMatchObject({
    is: 'known',
    score: 3.33,
    inputs: [
      { figure: 'dossiers.apologised', value: 2 },
      { figure: 'dossiers.overdue', value: 3 },
    ],
  });
});

it('counts what was held, until it is taken back', async () => {
  const desk = await deskOf('can-bo');
  const talk = {
    heldOn: day,
    subject: 'Đối thoại',
    countOf: 'times',
    place: '',
    evidence: '',
  } as const;
  await desk.undertaking.note({ ...talk, kind: 'dialogue' });
  await desk.undertaking.note({ ...talk, kind: 'receiving' });
  await desk.undertaking.note({ ...talk, kind: 'training' });
  const { undertakings } = await desk.undertaking.list({});
  const { number, version } = undertakings.find(({ kind }) => kind === 'receiving') ?? fail();
  await desk.undertaking.withdraw({ number, version });
  await yearIsOver();
  expect((await computationsIn('2026'))('1.3')).toMatchObject({ use: 'hint', value: 1 });
});

it('counts comments by the period with which they came in, and which of them were answered', async () => {
  const kiosk = office.kiosk();
  for (const [at, score] of many(12, 5 as const).entries()) {
    office.clock.pass(60_000);
    const rating = aRating({ score });
    await kiosk.rating.submit(rating);
    const comment = { id: anId(), responseId: rating.id, text: `Góp ý ${at}` };
    await kiosk.rating.comment(comment);
  }
  office.clock.pass(24 * 3_600_000);
  await office.restart();
  const desk = await deskOf('can-bo');
  await desk.inbox.open();
  await yearIsOver();
  expect((await computationsIn('2026'))('3.2')).toMatchObject({
    is: 'known',
    score: 0,
    inputs: [
      { figure: 'inbox.answered', value: 0 },
      { figure: 'inbox.received', value: 12 },
    ],
  });
});

function fail(): never {
  throw new Error('it was held');
}
