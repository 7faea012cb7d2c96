import { describe, expect, it } from 'vitest';
import type { Judgement } from '#shared/features/rating/judge.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';
import { countAnswers, countOffice } from './count-office.ts';

const aResponse: Response = {
  ...{
    id: 'lượt-1',
    arrival: 1,
    incarnation_id: 'đời-1',
    unit_code: '21609',
    station_code: 'may-1',
  },
  recorded_at_ms: Date.parse('2026-07-06T09:00:00+07:00'),
  ...{ offset_minutes: 420, clock_state: 'trusted', counter_code: 'quay-1' },
  ...{ counter_source: 'station', field_code: null, field_source: null, stage: null },
  ...{ channel: 'kiosk', device_mode: 'self', language: 'vi', label_set: 'hl5.1' },
  ...{ questionnaire: 'kiosk@2', model_code: null, trial: 0, ready_ms: 4_000, gap_ms: null },
  ...{ burst_position: 1, hour_status: 'open', first_score: 5, score: 5 },
  ...{ scale_order: 'descending', reasons: null, pressed_by: null, receipt: null, facts: null },
};
const given = (some: Partial<Response> = {}, judgement: Judgement = 'clean'): JudgedResponse => [
  { ...aResponse, ...some },
  judgement,
];

describe('what an office counts of its released periods', () => {
  it('is by series, model, month of the period and own day, clean beside what is left out', () => {
    const { counted, undated } = countAnswers(
      [
        {
          month: '2026-07',
          responses: [
            given({ reasons: ['fee', 'waiting'] }),
            given({ score: 2 }),
            given({ score: 1 }, 'too_fast'),
            given({ score: 4, model_code: 'gio-them' }),
            given({ score: 3, label_set: 'hl3.1' }),
            given({ score: 4, pressed_by: 'officer' }),
            given({ score: 4, channel: 'paper', facts: { form_day: ['2026-07-01'] } }),
            given({ clock_state: 'suspect' }),
          ],
        },
        // begun in July, ended in August
        { month: '2026-08', responses: [given({ score: 5 })] },
      ],
      '21609',
    );
    const none = [0, 0, 0, 0, 0];
    const wordsOf = new Map(
      counted.series.map(({ key, kind, words }) => [key, [kind, ...words].join(' ')]),
    );
    expect(
      counted.days.map(({ series, unit, model, month, day, clean, leftOut }) => [
        ...[wordsOf.get(series), unit, model, month, day, clean, leftOut],
      ]),
    ).toEqual([
      [
        'selfService descending kiosk self',
        '21609',
        '',
        '2026-07',
        '2026-07-06',
        [1, 0, 0, 1, 0],
        [0, 0, 0, 0, 1],
      ],
      [
        'selfService descending kiosk self',
        '21609',
        'gio-them',
        '2026-07',
        '2026-07-06',
        [0, 1, 0, 0, 0],
        none,
      ],
      // under other words: never added to it
      [
        'selfService descending kiosk self',
        '21609',
        '',
        '2026-07',
        '2026-07-06',
        [0, 0, 1, 0, 0],
        none,
      ],
      [
        'assisted descending kiosk officer',
        '21609',
        '',
        '2026-07',
        '2026-07-06',
        [0, 1, 0, 0, 0],
        none,
      ],
      ['paper descending paper ', '21609', '', '2026-07', '2026-07-01', [0, 1, 0, 0, 0], none],
      [
        'selfService descending kiosk self',
        '21609',
        '',
        '2026-08',
        '2026-07-06',
        [1, 0, 0, 0, 0],
        none,
      ],
    ]);
    expect(counted.hours).toEqual([
      { month: '2026-07', weekday: 1, hour: 9, n: 3, k: 2 },
      { month: '2026-08', weekday: 1, hour: 9, n: 1, k: 1 },
    ]);
    expect(counted.reasons.map(({ model, month, reason, n }) => [model, month, reason, n])).toEqual(
      [
        ['', '2026-07', undefined, 1],
        ['', '2026-07', 'fee', 1],
        ['', '2026-07', 'waiting', 1],
      ],
    );
    expect(undated).toBe(1);
  });

  it('is parted by the folder’s secret, alike each time', () => {
    const responses = ['', 'a', 'b', 'c'].flatMap((model, at) =>
      Array.from({ length: 12 + 3 * at }, () => given({ model_code: model === '' ? null : model })),
    );
    const count = (byte: number) =>
      countOffice([{ month: '2026-07', responses }], {
        unit: { code: '21609', name: 'Xã thử' },
        ...{ homes: [], isSimulated: true, closedTo: '2026-09-30', floor: 10 },
        secret: new Uint8Array(32).fill(byte),
      });
    expect(count(1)).toEqual(count(1));
    const seen = Array.from({ length: 12 }, (_, byte) =>
      JSON.stringify(count(byte).cube.blocks.map(({ model }) => model ?? null)),
    );
    expect(new Set(seen).size).toBeGreaterThan(1);
    expect(count(1)).toMatchObject({ isSimulated: true, undated: 0, months: ['2026-07'] });
    for (const { n } of count(2).cube.blocks) expect(n).toBeGreaterThanOrEqual(10);
  });

  it('tells what was given at homes by its released pools alone, each as one day', () => {
    const tally = (n: number, counts: number[]) => ({
      ...{ n, counts, mean: null, satisfied: null, interval: null },
    });
    const atHome = Array.from({ length: 40 }, () => given({ channel: 'portable' }));
    const { cube } = countOffice([{ month: '2026-07', responses: atHome }], {
      unit: { code: '21609', name: 'Xã thử' },
      homes: [
        {
          ...{ labelSet: 'hl3.1', scaleOrder: 'descending', toMonth: '2026-08' },
          figure: {
            ...{ raw: tally(14, [9, 3, 2]), clean: tally(12, [8, 3, 1]) },
            leftOut: { n: 2, mean: null, reasons: [] },
          },
        },
      ],
      ...{ isSimulated: true, closedTo: '2026-09-30', floor: 10 },
      secret: new Uint8Array(32),
    });
    expect(cube.blocks).toMatchObject([
      {
        ...{ months: ['2026-08'], n: 14 },
        days: [{ day: '2026-08-31', clean: [0, 0, 8, 3, 1], leftOut: [0, 0, 1, 0, 1] }],
      },
    ]);
  });
});
