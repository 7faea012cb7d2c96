import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import atHome from '#resources/models/at-home-on-thursdays.json' with { type: 'json' };
import friendly from '#resources/models/friendly-government.json' with { type: 'json' };
import serving from '#resources/models/administration-serving-people.json' with { type: 'json' };
import reform from '#resources/models/administrative-reform.json' with { type: 'json' };
import saturdays from '#resources/models/saturday-mornings.json' with { type: 'json' };
import thirtyMinutes from '#resources/models/thirty-minutes-more.json' with { type: 'json' };
import { nextDay, weekdayOf } from '#shared/calendar.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import { seededRandom } from '#shared/features/statistics/seeded-random.ts';
import { textOf } from '#tests/support/docx.ts';
import { convert, hasLibreOffice } from '#tests/support/libre-office.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { makeTempFolder, removeFolder } from '#tests/support/folders.ts';
import { as, people, playOffice, type PlayedOffice } from '#tests/support/played-office.ts';
import {
  aLife,
  aRatingRow,
  createBatchMaker,
  writeCard,
  type Life,
  type RatingRow,
} from '#tests/support/station-batches.ts';
import type { ReportKind } from '#shared/features/report/report.contract.ts';
import { Model } from '#shared/features/model/model.ts';
import { ModelTemplate } from '#shared/features/model/model-template.ts';
import { createTestApp, type TestApp } from '#tests/support/test-app.ts';

/** As an officer enters a template: what it knows, with this office's days. */
const modelOf = (template: unknown, own: object) => {
  const { code, names, kind, rules, groups, targets, choice } = ModelTemplate.parse(template);
  return {
    ...{ code, name: names.vi, kind, template: code },
    ...{ rules, groups, targets },
    ...(choice !== undefined && { choice }),
    ...own,
  };
};
const halfYear = { from: '2027-01', to: '2027-06' } as const;
const usual = { ...halfYear, perDay: 8, satisfied: () => 0.8, coverage: 0.4 } as const;

let app: TestApp | undefined;
afterEach(() => {
  app?.close();
  app = undefined;
});
async function play(office: PlayedOffice): Promise<TestApp> {
  app = await playOffice(office);
  return app;
}
/** The draft that the leader would sign, as its paragraphs; LibreOffice, where it is, opens it without a word. */
async function draftOf(of: TestApp, model: string, kind: ReportKind): Promise<string> {
  const { files } = await as(of, 'lanh-dao', (desk) =>
    desk.report.make({ kind, formats: ['docx'], question: { ...halfYear, model } }),
  );
  const [docx = ''] = files;
  if (hasLibreOffice)
    expect(convert(dirname(docx), [basename(docx)], { format: 'pdf' })).toEqual([]);
  const draft = textOf(readFileSync(docx)).join('\n');
  expect(draft).toContain('Báo cáo');
  expect(draft).toContain('(Chức vụ người ký)'); // nobody signs by a machine
  return draft;
}
const written = (n: number) => new Intl.NumberFormat('vi').format(n);

const evaluationOf = (of: TestApp, model: string | null, more: object = {}): Promise<Evaluation> =>
  as(of, 'lanh-dao', (desk) => desk.evaluation.show({ ...halfYear, model, ...more }));

describe('a letter that gives a choice of two models and asks for a review after half a year', () => {
  it('is played from set-up: the window’s ratings stand apart and are set beside the others', async () => {
    const office = await play({
      ...usual,
      seed: 'na-ri',
      unit: { code: '02155', name: 'Ủy ban nhân dân xã Na Rì' },
      models: [
        modelOf(thirtyMinutes, {
          validFrom: '2027-01-01',
          validTo: '2027-06-30',
          deadlines: [{ kind: 'closingReview', day: '2027-07-10' }],
        }),
        modelOf(saturdays, { validFrom: '2027-07-01' }),
      ],
      plan: [
        {
          ...{ code: 'chieu-3-5', name: '30 phút cuối giờ chiều', modelCode: thirtyMinutes.code },
          ...{ mode: 'extra', on: { weekdays: [2, 4] }, from: '17:00', to: '17:30' },
          ...{ validFrom: '2027-01-01', validTo: '2027-06-30' },
        },
      ],
      perSession: 3,
      counted: (nth) => ({
        ...{ visits: 4 + (nth % 3), received: 3, resolved: 2, online: 1, groups: {}, place: '' },
      }),
      activity: () => ({ received: 120, resolved: 110, 'on-time': 104, late: 6 }),
    });
    const found = await evaluationOf(office, thirtyMinutes.code, { beside: 'outsideModel' });
    const { figure } = found.chosen;
    expect(figure?.raw.n).toBeGreaterThan(100);
    expect(found.beside?.figure?.raw.n).toBeGreaterThan(700);
    expect(figure?.coverage).toMatchObject({ is: 'known' });
    expect(found.comparison?.is).toBe('same');
    // one office by itself is no experiment
    expect(found.pilot?.effect).toMatchObject({ is: 'cannotTell' });
    expect(found.sessions.byMonth).toHaveLength(6);
    expect(found.model?.basis).toEqual([]);
    const draft = await draftOf(office, thirtyMinutes.code, 'closing');
    expect(draft).toContain('Tổng kết thực hiện mô hình “30 phút tăng thêm vì dân”');
    expect(draft).toContain(`${written(figure?.clean?.n ?? 0)} đánh giá`);
    expect(draft).toContain('gồm cả đánh giá trong 15 phút sau khung giờ');
    expect(draft).toContain('chưa đủ cơ sở để kết luận');
  });
});

describe('procedures at home every Thursday', () => {
  it('are pooled, stand apart from the counter, and are counted by those they are for', async () => {
    const office = await play({
      ...usual,
      seed: 'long-xuyen',
      unit: { code: '30307', name: 'Ủy ban nhân dân phường Long Xuyên' },
      models: [modelOf(atHome, { validFrom: '2027-01-01' })],
      plan: [
        {
          ...{ code: 'thu-nam', name: 'Thứ Năm tại nhà', modelCode: atHome.code },
          ...{ mode: 'portable', on: { weekdays: [4] }, from: '13:30', to: '16:30' },
          validFrom: '2027-01-01',
        },
      ],
      perSession: 2,
      counted: () => ({
        ...{ visits: 3, received: 3, resolved: 3, online: 0, place: '' },
        groups: { 'gia-yeu': 2, 'khuyet-tat': 1 },
      }),
    });
    const found = await evaluationOf(office, atHome.code);
    // nobody rated alone at the kiosk in somebody's home: there is no headline of the model
    expect(found.chosen.figure).toBeNull();
    expect(found.notices).toContain('noHeadline');
    const portable = found.others.filter(({ kind }) => kind === 'portable');
    expect(portable.length).toBeGreaterThan(0);
    expect(portable.every(({ figure }) => figure.raw.n >= 10)).toBe(true);
    expect(found.sessions.groups.map(({ code }) => code)).toContain('gia-yeu');
    const draft = await draftOf(office, atHome.code, 'preliminary');
    expect(draft).toContain('Người già yếu');
    const everything = await evaluationOf(office, null);
    expect(everything.chosen.figure?.raw.n).toBeGreaterThan(700);
  });
});

describe('a friendly government that is scored once a year', () => {
  it('is the whole service, with what was held and what is late beside it', async () => {
    const office = await play({
      ...usual,
      seed: 'duy-tien',
      unit: { code: '13324', name: 'Ủy ban nhân dân phường Duy Tiên' },
      models: [modelOf(friendly, { validFrom: '2027-01-01' })],
      activity: () => ({ received: 200, resolved: 190, 'on-time': 188, late: 2 }),
    });
    await as(office, 'can-bo', async (desk) => {
      const modelCode = friendly.code;
      await desk.undertaking.note({
        ...{ kind: 'training', heldOn: '2027-03-12', subject: 'Tập huấn kỹ năng giao tiếp' },
        ...{
          count: 24,
          countOf: 'participants',
          place: '',
          evidence: 'Danh sách ký tên',
          modelCode,
        },
      });
      await desk.difficulty.note({
        ...{ kind: 'difficulty', words: 'Thiếu ghế ngồi chờ', addressee: '', modelCode },
      });
    });
    const found = await evaluationOf(office, friendly.code);
    expect(found.chosen).toEqual((await evaluationOf(office, null)).chosen);
    expect(found.undertakings).toEqual([
      {
        ...{ kind: 'training', held: 1, withEvidence: 1 },
        counts: [{ code: 'participants', n: 24 }],
      },
    ]);
    expect(found.apologies.owed).toBe(12);
    const draft = await draftOf(office, friendly.code, 'preliminary');
    expect(draft).toContain(`${written(found.chosen.figure?.clean?.n ?? 0)} đánh giá`);
    expect(draft).toContain('Có 12 hồ sơ quá hạn phải có thư xin lỗi');
  });
});

describe('a year of administrative reform', () => {
  it('holds targets against the figures that staff entered', async () => {
    const office = await play({
      ...usual,
      seed: 'an-lao-hai-phong',
      unit: { code: '11000', name: 'Ủy ban nhân dân xã An Lão' },
      models: [modelOf(reform, { validFrom: '2027-01-01' })],
      activity: () => ({ received: 200, resolved: 200, 'on-time': 190, late: 10, digitised: 150 }),
    });
    const found = await evaluationOf(office, reform.code);
    expect(found.targets.map(({ figure, found: value }) => [figure, value])).toEqual([
      ['on-time', 95],
      ['digitised', 75],
    ]);
    expect(await draftOf(office, reform.code, 'closing')).toContain('75');
  });
});

describe('a model that two communes of six try before the others', () => {
  it('is gathered, evaluated and written up where their superior sits', async () => {
    const units = ['21609', '21616', '21622', '21628', '21634', '21640'];
    const pilots = units.slice(0, 2);
    const model = modelOf(serving, {
      validFrom: '2027-03-01',
      units: units.map((code) =>
        pilots.includes(code)
          ? { code, name: '', pilotFrom: '2027-03-01' }
          : { code, name: '', rollOutFrom: '2027-10-01' },
      ),
    });
    app = await createTestApp({
      clock: createFakeClock('2027-10-20T09:00:00+07:00'),
      people,
      settings: { models: [Model.parse(model)] },
    });
    const superior = app;
    const stick = makeTempFolder();
    onTestFinished(() => removeFolder(stick));
    await as(superior, 'lanh-dao', async ({ gather }) => {
      await gather.make();
      const { file } = await gather.saveCard({ folder: stick });
      const { document } = JSON.parse(readFileSync(file, 'utf8')) as { document: string };
      const maker = await createBatchMaker(
        join(stick, 'made'),
        (JSON.parse(document) as { recipient: string }).recipient,
      );
      onTestFinished(maker.close);
      const random = seededRandom('an lao');
      for (const unitCode of units) {
        const life = aLife({ unitCode });
        writeCard(join(stick, 'cards'), life);
        await maker.make(life, { rows: yearOf(life, random) });
        await gather.trust({ folder: join(stick, 'cards'), compared: [life.fingerprint] });
      }
      for await (const _ of await gather.takeIn({ folder: join(stick, 'made') })) {
        // until all is taken in
      }
    });
    const question = { from: '2026-12', to: '2027-09', model: serving.code } as const;
    const found = await as(superior, 'lanh-dao', (desk) => desk.evaluation.storeShow(question));
    expect(found.units.map(({ unit }) => unit).toSorted()).toEqual(units);
    expect(found.pilot).toMatchObject({
      ...{ against: 'rest', rest: 4, pilots: pilots.map((unit) => ({ unit })) },
      // nobody sent visits, and two of six communes could show nothing anyway
      effect: { is: 'cannotTell', reasons: ['coverageUnknown', 'tooFewUnits'] },
    });
    expect(found.notices).toContain('coverageUnknown');
    const { files } = await as(superior, 'lanh-dao', (desk) =>
      desk.report.storeMake({ kind: 'preliminary', formats: ['docx'], question }),
    );
    const draft = textOf(readFileSync(files[0] ?? '')).join('\n');
    expect(draft).toContain('Sơ kết thực hiện mô hình “Hành chính phục vụ người dân”');
    expect(draft).toContain(`${written(found.chosen.figure?.clean?.n ?? 0)} đánh giá`);
    expect(draft).toContain('chưa đủ cơ sở để kết luận');
    for (const unit of units) expect(draft).toContain(`Xã ${unit}`);
  });
});

/** Five answers on each working day from December to September; four of five people are satisfied. */
function yearOf(life: Life, random: () => number): readonly RatingRow[] {
  const rows: RatingRow[] = [];
  for (let day = '2026-12-01'; day <= '2027-09-30'; day = nextDay(day)) {
    if (weekdayOf(day) > 5) continue;
    for (let nth = 0; nth < 5; nth += 1)
      rows.push(
        aRatingRow(life, {
          ...{ label_set: 'hl5.1', gap_ms: null, ready_ms: 2_000, burst_position: 1 },
          score: random() < 0.8 ? 5 : 2,
          recorded_at_ms: Date.parse(`${day}T0${1 + nth}:00:00Z`),
        }),
      );
  }
  return rows;
}
