import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { safe } from '@orpc/client';
import { writeXlsx } from 'hucre';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostDossiers } from '#shared/features/letter/overdue-list.ts';
import {
  anApology,
  askFor,
  createLetterOffice,
  deskOf,
  openDeskOf,
} from '#tests/support/letter-office.ts';
import type { TestApp } from '#tests/support/test-app.ts';

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;
const today = '2026-11-27';

let office: TestApp;
beforeEach(async () => {
  office = await createLetterOffice();
});
afterEach(() => office.close());

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  const { error } = await safe(call);
  return error && { code: Reflect.get(error, 'code'), data: Reflect.get(error, 'data') };
}

const inBase64 = (text: string) => Buffer.from(text).toString('base64');
const headers =
  'Mã hồ sơ;Họ và tên;Địa chỉ;SĐT;Tên TTHC;Ngày tiếp nhận;Ngày hẹn trả;Tình trạng;Lý do;Ngày hẹn lại';
const list = [
  headers,
  'H55.242-261110-0007;Lò Văn Pủa;"Bản Nà Khoa; xã Na Rì";0387654321;Cấp bản sao;10/11/2026;01/12/2026;Đang giải quyết;Chờ xác minh;08/12/2026',
  'H55.242-261112-0009;Hoàng Thị Mẩy;;;Đăng ký đất;12/11/2026;26/11/2026;;;',
  '',
].join('\r\n');

describe('an overdue list', () => {
  it('is previewed, then taken in as one letter per dossier, due before its appointment', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const preview = await desk.letter.previewOverdue({ file: inBase64(`\uFEFF${list}`) });
    expect(preview).toMatchObject({ unmapped: [], faults: [], already: [] });
    expect(preview.lines).toMatchObject([
      {
        line: 2,
        code: 'H55.242-261110-0007',
        address: 'Bản Nà Khoa; xã Na Rì',
        appointmentOn: '2026-12-01',
      },
      { line: 3, name: 'Hoàng Thị Mẩy' },
    ]);
    expect((await desk.letter.list({})).total).toBe(0);
    expect(await desk.letter.importOverdue({ file: inBase64(list) })).toEqual({
      recorded: 2,
      already: 0,
    });
    const { letters } = await desk.letter.list({});
    expect(
      letters.map(({ source, state, dueOn, appointmentOn }) => [
        source,
        state,
        dueOn,
        appointmentOn,
      ]),
    ).toEqual([
      ['import', 'accepted', today, '2026-11-26'], // it has passed: due on the day it came
      ['import', 'accepted', '2026-11-30', '2026-12-01'],
    ]);
    expect(await desk.letter.importOverdue({ file: inBase64(list) })).toEqual({
      recorded: 0,
      already: 2,
    });
  });

  it('holds five thousand dossiers, gzipped where it is long, and refuses one more by its length', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const line = (n: number) => `H55.242-${n};Lò Văn Mẫu;26/11/2026;${'Thủ tục dài '.repeat(12)}`;
    const listOf = (count: number) => {
      const lines = Array.from({ length: count }, (_, n) => line(n));
      const text = ['Mã hồ sơ;Họ và tên;Ngày hẹn trả;Tên thủ tục', ...lines, '', ';;;'].join('\n');
      return gzipSync(text).toString('base64');
    };
    const { lines, faults } = await desk.letter.previewOverdue({ file: listOf(mostDossiers) });
    expect([lines.length, faults.length]).toEqual([mostDossiers, 0]);
    const longer = { file: listOf(mostDossiers + 1) };
    for (const call of [desk.letter.previewOverdue(longer), desk.letter.importOverdue(longer)]) {
      expect(await refusalOf(call)).toEqual({
        code: 'LIST_TOO_LONG',
        data: { most: mostDossiers },
      });
    }
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64');
    expect(await refusalOf(desk.letter.previewOverdue({ file: bomb }))).toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  it('passes over a dossier whose citizen has asked already, however its code is written', async () => {
    const dossier = { code: 'h55.242 - 261110 - 0007' };
    await askFor(office, { ...anApology, dossier });
    const desk = await openDeskOf(office, 'can-bo');
    expect((await desk.letter.previewOverdue({ file: inBase64(list) })).already).toEqual([
      { line: 2, code: 'H55.242-261110-0007', state: 'requested' },
    ]);
  });

  it('keeps dossiers apart whose codes differ only in where their groups end', async () => {
    const numbers = [headers, '1/123;Tên;;;;;26/11/2026;;;', '11/23;Tên;;;;;26/11/2026;;;'];
    const desk = await openDeskOf(office, 'can-bo');
    expect(await desk.letter.importOverdue({ file: inBase64(numbers.join('\n')) })).toEqual({
      recorded: 2,
      already: 0,
    });
    const twice = [headers, 'Đ5/7;Tên;;;;;26/11/2026;;;', 'd5 - 7;Tên;;;;;26/11/2026;;;'];
    const { faults } = await desk.letter.previewOverdue({ file: inBase64(twice.join('\n')) });
    expect(faults).toEqual([{ line: 3, column: 'code', fault: 'twice' }]);
  });

  it('may begin with its title, as other programs write it', async () => {
    const titled = ['DANH SÁCH HỒ SƠ QUÁ HẠN', '', headers, 'A-1;;;;;;26/11/2026;;;'].join('\n');
    const desk = await openDeskOf(office, 'can-bo');
    expect(await desk.letter.previewOverdue({ file: inBase64(titled) })).toMatchObject({
      unmapped: [],
      faults: [{ line: 4, column: 'name', fault: 'missing' }],
    });
  });

  it('takes in nothing while a line is wrong, and names each place', async () => {
    const wrong = [
      headers,
      'A-261110-0001;Tên;;;;10/11/2026;31/11/2026;;;',
      ';Tên;;;;;26/11/2026;;;',
      'A-261110-0002;Tên;;;;12/11/2026;10/11/2026;;;',
      'A-261110-0003;Tên;;;;;26/11/2026;;;',
      'A-261110-0003;Tên;;;;;26/11/2026;;;',
    ].join('\n');
    const desk = await openDeskOf(office, 'can-bo');
    const { faults } = await desk.letter.previewOverdue({ file: inBase64(wrong) });
    expect(faults).toEqual([
      { line: 2, column: 'appointment', fault: 'notADay' },
      { line: 3, column: 'code', fault: 'missing' },
      { line: 4, column: 'appointment', fault: 'beforeReceived' },
      { line: 6, column: 'code', fault: 'twice' },
    ]);
    expect(await refusalOf(desk.letter.importOverdue({ file: inBase64(wrong) }))).toEqual({
      code: 'FILE_FAULTY',
      data: { faults: 4 },
    });
    expect((await desk.letter.list({})).total).toBe(0);
  });

  it('is read from a sheet, with a mapping that is remembered for the same headers', async () => {
    const file = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: 'Danh sách',
            rows: [
              ['STT', 'Mã', 'Công dân', 'Hạn'],
              [1, 'H55.242-261110-0007', 'Lò Văn Pủa', new Date('2026-12-01T00:00:00Z')],
            ],
          },
        ],
      }),
    ).toString('base64');
    const desk = await openDeskOf(office, 'can-bo');
    const { unmapped } = await desk.letter.previewOverdue({ file });
    expect(unmapped).toEqual(['code', 'name', 'appointment']);
    expect(await refusalOf(desk.letter.importOverdue({ file }))).toMatchObject({
      code: 'FILE_FAULTY',
    });
    const mapping = { code: 1, name: 2, appointment: 3 };
    await desk.letter.importOverdue({ file, mapping });
    const again = await desk.letter.previewOverdue({ file });
    expect(again).toMatchObject({ mapping, unmapped: [], lines: [] });
    expect(again.already).toMatchObject([{ line: 2 }]);
  });

  it('is drafted at one go where nothing lacks; what lacks something waits for its reader', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const whole = (number: number) =>
      `H55.242-26111${number}-0001;Lò Thị Ví Dụ;;;Cấp bản sao;10/11/2026;01/12/2026;Đang giải quyết;Chờ xác minh;08/12/2026`;
    const lacking = 'H55.242-261119-0001;Hoàng Thị Mẩy;;;Đăng ký đất;12/11/2026;26/11/2026;;;';
    const file = inBase64([headers, whole(1), whole(2), lacking, ''].join('\r\n'));
    await desk.letter.importOverdue({ file });
    const { letters } = await desk.letter.list({});
    const seen = letters.map(({ id, version }) => ({ id, version }));
    expect(await desk.letter.draftMany({ letters: seen })).toEqual({ drafted: 2, passedOver: 1 });
    const after = await desk.letter.list({});
    expect(after.letters.map(({ state }) => state).sort()).toEqual([
      'accepted',
      'drafted',
      'drafted',
    ]);
    // what was changed since it was seen, or is drafted already, is not drafted over
    expect(await desk.letter.draftMany({ letters: seen })).toEqual({ drafted: 0, passedOver: 3 });
    await desk.letter.close();
    expect(await refusalOf(desk.letter.draftMany({ letters: seen }))).toMatchObject({
      code: 'LETTERS_CLOSED',
    });
  });

  it.each([
    ['bytes that are no text', Buffer.from([0xc3, 0x28, 0, 1]).toString('base64')],
    ['a sheet that is none', Buffer.from('PK nothing').toString('base64')],
    ['nothing', ''],
  ])('is refused when it is %s', async (_what, file) => {
    const desk = await openDeskOf(office, 'can-bo');
    expect(await refusalOf(desk.letter.previewOverdue({ file }))).toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  it('is counted: handed over before and after the appointment, and who had no apology', async () => {
    const desk = await openDeskOf(office, 'lanh-dao');
    await desk.letter.importOverdue({ file: inBase64(list) });
    const { letters } = await desk.letter.list({});
    const late = letters.find(({ appointmentOn }) => appointmentOn === '2026-12-01');
    const at = { id: late?.id ?? '' };
    const contents = late?.contents ?? anApology;
    await desk.letter.draft({ ...at, version: 1, contents });
    const by = { signedOn: today, signer: 'lanh-dao', position: 'head' } as const;
    await desk.letter.sign({ ...at, version: 2, number: '1/PXL', ...by });
    await desk.letter.handOver({ ...at, version: 3, way: 'counter', on: today });
    const days = { from: '2026-11-01', to: '2026-12-31' };
    expect(await desk.letter.compliance(days)).toMatchObject({
      overdue: 2,
      handedOver: 1,
      before: 1,
      after: 0,
      missing: [
        {
          letter: { state: 'accepted' },
          appointmentOn: '2026-11-26',
          dossier: 'H55.242-261112-0009',
        },
      ],
    });
    const closed = await deskOf(office, 'can-bo');
    const { missing } = await closed.letter.compliance(days);
    expect(missing.map(({ dossier }) => dossier)).toEqual([undefined]);
  });
});

describe('compliance', () => {
  const days = { from: '2026-11-01', to: '2026-12-31' };

  it('does not grow by declining, by waiting until a letter goes, or by deleting it', async () => {
    const desk = await openDeskOf(office, 'lanh-dao');
    await desk.letter.importOverdue({ file: inBase64(list) });
    const { letters } = await desk.letter.list({});
    const [first, second] = letters.map(({ id }) => id);
    await desk.letter.decline({ id: first ?? '', version: 1, reason: 'not-ours' });
    await desk.letter.delete({ id: second ?? '', reason: 'papers-shown' });
    office.clock.pass(10 * dayMs);
    const later = await openDeskOf(office, 'lanh-dao');
    const soon = await later.letter.compliance(days);
    expect(soon).toMatchObject({ overdue: 2, handedOver: 0 });
    const told = soon.missing.map(({ isForgotten, letter }) => letter?.state ?? isForgotten);
    expect(new Set(told)).toEqual(new Set(['declined', true]));
    office.clock.pass(25 * dayMs);
    await office.restart();
    const last = await openDeskOf(office, 'lanh-dao');
    expect((await last.letter.list({})).total).toBe(0);
    const gone = await last.letter.compliance(days);
    expect(gone).toMatchObject({ overdue: 2, handedOver: 0 });
    expect(gone.missing.map(({ letter }) => letter)).toEqual([undefined, undefined]);
  });

  it('counts an apology that was handed over before a list named its dossier', async () => {
    const { id } = await askFor(office, anApology);
    const desk = await openDeskOf(office, 'lanh-dao');
    await desk.letter.accept({ id, version: 1 });
    const contents = {
      ...anApology,
      dossier: { code: 'H55.242-261112-0009', procedure: 'Đăng ký đất', status: 'Đang xác minh' },
      reason: 'Chờ xác minh',
      newAppointmentOn: '2026-12-08',
    };
    await desk.letter.draft({ id, version: 2, contents });
    const by = { signedOn: today, signer: 'lanh-dao', position: 'head' } as const;
    await desk.letter.sign({ id, version: 3, number: '1/PXL', ...by });
    await desk.letter.handOver({ id, version: 4, way: 'counter', on: today });
    await desk.letter.importOverdue({ file: inBase64(list) });
    expect(await desk.letter.compliance(days)).toMatchObject({ overdue: 2, handedOver: 1 });
  });

  it('counts a dossier once, whether a citizen asked, a list names it, or both', async () => {
    const code = 'H55.242-261112-0009';
    const asked = { code, appointmentOn: '2026-11-20' };
    const { id } = await askFor(office, { ...anApology, dossier: asked });
    const desk = await openDeskOf(office, 'lanh-dao');
    expect(await desk.letter.compliance(days)).toMatchObject({ overdue: 0 });
    await desk.letter.accept({ id, version: 1 });
    expect(await desk.letter.compliance(days)).toMatchObject({
      overdue: 1,
      missing: [{ appointmentOn: '2026-11-20' }],
    });
    await desk.letter.importOverdue({ file: inBase64(list) });
    const { missing } = await desk.letter.compliance(days);
    // what the list says counts, not what somebody remembered
    expect(missing).toMatchObject([
      { dossier: code, appointmentOn: '2026-11-26' },
      { appointmentOn: '2026-12-01' },
    ]);
  });
});

describe('one letter per dossier', () => {
  it('holds when a second one is accepted, and says which is there', async () => {
    const dossier = { code: 'H55.242-261110-0007' };
    const first = await askFor(office, { ...anApology, dossier });
    const second = await askFor(office, { ...anApology, dossier });
    const desk = await openDeskOf(office, 'can-bo');
    await desk.letter.accept({ id: first.id, version: 1 });
    expect(await refusalOf(desk.letter.accept({ id: second.id, version: 1 }))).toEqual({
      code: 'DOSSIER_HAS_LETTER',
      data: { id: first.id, state: 'accepted' },
    });
  });
});

describe('what a data subject asks for', () => {
  it('has clocks: an answer in two working days, an end in fifteen days', async () => {
    const { code, id: letterId } = await askFor(office, anApology);
    const desk = await deskOf(office, 'can-bo');
    const id = randomUUID();
    const wish = { id, about: { code }, wish: 'correction' } as const;
    const request = await desk.letter.openRequest(wish);
    expect(request).toEqual({
      id,
      letterId,
      wish: 'correction',
      proof: 'code',
      openedOn: today,
      answerDueOn: '2026-12-01', // Friday; two working days
      finishDueOn: '2026-12-11', // the fifteenth day is a Saturday
      isLate: false,
    });
    expect(await desk.letter.openRequest(wish)).toEqual(request);
    office.clock.pass(5 * dayMs);
    const later = await deskOf(office, 'can-bo');
    expect((await later.letter.show()).lateRequests).toBe(1);
    expect(await later.letter.answerRequest({ id })).toMatchObject({
      answeredOn: '2026-12-02',
      isLate: false,
    });
    expect(await refusalOf(later.letter.finishRequest({ id, outcome: 'refused' }))).toMatchObject({
      code: 'REASON_NEEDED',
    });
    expect(await later.letter.finishRequest({ id, outcome: 'done' })).toMatchObject({
      finishedOn: '2026-12-02',
      outcome: 'done',
    });
    const again = later.letter.finishRequest({ id, outcome: 'refused', reason: 'law' });
    expect(await refusalOf(again)).toMatchObject({ code: 'REQUEST_FINISHED' });
    expect((await later.letter.listRequests()).requests).toHaveLength(1);
  });

  it('is corrected in the letter itself, before it is signed', async () => {
    const { id, code } = await askFor(office, anApology);
    const desk = await openDeskOf(office, 'can-bo');
    const addressee = { ...anApology.addressee, name: 'Nguyễn Thị Hoà Bình' };
    await desk.letter.amend({ id, version: 1, contents: { ...anApology, addressee } });
    expect((await desk.letter.disclose({ code })).letter.contents).toMatchObject({ addressee });
  });
});

describe('a breach', () => {
  it('has 72 hours from its detection, and what happened is sealed', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const detectedAtMs = office.clock.utcMs() - 70 * hourMs;
    const id = randomUUID();
    const description = 'Thư của bà Hòa Bình gửi nhầm nhà.';
    const seen = await desk.letter.recordBreach({ id, detectedAtMs, affected: 1, description });
    expect(seen).toMatchObject({
      notifyByMs: detectedAtMs + 72 * hourMs,
      isLate: false,
      description,
    });
    const closed = await deskOf(office, 'can-bo-2');
    expect((await closed.letter.listBreaches()).breaches[0]).not.toHaveProperty('description');
    office.clock.pass(3 * hourMs);
    expect((await closed.letter.show()).lateBreaches).toBe(1);
    const notifiedAtMs = office.clock.utcMs();
    expect(
      await refusalOf(closed.letter.notifyBreach({ id, notifiedAtMs: detectedAtMs - 1 })),
    ).toMatchObject({ code: 'TIME_NOT_POSSIBLE' });
    await closed.letter.notifyBreach({ id, notifiedAtMs });
    const rewritten = closed.letter.notifyBreach({ id, notifiedAtMs: detectedAtMs + hourMs });
    expect(await refusalOf(rewritten)).toMatchObject({ code: 'BREACH_NOTIFIED' });
    expect((await closed.letter.show()).lateBreaches).toBe(0);
  });
});

describe('rights', () => {
  it('let IT see neither letters nor who asked for them', async () => {
    const desk = await deskOf(office, 'cntt');
    for (const call of [desk.letter.show(), desk.letter.list({}), desk.letter.listRequests()]) {
      expect(await refusalOf(call)).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('let staff neither sign nor touch the keys', async () => {
    const desk = await openDeskOf(office, 'can-bo');
    const passphrase = 'con trâu già gặm cỏ ven đê';
    for (const call of [
      desk.letter.changePassphrase({ passphrase }),
      desk.letter.renewRecovery(),
      desk.letter.replaceKeys({ passphrase }),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});
