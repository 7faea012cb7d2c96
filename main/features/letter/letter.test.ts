import { randomUUID } from 'node:crypto';
import { safe } from '@orpc/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '#main/storage/database.ts';
import { letterKinds } from '#shared/features/letter/letter-kinds.ts';
import { consentGivers } from '#shared/features/letter/letter-words.ts';
import {
  aCondolence,
  agreeAt,
  anApology,
  aNote,
  askFor,
  createLetterOffice,
  deskOf,
  openDeskOf,
  recordAt,
} from '#tests/support/letter-office.ts';
import { bareContents } from '#tests/support/letters.ts';
import type { TestApp } from '#tests/support/test-app.ts';
import { findLetterAuditFault } from './letter-audit-store.ts';

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice();
});
afterEach(() => office.close());

const today = '2026-11-27';

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(call);
  return error && { code: Reflect.get(error, 'code'), data: Reflect.get(error, 'data') };
}

function auditOf(): unknown[] {
  const db = openReader(office.folder.letters);
  const rows = db.prepare('SELECT actor, action, detail FROM audit ORDER BY sequence').all();
  expect(findLetterAuditFault(db)).toBeUndefined();
  db.close();
  return rows;
}

function rowsOf(sql: string): unknown[] {
  const db = openReader(office.folder.letters);
  const rows = db.prepare(sql).all();
  db.close();
  return rows;
}

describe('asking for a letter', () => {
  it('is offered where there is a key, with a text that says what is kept, how long and the risk', async () => {
    const { offered, kinds } = await office.kiosk().letter.offer();
    expect(offered).toBe(true);
    expect(kinds.map(({ kind }) => kind)).toEqual(['thanks-note', 'apology']);
    for (const { consents } of kinds) {
      expect(consents.map(({ language }) => language)).toEqual(['vi', 'en']);
      for (const { text } of consents) {
        expect(text).not.toMatch(/\{\{|undefined/);
        expect(text).toContain('xã Thử Nghiệm');
        expect(text).toMatch(/180/);
        expect(text).toMatch(/ngày nào rất vắng người|very quiet day/);
      }
    }
    expect((await office.kiosk().station.show()).offersLetters).toBe(true);
  });

  it('is not offered in an office without a key, and refused there', async () => {
    const other = await createLetterOffice({ kind: 'office' });
    expect(await other.kiosk().letter.offer()).toEqual({ offered: false, kinds: [] });
    expect((await other.kiosk().station.show()).offersLetters).toBe(false);
    const consent = { version: 1, hash: '0'.repeat(64), language: 'vi' };
    const wish = { id: randomUUID(), secret: randomUUID(), contents: anApology, consent };
    expect(await refusalOf(other.kiosk().letter.request(wish))).toMatchObject({
      code: 'LETTERS_OFF',
    });
    other.close();
  });

  it('gives the same code to a retry, and no letter twice', async () => {
    const [id, secret] = [randomUUID(), randomUUID()];
    const first = await askFor(office, anApology, { id, secret });
    const again = await askFor(office, anApology, { id, secret });
    expect(again.code).toBe(first.code);
    expect(first.code).toMatch(/^[2-9A-HJKMNP-Z]{12}$/);
    await office.restart();
    expect((await askFor(office, anApology, { id, secret })).code).toBe(first.code);
    const desk = await deskOf(office, 'can-bo');
    expect((await desk.letter.list({})).total).toBe(1);
  });

  it('refuses an id that another screen brings', async () => {
    const { id } = await askFor(office, anApology);
    expect(await refusalOf(askFor(office, anApology, { id }))).toMatchObject({ code: 'ID_TAKEN' });
  });

  it('refuses a consent to a text that is not shown, and a condolence', async () => {
    const consent = { version: 1, hash: 'a'.repeat(64), language: 'vi' };
    const wish = { id: randomUUID(), secret: randomUUID(), consent };
    const { letter } = office.kiosk();
    expect(await refusalOf(letter.request({ ...wish, contents: anApology }))).toMatchObject({
      code: 'CONSENT_CHANGED',
    });
    expect(await refusalOf(letter.request({ ...wish, contents: aCondolence }))).toMatchObject({
      code: 'KIND_NOT_OFFERED',
    });
  });

  it('leaves no audit entry: its place would tell when somebody came', async () => {
    const before = auditOf();
    await askFor(office, anApology);
    await askFor(office, aNote);
    const desk = await deskOf(office, 'can-bo');
    await recordAt(desk, aCondolence);
    expect(auditOf()).toEqual(before);
  });
});

describe('consent at the desk', () => {
  it('is kept with its text, who gave it, how, on which day and before whom', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const { id, ground } = await recordAt(desk, aCondolence);
    expect(ground).toBe('consent');
    const { consent } = await desk.letter.disclose({ id });
    const { texts } = await desk.letter.consents({ kind: 'condolence' });
    expect(texts).toContainEqual(expect.objectContaining({ hash: consent?.hash }));
    expect(consent).toMatchObject({
      ...{ version: 1, by: 'family', how: 'word', givenOn: today, recordedBy: 'can-bo' },
      text: expect.stringContaining('thư chia buồn'),
    });
  });

  it.each(letterKinds.filter((kind) => kind !== 'apology'))(
    'is needed for %s: without it, or from somebody else, nothing is kept',
    async (kind) => {
      const desk = await openDeskOf(office, 'can-bo');
      const contents = bareContents[kind];
      const consent = await agreeAt(desk, kind);
      const others = consentGivers.filter((by) => by !== consent.by && by !== 'family');
      const attempts = [undefined, ...others.map((by) => ({ ...consent, by }))];
      for (const given of attempts) {
        const wish = { id: randomUUID(), contents, ...(given && { consent: given }) };
        const refusal = await refusalOf(desk.letter.record(wish));
        expect(refusal).toMatchObject({ code: 'CONSENT_NEEDED' });
      }
      const other = await agreeAt(desk, kind === 'birth' ? 'marriage' : 'birth');
      const wish = { id: randomUUID(), contents, consent: { ...other, by: consent.by } };
      expect(await refusalOf(desk.letter.record(wish))).toMatchObject({ code: 'CONSENT_CHANGED' });
      expect((await desk.letter.list({})).total).toBe(0);
    },
  );

  it('is not asked for where the office owes an apology, and the ground is said', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const own = await desk.letter.record({ id: randomUUID(), contents: anApology });
    const asked = await recordAt(desk, anApology);
    expect([own.letter.ground, asked.ground]).toEqual(['duty', 'consent']);
    expect((await desk.letter.disclose({ id: own.letter.id })).consent).toBeUndefined();
  });

  it('is taken back by deleting, which leaves nothing of it', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const { id } = await recordAt(desk, aCondolence);
    await desk.letter.delete({ id, reason: 'consent-withdrawn' });
    const db = openReader(office.folder.letters);
    expect(db.prepare('SELECT count(*) FROM consent').pluck().get()).toBe(0);
    db.close();
  });
});

describe('the language in which somebody asked', () => {
  it('is kept with no letter: among few who rated in it, it would name the rating', async () => {
    await askFor(office, aNote, { language: 'en' });
    const english = rowsOf('SELECT version, hash, language FROM consent');
    await askFor(office, aNote, { language: 'vi' });
    expect(rowsOf('SELECT DISTINCT version, hash, language FROM consent')).toEqual(english);
    const texts = rowsOf('SELECT language, body FROM consent_text');
    expect(texts).toEqual([
      { language: 'mul', body: expect.stringMatching(/Ông\/bà sắp[^]*You are about/) },
    ]);
  });
});

describe('a letter that a citizen asks for in an office', () => {
  let made: TestApp;
  let desk: Awaited<ReturnType<typeof deskOf>>;
  // once: keys of an office are slow on purpose
  beforeAll(async () => {
    made = await createLetterOffice({ kind: 'office' });
    const leader = await deskOf(made, 'lanh-dao');
    const passphrase = 'trâu bò gà vịt ngan ngỗng đầy sân';
    const { keyFile = '' } = await leader.letter.makeKeys({ passphrase, stick: true });
    desk = await deskOf(made, 'can-bo');
    await desk.letter.open({ way: 'key-file', secret: keyFile });
  });
  afterAll(() => made.close());

  it('reaches the desk on the next day: reading it would bound the time when it came', async () => {
    const { id } = await askFor(made, aNote);
    const { id: atDesk } = await recordAt(desk, aCondolence);
    expect((await desk.letter.list({})).letters.map((each) => each.id)).toEqual([atDesk]);
    expect(await desk.letter.show()).toMatchObject({ rests: true, cells: [{ n: 1 }] });
    for (const call of [
      desk.letter.read({ id }),
      desk.letter.deliver({ id, version: 1 }),
      desk.letter.amend({ id, version: 1, contents: aNote }),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ code: 'LETTER_RESTS' });
    }
    expect(await refusalOf(desk.letter.document({ id, sheet: 'letter' }))).toMatchObject({
      code: 'NO_DOCUMENT',
    });
    made.clock.pass(15 * 60 * 60 * 1000); // past midnight
    expect((await desk.letter.list({})).total).toBe(2);
    expect((await desk.letter.read({ id })).contents).toMatchObject({ kind: 'thanks-note' });
  });

  it('can be seen and deleted by its citizen at once', async () => {
    const { id, code } = await askFor(made, anApology);
    expect(await desk.letter.findByCode({ code })).toMatchObject({ id });
    expect((await desk.letter.disclose({ code })).letter.contents).toEqual(anApology);
    await desk.letter.delete({ code });
    expect(await refusalOf(desk.letter.findByCode({ code }))).toMatchObject({
      code: 'CODE_UNKNOWN',
    });
  });
});

describe('letters at the desk', () => {
  it('name nobody while they are closed', async () => {
    await askFor(office, anApology);
    const desk = await deskOf(office, 'can-bo');
    const { letters } = await desk.letter.list({});
    expect(letters).toMatchObject([
      {
        kind: 'apology',
        source: 'kiosk',
        state: 'requested',
        requestedOn: today,
        reading: 'locked',
      },
    ]);
    expect(JSON.stringify(letters)).not.toContain('Bình');
    expect(await refusalOf(desk.letter.list({ search: 'binh' }))).toMatchObject({
      code: 'LETTERS_CLOSED',
    });
    expect(await refusalOf(desk.letter.read({ id: letters[0]?.id ?? '' }))).toMatchObject({
      code: 'LETTERS_CLOSED',
    });
  });

  it('are read and searched while open, with and without marks', async () => {
    const { id } = await askFor(office, anApology);
    await askFor(office, aNote);
    const desk = await openDeskOf(office, 'can-bo');
    expect(await desk.letter.read({ id })).toMatchObject({
      reading: 'readable',
      contents: anApology,
    });
    for (const search of ['hoa binh', 'Hòa Bình', 'KHAI SINH', 'binh hoa']) {
      expect((await desk.letter.list({ search })).letters.map((each) => each.id)).toEqual([id]);
    }
    expect((await desk.letter.list({ search: 'không có ai' })).total).toBe(0);
    expect((await desk.letter.list({ kinds: ['thanks-note'] })).total).toBe(1);
  });

  it('go from request to hand-over step by step, with who and what on record', async () => {
    const { id } = await askFor(office, anApology);
    const staff = await openDeskOf(office, 'can-bo');
    const leader = await openDeskOf(office, 'lanh-dao');
    const sign = { id, signedOn: today, signer: 'lanh-dao', position: 'head' } as const;
    expect(await refusalOf(leader.letter.sign({ ...sign, version: 1 }))).toEqual({
      code: 'STEP_NOT_POSSIBLE',
      data: { state: 'requested' },
    });
    await staff.letter.accept({ id, version: 1 });
    expect(await refusalOf(leader.letter.accept({ id, version: 1 }))).toEqual({
      code: 'LETTER_CHANGED',
      data: { state: 'accepted', version: 2 },
    });
    const { missing } = await staff.letter.draft({ id, version: 2, contents: anApology });
    expect(missing).toEqual(['reason']);
    expect(await refusalOf(leader.letter.sign({ ...sign, version: 3, number: '12/PXL' }))).toEqual({
      code: 'CONTENTS_MISSING',
      data: { missing: ['reason'] },
    });
    const contents = { ...anApology, reason: 'Cán bộ nghỉ ốm.' };
    await staff.letter.amend({ id, version: 3, contents });
    expect(await refusalOf(leader.letter.sign({ ...sign, version: 4 }))).toMatchObject({
      code: 'NUMBER_NEEDED',
    });
    const numbered = { ...sign, version: 4, number: '12/PXL' };
    expect(
      await refusalOf(leader.letter.sign({ ...numbered, position: 'vice-chair' })),
    ).toMatchObject({ code: 'SIGNER_NOT_ALLOWED', data: { signers: ['head'] } });
    expect(
      await refusalOf(leader.letter.sign({ ...numbered, signedOn: '2026-11-28' })),
    ).toMatchObject({ code: 'DAY_NOT_POSSIBLE', data: { earliest: today, latest: today } });
    await leader.letter.sign(numbered);
    await staff.letter.close();
    await staff.letter.handOver({ id, version: 5, way: 'home', on: today });
    expect(await staff.letter.finish({ id, version: 6 })).toMatchObject({
      state: 'closed',
      version: 7,
      number: '12/PXL',
      signedOn: today,
      signer: 'lanh-dao',
      handedOverWay: 'home',
      handedOverOn: today,
    });
    const detail = (state: string) => JSON.stringify({ letter: id, state });
    expect(auditOf().slice(3)).toEqual([
      { actor: 'can-bo', action: 'letter.accepted', detail: detail('accepted') },
      { actor: 'can-bo', action: 'letter.drafted', detail: detail('drafted') },
      { actor: 'can-bo', action: 'letter.amended', detail: detail('drafted') },
      { actor: 'lanh-dao', action: 'letter.signed', detail: detail('signed') },
      { actor: 'can-bo', action: 'letters.closed', detail: '{"why":"asked"}' },
      { actor: 'can-bo', action: 'letter.handed-over', detail: detail('handed-over') },
      { actor: 'can-bo', action: 'letter.closed', detail: detail('closed') },
    ]);
  });

  it('are declined with a reason, which can be taken back', async () => {
    const { id } = await askFor(office, anApology);
    const desk = await openDeskOf(office, 'can-bo');
    expect(await desk.letter.decline({ id, version: 1, reason: 'not-ours' })).toMatchObject({
      state: 'declined',
      declineReason: 'not-ours',
    });
    const { declineReason, state } = await desk.letter.reconsider({ id, version: 2 });
    expect({ declineReason, state }).toEqual({ declineReason: undefined, state: 'requested' });
  });

  it('that only thank are delivered and closed', async () => {
    const { id } = await askFor(office, aNote);
    const desk = await deskOf(office, 'can-bo');
    await desk.letter.deliver({ id, version: 1 });
    expect(await desk.letter.finish({ id, version: 2 })).toMatchObject({ state: 'closed' });
  });

  it('have one number a year', async () => {
    const desk = await openDeskOf(office, 'lanh-dao');
    const sign = async (number: string) => {
      const { id } = await askFor(office, anApology);
      const contents = { ...anApology, reason: 'Chậm.' };
      await desk.letter.accept({ id, version: 1 });
      await desk.letter.draft({ id, version: 2, contents });
      const by = { signedOn: today, signer: 'lanh-dao', position: 'head' } as const;
      return desk.letter.sign({ id, version: 3, number, ...by });
    };
    await sign('1/PXL');
    expect(await refusalOf(sign('1/PXL'))).toMatchObject({ code: 'NUMBER_TAKEN' });
  });
});

describe('a condolence', () => {
  const draft = async (desk: Awaited<ReturnType<typeof openDeskOf>>) => {
    const id = randomUUID();
    await recordAt(desk, aCondolence, id);
    await desk.letter.accept({ id, version: 1 });
    await desk.letter.draft({ id, version: 2, contents: aCondolence });
    return id;
  };
  const by = { signedOn: today, signer: 'lanh-dao', position: 'chair' } as const;

  it('is checked by somebody else than who drafted it', async () => {
    const staff = await openDeskOf(office, 'can-bo');
    const id = await draft(staff);
    expect(await refusalOf(staff.letter.check({ id, version: 3 }))).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    });
    expect(await refusalOf(staff.letter.checkOnPaper({ id, version: 3 }))).toMatchObject({
      code: 'SECOND_ACCOUNT_EXISTS',
    });
    const other = await openDeskOf(office, 'can-bo-2');
    expect(await other.letter.check({ id, version: 3 })).toMatchObject({ checkedBy: 'can-bo-2' });
    const { checkedBy } = await staff.letter.amend({ id, version: 4, contents: aCondolence });
    expect(checkedBy).toBeUndefined();
  });

  it('may have its signer as the second person, but not sign its own draft', async () => {
    const leader = await openDeskOf(office, 'lanh-dao');
    const own = await draft(leader);
    expect(await refusalOf(leader.letter.sign({ id: own, version: 3, ...by }))).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    });
    const theirs = await draft(await openDeskOf(office, 'can-bo'));
    expect(await leader.letter.sign({ id: theirs, version: 3, ...by })).toMatchObject({
      state: 'signed',
    });
  });

  it('is checked on paper where there is one account only, and marked so', async () => {
    const alone = await createLetterOffice({
      people: [{ code: 'lanh-dao', role: 'leader', secret: '135791' }],
    });
    const leader = await openDeskOf(alone, 'lanh-dao');
    const id = await draft(leader);
    expect(await leader.letter.checkOnPaper({ id, version: 3 })).toMatchObject({
      checkedOnPaper: true,
    });
    expect(await leader.letter.sign({ id, version: 4, ...by })).toMatchObject({ state: 'signed' });
    alone.close();
  });

  it('is checked on paper too where every other account is disabled', async () => {
    const alone = await createLetterOffice({
      people: [
        { code: 'lanh-dao', role: 'leader', secret: '135791' },
        { code: 'can-bo', role: 'staff', secret: '246810' },
        { code: 'quan-tri', role: 'admin', secret: '753186' },
      ],
    });
    const leader = await openDeskOf(alone, 'lanh-dao');
    const id = await draft(leader);
    const onPaper = () => leader.letter.checkOnPaper({ id, version: 3 });
    expect(await refusalOf(onPaper())).toMatchObject({ code: 'SECOND_ACCOUNT_EXISTS' });
    const admin = alone.desk();
    await admin.access.signIn({ code: 'quan-tri', secret: '753186' });
    await admin.people.disable({ code: 'can-bo' });
    expect(await onPaper()).toMatchObject({ checkedOnPaper: true });
    alone.close();
  });
});

describe('what is due', () => {
  it('counts working days, and says what is late without naming anybody', async () => {
    await askFor(office, anApology); // Friday; five working days
    office.clock.pass(7 * 24 * 60 * 60 * 1000);
    const desk = await deskOf(office, 'can-bo');
    expect((await desk.letter.list({})).letters[0]).toMatchObject({
      dueOn: '2026-12-04',
      isOverdue: false,
    });
    office.clock.pass(24 * 60 * 60 * 1000);
    expect((await desk.letter.show()).cells).toEqual([
      { kind: 'apology', state: 'requested', n: 1, overdue: 1 },
    ]);
  });
});
