import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import type { StationView } from '#shared/features/station/station.contract.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { aCampaign, listed, plan, supervisorKeys } from '#tests/support/supervisor.ts';
import {
  anId,
  aRating,
  aStation,
  createTestApp,
  officerPhrase,
  staffPin,
  usualPeople,
  type TestApp,
  type TestOffice,
} from '#tests/support/test-app.ts';
import { signCampaign } from './campaign-file.ts';
import { readAnswers } from './read-answers.ts';
import type { SupervisorKeys } from './supervisor-keys.ts';

const day = 86_400_000;
const leaderPhrase = 'nước chảy đá mòn bền lâu';
const people = [
  ...usualPeople,
  { code: 'lanh-dao', role: 'leader', secret: leaderPhrase },
] as const;

/** A screen of its own, so that a person at the desk does not pause it. */
const station = aStation({ deskOnThisScreen: false });

let folder: string;
let keys: SupervisorKeys;
let office: TestApp;

beforeEach(async () => {
  folder = makeTempFolder();
  keys = await supervisorKeys(folder);
  office = await openOffice();
});
afterEach(() => {
  office.close();
  removeFolder(folder);
});

function openOffice(changes: TestOffice = {}) {
  const settings = { stations: [station], supervisors: listed(keys), ...changes.settings };
  return createTestApp({ people, ...changes, settings });
}

async function leader() {
  const desk = office.desk();
  await desk.access.signIn({ code: 'lanh-dao', secret: leaderPhrase });
  return desk;
}

/** Opens a survey at the desk, which then signs out. */
async function opened(changes: object = {}) {
  const survey = aCampaign(keys, changes);
  const desk = await leader();
  await desk.campaign.open({ file: survey.file });
  return survey;
}

function rows<Row>(sql: string): Row[] {
  const db = openReader(office.folder.database);
  const found = db.prepare<[], Row>(sql).all();
  db.close();
  return found;
}

const pieces = () =>
  rows<{ id: string; campaign_id: string; sealed: Buffer }>('SELECT * FROM campaign_answer');
const ratings = () => rows('SELECT id FROM rating');

/** What the supervisor reads out of the store, by way of a file. */
async function readBack(id: string) {
  const { file } = await (await leader()).campaign.export({ id });
  const reading = await readAnswers([file], keys);
  if (!reading.read) throw new Error(reading.why);
  return reading.answers;
}

describe('opening', () => {
  it('shows whose survey a file is before anything is changed', async () => {
    const { campaign, file } = aCampaign(keys);
    const desk = await leader();
    expect(await desk.campaign.inspect({ file })).toEqual({
      campaign,
      fingerprint: keys.fingerprint,
      listedAs: 'Mặt trận Tổ quốc xã',
      trust: 'listed',
    });
    expect((await desk.campaign.show()).campaigns).toEqual([]);
  });

  it('puts the survey before citizens in place of the office’s questions, and of its own voice', async () => {
    office.close();
    office = await openOffice({
      settings: {
        answered: [{ month: '2026-10', said: 'Chờ lâu', done: 'Thêm một quầy' }],
        scaleExperiment: { code: 'x', reason: 'thử', from: '2026-11-01', to: '2026-12-31' },
        receipts: true,
      },
    });
    const before = await office.kiosk().station.show();
    const { campaign } = await opened();
    const view = await office.kiosk().station.show();
    const seen = ({ campaign: head, questionnaire, answered, asksReceipt }: StationView) => ({
      head,
      questionnaire: questionnaire.id,
      answered: answered.length,
      asksReceipt,
    });
    expect([before, view].map(seen)).toEqual([
      { questionnaire: 'kiosk', answered: 1, asksReceipt: true },
      {
        head: {
          title: campaign.title.vi,
          supervisor: campaign.supervisor,
          readers: campaign.readers.vi,
        },
        questionnaire: campaign.questionnaire.id,
        answered: 0,
        asksReceipt: false,
      },
    ]);
    expect(view.version).not.toBe(before.version);
    office.clock.pass(day);
    expect((await office.kiosk().station.show()).scaleOrder).toBe('descending');
  });

  it('is in the audit trail with the key, and so are closing and taking along', async () => {
    const { campaign } = await opened();
    const desk = await leader();
    await desk.campaign.export({ id: campaign.id });
    await desk.campaign.close();
    await desk.campaign.close();
    expect(rows(`SELECT actor, action, detail FROM audit WHERE action LIKE 'campaign.%'`)).toEqual([
      {
        actor: 'lanh-dao',
        action: 'campaign.opened',
        detail: JSON.stringify({
          campaign: campaign.id,
          fingerprint: keys.fingerprint,
          listed: true,
        }),
      },
      {
        actor: 'lanh-dao',
        action: 'campaign.exported',
        detail: JSON.stringify({ campaign: campaign.id }),
      },
      {
        actor: 'lanh-dao',
        action: 'campaign.closed',
        detail: JSON.stringify({ campaign: campaign.id }),
      },
    ]);
  });

  it('is not for counter staff, officers or citizens', async () => {
    const { file } = aCampaign(keys);
    const desks = [office.kiosk()];
    for (const [code, secret] of [
      ['can-bo', staffPin],
      ['tong-hop', officerPhrase],
    ] as const) {
      const desk = office.desk();
      await desk.access.signIn({ code, secret });
      desks.push(desk);
    }
    for (const desk of desks) {
      for (const call of [
        desk.campaign.show(),
        desk.campaign.inspect({ file }),
        desk.campaign.open({ file }),
        desk.campaign.close(),
      ]) {
        await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
    }
  });

  it('refuses an altered file, one that is over, and a second survey', async () => {
    const desk = await leader();
    const { file } = aCampaign(keys);
    const altered = file.replace('2026-12-31', '2027-12-31');
    await expect(desk.campaign.open({ file: altered })).rejects.toMatchObject({
      code: 'CAMPAIGN_ALTERED',
    });
    const over = aCampaign(keys, { from: '2026-11-01', to: '2026-11-26' });
    await expect(desk.campaign.open({ file: over.file })).rejects.toMatchObject({
      code: 'CAMPAIGN_OVER',
    });
    await desk.campaign.open({ file });
    await desk.campaign.open({ file }); // pressed twice
    const second = aCampaign(keys);
    await expect(desk.campaign.open({ file: second.file })).rejects.toMatchObject({
      code: 'CAMPAIGN_OPEN',
    });
    expect((await desk.campaign.show()).campaigns).toHaveLength(1);
  });

  it('refuses a recipient that looks right and is no key', async () => {
    const desk = await leader();
    const recipient = `age1${'q'.repeat(58)}`;
    const { file } = aCampaign({ ...keys, recipient });
    await expect(desk.campaign.inspect({ file })).rejects.toMatchObject({
      code: 'CAMPAIGN_FAULTY',
      data: { fault: expect.stringContaining('recipient') },
    });
  });

  it('refuses other content under the id of a survey that was open here', async () => {
    const { campaign } = await opened();
    const desk = await leader();
    await desk.campaign.close();
    const changed = { ...campaign, supervisor: 'Ai đó' };
    const file = signCampaign(changed, keys.signingKey, keys.publicKey);
    await expect(desk.campaign.open({ file })).rejects.toMatchObject({ code: 'CAMPAIGN_CHANGED' });
  });
});

describe('trust', () => {
  it('in an office is what its settings list, whatever anybody confirms', async () => {
    office.close();
    office = await openOffice({ settings: { supervisors: [] } });
    const { file } = aCampaign(keys);
    const desk = await leader();
    expect((await desk.campaign.inspect({ file })).trust).toBe('unlisted');
    await expect(
      desk.campaign.open({ file, confirmedFingerprint: keys.fingerprint }),
    ).rejects.toMatchObject({ code: 'SUPERVISOR_UNLISTED' });
  });

  it('elsewhere is a fingerprint that somebody has confirmed, on record', async () => {
    office.close();
    office = await openOffice({ kind: 'trial', settings: { supervisors: [] } });
    const { file } = aCampaign(keys);
    const desk = await leader();
    expect((await desk.campaign.inspect({ file })).trust).toBe('confirm');
    for (const confirmed of [{}, { confirmedFingerprint: '00000' }]) {
      await expect(desk.campaign.open({ file, ...confirmed })).rejects.toMatchObject({
        code: 'FINGERPRINT_UNCONFIRMED',
      });
    }
    await desk.campaign.open({ file, confirmedFingerprint: keys.fingerprint });
    expect(rows(`SELECT detail FROM audit WHERE action = 'campaign.opened'`)).toEqual([
      { detail: expect.stringContaining(`"fingerprint":"${keys.fingerprint}","listed":false`) },
    ]);
  });
});

describe('the time of a survey', () => {
  const asked = async () => (await office.kiosk().station.show()).questionnaire.id.slice(0, 2);
  const stateNow = async () => (await (await leader()).campaign.show()).campaigns[0]?.state;

  it('begins on its first day and ends after its last', async () => {
    await opened({ from: '2026-11-28', to: '2026-11-29' });
    const seen = [];
    for (let days = 0; days < 4; days += 1) {
      seen.push([await stateNow(), await asked()]);
      office.clock.pass(day);
    }
    expect(seen).toEqual([
      ['waiting', 'ki'],
      ['asking', 'c-'],
      ['asking', 'c-'],
      ['over', 'ki'],
    ]);
  });

  it('is not ended by a clock that cannot be trusted', async () => {
    await opened();
    office.clock.set('2027-06-01T09:00:00+07:00');
    expect([await stateNow(), await asked()]).toEqual(['asking', 'c-']);
    await (await leader()).campaign.close();
    expect([await stateNow(), await asked()]).toEqual(['closed', 'ki']);
  });

  it('is not cut by the hours of the office', async () => {
    office.close();
    const closing = { screen: true, minutesBefore: 15, minutesAfter: 30 };
    office = await openOffice({ settings: { closing } });
    const captureNow = async () => {
      for await (const { capture } of await office.kiosk().station.watch()) return capture;
      return undefined;
    };
    office.clock.pass(11 * 3_600_000);
    expect(await captureNow()).toBe('closed');
    await opened();
    expect(await captureNow()).toBe('ready');
  });

  it('makes room for the next once it is over', async () => {
    const first = await opened({ to: '2026-11-27' });
    office.clock.pass(day);
    const second = await opened();
    const { campaigns } = await (await leader()).campaign.show();
    expect(campaigns.map(({ campaign, state }) => [campaign.id, state])).toEqual([
      [second.campaign.id, 'asking'],
      [first.campaign.id, 'closed'],
    ]);
  });
});

describe('what citizens give to a survey', () => {
  it('comes to the supervisor exactly as it was given', async () => {
    const { campaign, ref } = await opened();
    const kiosk = office.kiosk();
    const tap = aRating({ score: 2 });
    const responseId = tap.id;
    await kiosk.rating.submit({ ...tap, questionnaire: ref });
    await kiosk.rating.change({ ...aRating({ score: 4 }), questionnaire: ref, responseId });
    const fact = (question: string, choices: string[]) =>
      kiosk.rating.fact({ id: anId(), responseId, question, choices });
    await fact('manner', ['na']);
    await fact('manner', ['3']);
    await fact('better', ['guidance', 'place']);
    await fact('asked_more', ['yes']);
    await fact('better', []);
    await fact('pressed_by', ['relative']);
    const text = '=Cán bộ hướng dẫn "rất kỹ",\ncảm ơn 👍';
    await kiosk.rating.comment({ id: anId(), responseId, text });
    await kiosk.rating.submit({ ...aRating({ score: 1 }), questionnaire: ref, language: 'en' });

    const { responses, unopened, missing, withoutAnswer } = await readBack(campaign.id);
    expect({ unopened, missing, withoutAnswer }).toEqual({
      unopened: 0,
      missing: 0,
      withoutAnswer: 0,
    });
    const given = responses.map(({ answer, score, facts, comments }) => ({
      first: answer.score,
      score,
      language: answer.language,
      facts: Object.fromEntries(facts),
      comments,
    }));
    expect(given.toSorted((one, other) => other.score - one.score)).toEqual([
      {
        first: 2,
        score: 4,
        language: 'vi',
        facts: { manner: ['3'], asked_more: ['yes'], pressed_by: ['relative'] },
        comments: [text],
      },
      { first: 1, score: 1, language: 'en', facts: {}, comments: [] },
    ]);
    expect(responses[0]?.answer).toMatchObject({
      unit: '00000',
      station: 'may-1',
      channel: 'kiosk',
      hour: '2026-11-27T09:00:00+07:00',
      clock: 'trusted',
      inTime: true,
      trial: false,
    });
  });

  it('never comes into the ratings, the figures, the tables or the checks of the office', async () => {
    const { ref } = await opened();
    const before = rows(`SELECT count(*) AS n FROM rating`);
    for (let n = 0; n < 12; n += 1) {
      const tap = { ...aRating(), questionnaire: ref };
      await office.kiosk().rating.submit(tap);
      await office.kiosk().rating.fact({
        id: anId(),
        responseId: tap.id,
        question: 'better',
        choices: ['place'],
      });
    }
    expect(before).toEqual([{ n: 0 }]);
    expect(ratings()).toEqual([]);
    expect(rows('SELECT * FROM questionnaire')).toEqual([]);
    expect(pieces()).toHaveLength(24);

    const officer = office.desk();
    await officer.access.signIn({ code: 'tong-hop', secret: officerPhrase });
    let last;
    for await (const event of await officer.tables.export({ format: 'csv' })) last = event;
    expect(last?.rows).toBe(0);
    const { checks } = await officer.health.show();
    expect(checks.map(({ name }) => name)).not.toContain('campaigns');
  });

  it('leaves no word, score or choice in any file of the folder', async () => {
    const { campaign, ref } = await opened();
    const tap = { ...aRating({ score: 1 }), questionnaire: ref };
    const kiosk = office.kiosk();
    await kiosk.rating.submit(tap);
    const secret = 'Lời-góp-ý-không-ai-được-đọc';
    const gifts = { comment: anId(), fact: anId() };
    await kiosk.rating.comment({ id: gifts.comment, responseId: tap.id, text: secret });
    await kiosk.rating.fact({
      id: gifts.fact,
      responseId: tap.id,
      question: 'asked_more',
      choices: ['unsure'],
    });
    const { file } = await (await leader()).campaign.export({ id: campaign.id });
    office.app.close();
    const files = [
      ...readdirSync(office.folder.path).filter((name) => name.startsWith('kiosk.db')),
      join('exports', file.split('/').at(-1) ?? ''),
    ].map((name) => readFileSync(join(office.folder.path, name)));
    const gone = [secret, 'inTime', 'responseId', '"kind":"fact"', '"choices":[', '"score":'];
    const isThere = (text: string) => files.some((bytes) => bytes.includes(text));
    expect(gone.filter(isThere)).toEqual([]);
    expect(isThere(tap.id)).toBe(true); // ids stand outside the seal
    expect(isThere('asked_more.unsure')).toBe(true); // and so do the questions
  });

  it('is of one size, whatever it was', async () => {
    const { ref } = await opened();
    const kiosk = office.kiosk();
    for (const score of [1, 2, 3, 4, 5] as const) {
      await kiosk.rating.submit({ ...aRating({ score }), questionnaire: ref });
    }
    const tap = { ...aRating(), questionnaire: ref };
    const responseId = tap.id;
    await kiosk.rating.submit(tap);
    const fact = (choices: string[]) =>
      kiosk.rating.fact({ id: anId(), responseId, question: 'better', choices });
    await fact([]);
    await fact(['guidance', 'waiting', 'place']);
    for (const text of ['a', 'ក'.repeat(1200), '👍'.repeat(600), '"\n'.repeat(599) + 'x']) {
      await kiosk.rating.comment({ id: anId(), responseId, text });
    }
    expect(new Set(pieces().map(({ sealed }) => sealed.length))).toEqual(new Set([8392]));
  });

  it('cannot be opened with any other key, and holds what it holds for age’s own reader', async () => {
    const { ref, campaign } = await opened();
    const tap = { ...aRating({ score: 3 }), questionnaire: ref };
    await office.kiosk().rating.submit(tap);
    const [piece] = pieces();
    const open = (identity: string) => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      return decrypter.decrypt(piece?.sealed ?? Buffer.of(), 'text');
    };
    await expect(open(await generateX25519Identity())).rejects.toThrow('no identity matched');
    expect(JSON.parse(await open(keys.identity))).toMatchObject({ score: 3, id: tap.id });

    const { file } = await (await leader()).campaign.export({ id: campaign.id });
    const others = makeTempFolder();
    const strangers = await supervisorKeys(others);
    expect(await readAnswers([file], strangers)).toMatchObject({ read: false, why: 'otherKeys' });
    removeFolder(others);
  });

  it('is kept once, however often and however fast it is sent', async () => {
    const { campaign, ref } = await opened();
    const kiosk = office.kiosk();
    const tap = { ...aRating({ score: 4 }), questionnaire: ref };
    await Promise.all([kiosk.rating.submit(tap), kiosk.rating.submit(tap)]);
    const fact = { id: anId(), responseId: tap.id, question: 'manner', choices: ['2'] };
    await kiosk.rating.fact(fact);
    await office.restart();
    expect(await office.kiosk().rating.submit(tap)).toEqual({ id: tap.id });
    expect(await office.kiosk().rating.fact(fact)).toEqual({ id: fact.id });
    expect(pieces()).toHaveLength(2);
    const { responses } = await readBack(campaign.id);
    expect(responses.map(({ score, facts }) => [score, facts.get('manner')])).toEqual([[4, ['2']]]);
  });

  it('is on disk before the answer comes', async () => {
    const { ref } = await opened();
    for (let n = 1; n <= 5; n += 1) {
      const { id } = await office.kiosk().rating.submit({ ...aRating(), questionnaire: ref });
      expect(pieces().map((piece) => piece.id)).toContain(id);
    }
  });

  it('keeps its order when the program is started again in between', async () => {
    const { campaign, ref } = await opened();
    const tap = { ...aRating(), questionnaire: ref };
    const fact = (choice: string) =>
      office.kiosk().rating.fact({
        id: anId(),
        responseId: tap.id,
        question: 'manner',
        choices: [choice],
      });
    await office.kiosk().rating.submit(tap);
    for (const choice of ['1', '2', '3']) await fact(choice);
    await office.restart();
    await fact('4');
    await fact('5');
    const { responses } = await readBack(campaign.id);
    expect(responses.map(({ facts }) => facts.get('manner'))).toEqual([['5']]);
  });

  it('still counts after the survey was closed or another one opened, and says so', async () => {
    const first = await opened();
    const tap = { ...aRating(), questionnaire: first.ref };
    await office.kiosk().rating.submit(tap);
    await (await leader()).campaign.close();
    const second = await opened();
    const kiosk = office.kiosk();
    const fact = { id: anId(), responseId: tap.id, question: 'better', choices: ['place'] };
    await kiosk.rating.fact(fact);
    await kiosk.rating.comment({ id: anId(), responseId: tap.id, text: 'Đến muộn' });
    await kiosk.rating.submit({ ...aRating({ score: 1 }), questionnaire: first.ref });
    await kiosk.rating.submit({ ...aRating({ score: 3 }), questionnaire: second.ref });

    const [old, current] = [await readBack(first.campaign.id), await readBack(second.campaign.id)];
    const given = old.responses.map(({ score, answer, comments }) => [
      score,
      answer.inTime,
      ...comments,
    ]);
    expect(given).toHaveLength(2);
    expect(given).toEqual(
      expect.arrayContaining([
        [1, false],
        [5, true, 'Đến muộn'],
      ]),
    );
    expect(current.responses.map(({ score }) => score)).toEqual([3]);
    expect(ratings()).toEqual([]);
  });

  it('goes back to the office’s own ratings once the survey is closed', async () => {
    const { ref } = await opened();
    await office.kiosk().rating.submit({ ...aRating(), questionnaire: ref });
    await (await leader()).campaign.close();
    const own = aRating();
    await office.kiosk().rating.submit(own);
    await office.kiosk().rating.fact({
      id: anId(),
      responseId: own.id,
      question: 'stage',
      choices: ['ask'],
    });
    expect(ratings()).toHaveLength(2);
    expect(pieces()).toHaveLength(1);
  });

  it('is refused where it answers nothing that was asked', async () => {
    const questionnaire = { ...Object(plan['questionnaire']), comment: false };
    const { ref } = await opened({ questionnaire });
    const kiosk = office.kiosk();
    const tap = { ...aRating(), questionnaire: ref };
    await kiosk.rating.submit(tap);
    const fact = { id: anId(), responseId: tap.id, question: 'better', choices: ['place'] };
    const unknown = [
      kiosk.rating.submit({ ...aRating(), questionnaire: 'c-00000000@1' }),
      kiosk.rating.change({ ...aRating(), responseId: tap.id }), // under the office's questions
      kiosk.rating.fact({ ...fact, question: 'stage' }),
      kiosk.rating.fact({ ...fact, choices: ['nowhere'] }),
      kiosk.rating.fact({ ...fact, choices: ['place', 'place'] }),
      kiosk.rating.fact({ ...fact, question: 'asked_more', choices: [] }),
      kiosk.rating.comment({ id: anId(), responseId: tap.id, text: 'x' }),
    ];
    for (const call of unknown) {
      await expect(call).rejects.toMatchObject({ code: 'QUESTION_UNKNOWN' });
    }
    await expect(kiosk.rating.fact({ ...fact, responseId: anId() })).rejects.toMatchObject({
      code: 'RESPONSE_UNKNOWN',
    });
    await expect(kiosk.rating.fact({ ...fact, id: tap.id })).rejects.toMatchObject({
      code: 'ID_TAKEN',
    });
    expect(pieces()).toHaveLength(1);
  });

  it('is not taken while somebody is signed in on the screen', async () => {
    office.close();
    office = await openOffice({ settings: { stations: [aStation()] } });
    const { ref } = await opened();
    await expect(
      office.kiosk().rating.submit({ ...aRating(), questionnaire: ref }),
    ).rejects.toMatchObject({ code: 'STAFF_SIGNED_IN' });
    expect(pieces()).toEqual([]);
  });
});

describe('a store that somebody has tampered with', () => {
  it('asks nothing by a survey whose recipient was exchanged, and says so', async () => {
    const { campaign, ref } = await opened();
    office.app.close();
    const db = new Sqlite(office.folder.database);
    const recipient = await identityToRecipient(await generateX25519Identity());
    db.prepare(`UPDATE campaign SET document = replace(document, ?, ?)`).run(
      keys.recipient,
      recipient,
    );
    db.close();
    await office.restart();
    expect((await office.kiosk().station.show()).questionnaire.id).toBe('kiosk');
    const { checks, works } = await (await leader()).health.show();
    expect(works).toBe(false);
    expect(checks).toContainEqual({
      name: 'campaigns',
      verdict: 'bad',
      finding: 'altered',
      values: { altered: campaign.id },
    });
    await expect(
      office.kiosk().rating.submit({ ...aRating(), questionnaire: ref }),
    ).rejects.toMatchObject({ code: 'QUESTION_UNKNOWN' });
  });

  it('neither changes nor loses a piece without breaking a rule of the store', async () => {
    const { ref } = await opened();
    await office.kiosk().rating.submit({ ...aRating(), questionnaire: ref });
    const db = new Sqlite(office.folder.database);
    expect(() => db.exec(`UPDATE campaign_answer SET sealed = x'00'`)).toThrow('append-only');
    expect(() => db.exec(`DELETE FROM campaign_answer`)).toThrow('append-only');
    db.close();
  });
});
