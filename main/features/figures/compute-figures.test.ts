import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSelfService } from '#shared/features/figures/series.ts';
import { isAtHome } from '#shared/features/rating/at-home.ts';
import type { Judgement } from '#shared/features/rating/judge.ts';
import type { JudgedResponse, Response } from '#shared/features/rating/response.ts';
import { labelSets } from '#shared/features/rating/scale.ts';
import { computeFigures } from './compute-figures.ts';

const aResponse: Response = {
  id: 'lượt-1',
  arrival: 1,
  incarnation_id: 'đời-1',
  recorded_at_ms: Date.parse('2026-11-27T09:00:00+07:00'),
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
  ready_ms: 4_000,
  gap_ms: null,
  burst_position: 1,
  hour_status: 'open',
  first_score: 5,
  score: 5,
  scale_order: 'descending',
  reasons: null,
  pressed_by: null,
  receipt: null,
  facts: null,
};

const someWay = fc.oneof(
  fc.constant({ channel: 'kiosk', device_mode: 'self', pressed_by: null }),
  fc.record({
    channel: fc.constantFrom('kiosk', 'assisted', 'portable', 'paper'),
    device_mode: fc.constantFrom('self', 'assisted', 'paper'),
    pressed_by: fc.constantFrom(null, 'self', 'relative', 'officer'),
  }),
);
const someWords = fc.oneof(
  ...(['hl5.1', 'hl3.1'] as const).map((label_set) =>
    fc.record({
      label_set: fc.constant(label_set),
      score: fc.constantFrom(...labelSets[label_set].levels),
      scale_order: fc.constantFrom(null, 'descending', 'descending', 'ascending'),
    }),
  ),
);
const someExtras = fc.record({
  counter_code: fc.constantFrom(null, 'quay-1', 'quay-2'),
  stage: fc.constantFrom(null, 'submit', 'collect'),
  reasons: fc.constantFrom(null, ['waiting'], ['waiting', 'fee']),
  questionnaire: fc.constantFrom('kiosk@2', 'kiosk@2', 'kiosk@3'),
});
const someJudgement = fc.constantFrom<Judgement>('clean', 'clean', 'clean', 'burst');
const somePeriod = fc.array(
  fc
    .tuple(someWay, someWords, someExtras, someJudgement)
    .map(([way, words, extras, judgement]): JudgedResponse => [
      { ...aResponse, ...way, ...words, ...extras },
      judgement,
    ]),
  { maxLength: 120 },
);
const smallest = 5;
const floor = 10;

describe('whatever a period holds', () => {
  it('every answer given at the counters is in one series or withheld, and no series is too small', () => {
    fc.assert(
      fc.property(somePeriod, (period) => {
        const { series, withheld } = computeFigures(period, smallest, floor);
        const shown = series.map(({ total }) => total.raw.n);
        const atCounters = period.filter(([response]) => !isAtHome(response));
        expect(shown.reduce((sum, n) => sum + n, withheld)).toBe(atCounters.length);
        expect(shown.every((n) => n >= smallest)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('the headline is what citizens gave alone at the fixed screen, and nothing else', () => {
    fc.assert(
      fc.property(somePeriod, (period) => {
        const alone = period
          .map(([response]) => response)
          .filter(
            ({ channel, device_mode, pressed_by, scale_order }) =>
              channel === 'kiosk' &&
              device_mode === 'self' &&
              (pressed_by ?? 'self') === 'self' &&
              scale_order !== 'ascending',
          );
        const { series } = computeFigures(period, smallest, floor);
        for (const labelSet of ['hl5.1', 'hl3.1'] as const) {
          const scores = alone
            .filter(({ label_set }) => label_set === labelSet)
            .map(({ score }) => score);
          const headline = series.find(
            (each) => isSelfService(each.series) && each.series.labelSet === labelSet,
          );
          expect(headline?.total.raw.counts).toEqual(
            scores.length < smallest
              ? undefined
              : labelSets[labelSet].levels.map(
                  (level) => scores.filter((score) => score === level).length,
                ),
          );
        }
        const place = series.findIndex((each) => !isSelfService(each.series));
        const behind = place < 0 ? [] : series.slice(place);
        expect(behind.some((each) => isSelfService(each.series))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('nothing of it says what was given at homes, nor how much that was', () => {
    fc.assert(
      fc.property(somePeriod, (period) => {
        const atCounters = period.filter(([response]) => !isAtHome(response));
        expect(computeFigures(period, smallest, floor)).toEqual(
          computeFigures(atCounters, smallest, floor),
        );
      }),
    );
  });

  it('no two series are of one kind, and none joins two label sets, orders or channels', () => {
    fc.assert(
      fc.property(somePeriod, (period) => {
        const kinds = computeFigures(period, smallest, floor).series.flatMap(({ series }) =>
          series.pressers.map((presser) => JSON.stringify({ ...series, pressers: presser })),
        );
        expect(new Set(kinds).size).toBe(kinds.length);
      }),
      { numRuns: 300 },
    );
  });

  it('cells make up their series, and are cut from self-service alone', () => {
    fc.assert(
      fc.property(somePeriod, (period) => {
        for (const { series, total, cuts } of computeFigures(period, smallest, floor).series) {
          expect(cuts !== undefined).toBe(isSelfService(series));
          if (cuts === undefined) continue;
          const { byDay, byHour, byCounter, otherCounters } = cuts;
          const others = otherCounters === undefined ? [] : [otherCounters];
          for (const cells of [byDay, byHour, [...byCounter, ...others]]) {
            expect(cells.reduce((sum, { figure }) => sum + figure.raw.n, 0)).toBe(total.raw.n);
            expect(cells.every(({ figure }) => figure.raw.n >= smallest)).toBe(true);
          }
          expect(byCounter.every(({ figure }) => figure.raw.n >= floor)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a question tells its options only where enough answered it', () => {
    fc.assert(
      fc.property(somePeriod, (period) => {
        for (const { questions } of computeFigures(period, smallest, floor).series) {
          for (const { n, answered, options } of questions) {
            expect(answered.clean).toBeLessThanOrEqual(n.clean);
            expect(answered.raw).toBeLessThanOrEqual(n.raw);
            expect(options !== undefined).toBe(answered.clean >= smallest);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
