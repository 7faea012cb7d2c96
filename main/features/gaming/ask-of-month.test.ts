import { describe, expect, it } from 'vitest';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';
import { officeMonthOf } from './ask-of-month.ts';

const given: Response = {
  id: 'a',
  arrival: 1,
  incarnation_id: 'life',
  recorded_at_ms: Date.parse('2026-12-07T09:00:00+07:00'),
  offset_minutes: 420,
  clock_state: 'trusted',
  unit_code: '00000',
  station_code: 'may-1',
  counter_code: 'quay-1',
  counter_source: 'station',
  field_code: null,
  field_source: null,
  stage: null,
  channel: 'kiosk',
  device_mode: 'self',
  language: 'vi',
  label_set: 'hl5.1',
  questionnaire: 'kiosk@2',
  model_code: null,
  trial: 0,
  ready_ms: 300,
  gap_ms: 5_000,
  burst_position: 1,
  hour_status: 'open',
  first_score: 4,
  score: 5,
  scale_order: 'descending',
  reasons: null,
  pressed_by: null,
  receipt: null,
  facts: null,
};
const order = { month: '2026-12', since: '2026-01', monthVisits: [], roster: [] };
const monthOf = (some: readonly Partial<Response>[], more: Partial<typeof order> = {}) =>
  officeMonthOf(
    some.map((each): JudgedResponse => [{ ...given, ...each }, 'clean']),
    { ...order, ...more },
  );
const answer = {
  counterCode: 'quay-1',
  day: '2026-12-07',
  score: 5,
  firstScore: 4,
  series: 1,
  isOutsideHours: false,
};

describe('an office’s month, from what was kept', () => {
  it('is what citizens gave alone at the fixed screen, under the label set of most of the month', () => {
    const { answers, best } = monthOf([
      {},
      {},
      { channel: 'paper', device_mode: 'paper' },
      { device_mode: 'assisted' },
      { scale_order: 'ascending' },
      { pressed_by: 'officer' },
      { label_set: 'hl3.1', score: 3, first_score: 3 },
    ]);
    expect({ answers, best }).toEqual({ answers: [answer, answer], best: 5 });
    const three = { label_set: 'hl3.1', score: 3, first_score: 3 };
    expect(monthOf([three, three, {}])).toMatchObject({ best: 3, answers: { length: 2 } });
  });

  it('has no answer of a day that no trusted clock says, of later or of long ago', () => {
    const at = (iso: string) => ({ recorded_at_ms: Date.parse(`${iso}T09:00:00+07:00`) });
    const { answers } = monthOf([
      { clock_state: 'suspect' },
      { clock_state: 'unset' },
      at('2027-01-04'),
      at('2025-12-31'),
      at('2026-01-05'),
    ]);
    expect(answers.map(({ day }) => day)).toEqual(['2026-01-05']);
  });

  it('knows series as stations note them now, and none of rows that noted something else', () => {
    const series = (more: Partial<Response>) => monthOf([more]).answers[0]?.series;
    expect(series({ burst_position: -12 })).toBe(-12);
    expect(series({ burst_position: 7, gap_ms: 60_000 })).toBe(1);
    expect(series({ burst_position: null, gap_ms: null })).toBe(1);
  });

  it('is outside hours only while closed with no session open, and at no counter where none was said', () => {
    const [closed] = monthOf([{ hour_status: 'closed', counter_code: null }]).answers;
    expect(closed).toMatchObject({ isOutsideHours: true, counterCode: '' });
    const [inSession] = monthOf([{ hour_status: 'closed', model_code: '30-phut' }]).answers;
    expect(inSession?.isOutsideHours).toBe(false);
  });

  it('has who was on duty on its days with ratings', () => {
    const roster = [
      { counterCode: 'quay-1', personCode: 'lan', from: '2026-12-01' },
      { counterCode: 'quay-1', personCode: 'minh', from: '2026-12-08', to: '2026-12-31' },
    ];
    expect(officeMonthOf([[given, 'clean']], { ...order, roster }).duty).toEqual([
      { counterCode: 'quay-1', personCode: 'lan', day: '2026-12-07' },
    ]);
  });
});
