import type { ReportSource } from '#main/features/report/report-source.ts';
import { evaluate } from '#shared/features/evaluation/evaluate.ts';
import type { Evaluation } from '#shared/features/evaluation/evaluation.contract.ts';
import type { ReportKind } from '#shared/features/report/report.contract.ts';
import { playWorld } from './evaluated-world.ts';

const office = {
  name: 'Trung tâm Phục vụ hành chính công xã Thử Nghiệm',
  parent: 'Ủy ban nhân dân xã Thử Nghiệm',
  place: 'Thử Nghiệm',
  signer: { title: 'Giám đốc', name: 'Nguyễn Thị Mẫu' },
  fields: new Map([['dat-dai', 'Đất đai']]),
};

/** An ordinary commune: 21 ratings in a quarter, and what its people noted. */
export function anOrdinaryQuarter(more: Partial<Evaluation> = {}): ReportSource {
  const { cube, known } = playWorld({
    seed: 'ordinary-6',
    units: ['10001'],
    from: '2026-07',
    to: '2026-09',
    perDay: 0.3,
    coverage: 0.09,
    satisfied: () => 0.86,
  });
  const question = {
    from: '2026-07',
    to: '2026-09',
    model: null,
    units: [],
    beside: 'none',
  } as const;
  const evaluation = evaluate(cube, known, { ...question, units: [] });
  return {
    kind: 'monthly',
    evaluation: { ...evaluation, ...ordinaryFacts, ...more },
    office,
    isTrial: false,
  };
}

const ordinaryFacts: Pick<Evaluation, 'activity' | 'difficulties' | 'apologies'> = {
  activity: [
    {
      figure: 'received',
      name: 'Hồ sơ tiếp nhận',
      unit: 'hồ sơ',
      sum: 742,
      months: 3,
      of: 3,
      byMonth: [],
    },
    {
      figure: 'late',
      name: 'Hồ sơ giải quyết quá hạn',
      unit: 'hồ sơ',
      sum: 9,
      months: 2,
      of: 3,
      byMonth: [],
    },
  ],
  apologies: { owed: 9, made: 7 },
  difficulties: [
    {
      unit: '10001',
      name: 'Xã Thử Nghiệm',
      kind: 'difficulty',
      state: 'sent',
      notedOn: '2026-08-12',
      fieldCode: 'dat-dai',
      words: 'Đường truyền chậm vào đầu giờ sáng, hồ sơ đất đai tải lên phải làm lại nhiều lần.',
    },
    {
      unit: '10001',
      name: 'Xã Thử Nghiệm',
      kind: 'proposal',
      state: 'open',
      notedOn: '2026-09-03',
      fieldCode: '',
      words: 'Đề nghị cấp thêm một máy quét cho quầy tư pháp.',
    },
  ],
};

/** A model at the end of its pilot, with all that its report can speak of. */
export function aReviewedModel(kind: ReportKind, more: Partial<Evaluation> = {}): ReportSource {
  const { cube, known } = playWorld({
    seed: 'reviewed',
    units: ['10001'],
    from: '2026-01',
    to: '2026-09',
    perDay: 6,
    dayEffect: 0.05,
    coverage: 0.35,
    satisfied: (_unit, day) => (day < '2026-04' ? 0.8 : 0.88),
    modelOf: (_unit, day, nth) => (day >= '2026-04-01' && nth % 2 === 0 ? 'sang-thu-bay' : ''),
    models: [
      {
        code: 'sang-thu-bay',
        name: 'Sáng thứ Bảy vì dân',
        kind: 'calendarDays',
        validFrom: '2026-04-01',
        validTo: '2026-09-30',
      },
    ],
  });
  const evaluation = evaluate(cube, known, {
    from: '2026-04',
    to: '2026-09',
    model: 'sang-thu-bay',
    units: [],
    beside: 'outsideModel',
  });
  return {
    kind,
    evaluation: { ...evaluation, ...ordinaryFacts, ...reviewedFacts, ...more },
    office,
    isTrial: false,
  };
}

const reviewedFacts: Partial<Evaluation> = {
  reasons: {
    answered: 214,
    n: 380,
    chosen: [
      { reason: 'attitude', n: 120, share: 120 / 214 },
      { reason: 'waiting', n: 77, share: 77 / 214 },
      { reason: 'guidance', n: 52, share: 52 / 214 },
      { reason: 'paperwork', n: 31, share: 31 / 214 },
      { reason: 'place', n: 12, share: 12 / 214 },
    ],
  },
  sessions: {
    byMonth: ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'].map(
      (month, at) => ({
        month,
        sessions: 2,
        visits: 31 + at * 4,
        received: 24 + at * 3,
        resolved: 20 + at * 3,
        online: 5 + at,
      }),
    ),
    groups: [
      { code: 'nguoi-cao-tuoi', name: 'người cao tuổi', visits: 61 },
      { code: 'nguoi-khuyet-tat', name: 'người khuyết tật', visits: 12 },
    ],
  },
  targets: [
    {
      figure: 'online',
      name: 'Hồ sơ nộp trực tuyến trên hồ sơ tiếp nhận',
      shareOf: 'received',
      atLeast: 50,
      by: '2026-12-31',
      found: 46.25,
    },
    { figure: 'late', name: 'Hồ sơ đúng hạn', shareOf: null, atLeast: 700, by: null, found: null },
  ],
  tasks: [
    {
      unit: '10001',
      name: 'Xã Thử Nghiệm',
      code: 'nv-1',
      duty: 'Bố trí công chức trực sáng thứ Bảy tuần thứ nhất và tuần thứ ba trong tháng.',
      deadline: '2026-04-15',
      source: 'Công văn 343/UBND-NV',
      clause: 'Mục 2',
      state: 'done',
      doneOn: '2026-04-10',
      isLate: false,
    },
    {
      unit: '10001',
      name: 'Xã Thử Nghiệm',
      code: 'nv-2',
      duty: 'Niêm yết công khai lịch làm việc sáng thứ Bảy tại nhà văn hóa các thôn.',
      deadline: '2026-05-30',
      source: 'Công văn 343/UBND-NV',
      clause: 'Mục 3',
      state: 'underway',
      doneOn: null,
      isLate: true,
    },
  ],
  undertakings: [
    { kind: 'propaganda', held: 6, withEvidence: 4, counts: [{ code: 'items', n: 18 }] },
    { kind: 'training', held: 1, withEvidence: 1, counts: [{ code: 'participants', n: 22 }] },
  ],
  letters: [
    {
      kind: 'thanks-note',
      steps: [
        { code: 'requested', n: 14 },
        { code: 'delivered', n: 12 },
      ],
    },
    { kind: 'apology', steps: [{ code: 'signed', n: 7 }] },
  ],
  scores: [
    {
      unit: '10001',
      name: 'Xã Thử Nghiệm',
      set: 'nine-indicators',
      version: '1',
      period: '2026-Q3',
      criteria: 9,
      self: 14,
      verified: null,
      full: 18,
    },
  ],
};

/** A superior's year over many units, made up by the program. */
export function aStoreYear(units = 60, more: Partial<Evaluation> = {}): ReportSource {
  const codes = Array.from({ length: units }, (_none, at) => String(20_001 + at));
  const { cube, known } = playWorld({
    seed: 'store',
    units: codes,
    from: '2025-10',
    to: '2026-09',
    perDay: 1.5,
    coverage: 0.4,
    satisfied: (unit) => 0.72 + (Number(unit) % 7) * 0.035,
    isSimulated: true,
  });
  const evaluation = evaluate(cube, known, {
    from: '2025-10',
    to: '2026-09',
    model: null,
    units: [],
    beside: 'none',
  });
  return {
    kind: 'monthly',
    evaluation: { ...evaluation, ...more },
    office: { name: 'Sở Nội vụ tỉnh Thử Nghiệm' },
    isTrial: false,
  };
}
