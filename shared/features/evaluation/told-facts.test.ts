import { describe, expect, it } from 'vitest';
import type { OfficeRow } from '../batch/office-tables.ts';
import { Model } from '../model/model.ts';
import type { EvaluationKnown, FactTable, OfficeFacts } from './known.ts';
import { toldFacts } from './told-facts.ts';

const months = ['2026-07', '2026-08', '2026-09'];
const model = Model.parse({
  ...{ code: 'at-home', name: 'Thứ Năm tại nhà', kind: 'atHome', validFrom: '2026-01-01' },
  groups: [{ code: 'elderly', name: 'Người già yếu' }],
  targets: [
    { figure: 'online', shareOf: 'received', atLeast: 60 },
    { figure: 'received', atLeast: 100 },
  ],
});
const office = (unit: string, tables: Partial<Record<FactTable, readonly OfficeRow[]>>) =>
  ({ unit, tables }) satisfies OfficeFacts;
const known = (...facts: readonly OfficeFacts[]): EvaluationKnown => ({
  ...{ place: 'store', isSimulated: false, office: { code: 'p', name: 'Tỉnh' } },
  ...{ madeOn: '2026-10-02', ruleVersion: 'misuse-2', floor: 10, models: [model] },
  unitNames: new Map([['a', 'Xã A']]),
  figures: [
    { code: 'received', name: 'Hồ sơ tiếp nhận', unit: 'hồ sơ' },
    { code: 'online', name: 'Hồ sơ trực tuyến', unit: 'hồ sơ' },
    { code: 'late', name: 'Hồ sơ quá hạn', unit: 'hồ sơ' },
  ],
  ...{ facts, undated: 0, incomplete: [], isRunBlind: false },
});
const ask = (of: EvaluationKnown, units?: readonly string[]) =>
  toldFacts({ months, model, units: units && new Set(units), known: of });
const monthly = (figure: string, values: readonly number[]) =>
  months.slice(0, values.length).map((month, at) => ({ month, figure, value: values[at] ?? 0 }));

describe('what offices tell beside ratings', () => {
  it('sums figures and says how many months they are of', () => {
    const { activity } = ask(known(office('a', { activity: monthly('received', [50, 30, 20]) })));
    expect(activity).toMatchObject([
      { figure: 'received', sum: 100, months: 3, of: 3, byMonth: [{ value: 50 }, {}, {}] },
    ]);
  });

  it('finds a target only where every month of it is there', () => {
    const whole = office('a', {
      activity: [...monthly('received', [50, 30, 20]), ...monthly('online', [40, 20, 10])],
    });
    expect(ask(known(whole)).targets.map(({ found }) => found)).toEqual([70, 100]);
    const part = office('b', { activity: monthly('received', [50]) });
    expect(ask(known(whole, part)).targets.map(({ found }) => found)).toEqual([null, null]);
    expect(ask(known(whole, part), ['a']).targets.map(({ found }) => found)).toEqual([70, 100]);
  });

  it('says what is owed and made of apologies, and nothing made where letters are locked', () => {
    const apology = (step: string, letters: number) => ({
      ...{ kind: 'apology', step, from_month: '2026-07', to_month: '2026-08', letters },
    });
    const late = { activity: monthly('late', [3, 4, 5]) };
    const told = office('a', {
      ...late,
      letters: [apology('requested', 9), apology('handed-over', 7)],
    });
    expect(ask(known(told)).apologies).toEqual({ owed: 12, made: 7 });
    expect(ask(known(office('a', late))).apologies).toEqual({ owed: 12, made: null });
  });

  it('leaves out letters of a stretch that reaches beyond the months', () => {
    const stretch = { kind: 'apology', step: 'signed', from_month: '2026-06', to_month: '2026-07' };
    const { letters } = ask(known(office('a', { letters: [{ ...stretch, letters: 8 }] })));
    expect(letters).toEqual([]);
  });

  it('names a duty late that was done after its day, or is not done by now', () => {
    const duty = { model_code: 'at-home', duty: 'Báo cáo', unit_code: 'a', deadline: '2026-09-30' };
    const { tasks } = ask(
      known(
        office('a', {
          tasks: [
            { ...duty, code: '1', state: 'done', done_on: '2026-09-30' },
            { ...duty, code: '2', state: 'underway', done_on: null },
            { ...duty, code: '3', state: 'void', done_on: null },
            { ...duty, code: '4', state: 'given', done_on: null, model_code: 'another' },
          ],
        }),
      ),
    );
    expect(tasks.map(({ code, isLate, name }) => [code, isLate, name])).toEqual([
      ['1', false, 'Xã A'],
      ['2', true, 'Xã A'],
    ]);
  });

  it('adds up sessions and the groups they were for, of the model alone', () => {
    const figure = (name: string, value: number, more: OfficeRow = {}) => ({
      ...{ month: '2026-07', model_code: 'at-home', figure: name, group_code: null, value },
      ...more,
    });
    const { sessions } = ask(
      known(
        office('a', {
          session_figures: [
            ...[figure('sessions', 4), figure('visits', 21), figure('resolved', 18)],
            figure('group-visits', 15, { group_code: 'elderly' }),
            figure('visits', 99, { model_code: 'another' }),
            figure('visits', 99, { month: '2026-10' }),
          ],
        }),
      ),
    );
    expect(sessions.byMonth).toEqual([
      { month: '2026-07', sessions: 4, visits: 21, received: 0, resolved: 18, online: 0 },
    ]);
    expect(sessions.groups).toEqual([{ code: 'elderly', name: 'Người già yếu', visits: 15 }]);
  });

  it('gives the superior’s sum of a set only where every criterion was verified', () => {
    const of = (period: string) => ({ set_code: 'friendly', set_version: '1', period });
    const self = (period: string, criterion: string) => ({
      ...of(period),
      ...{ criterion, score: 2, full_score: 3 },
    });
    const given = (period: string, criterion: string) => ({ ...of(period), criterion, score: 1 });
    const { scores } = ask(
      known(
        office('a', {
          self_scores: [
            ...[self('2026-Q3', 'c1'), self('2026-Q3', 'c2')],
            ...[self('2026', 'c1'), self('2026', 'c2'), self('2026-Q2', 'c1')],
          ],
          verified_scores: [given('2026-Q3', 'c1'), given('2026-Q3', 'c2'), given('2026', 'c1')],
        }),
      ),
    );
    expect(scores.map(({ period, self: own, verified }) => [period, own, verified])).toEqual([
      ['2026', 4, null],
      ['2026-Q3', 4, 2],
    ]);
  });

  it('tells difficulties that were open in the months, whenever they were noted', () => {
    const row = { difficulty: 1, kind: 'difficulty', model_code: 'at-home', words: 'Thiếu máy' };
    const { difficulties } = ask(
      known(
        office('a', {
          difficulties: [
            { ...row, state: 'open', noted_on: '2026-05-02', state_on: '2026-05-02' },
            { ...row, state: 'closed', noted_on: '2026-05-03', state_on: '2026-06-30' },
            { ...row, state: 'closed', noted_on: '2026-05-04', state_on: '2026-07-01' },
            { ...row, state: 'open', noted_on: '2026-10-01', state_on: '2026-10-01' },
          ],
        }),
      ),
    );
    expect(difficulties.map(({ notedOn }) => notedOn)).toEqual(['2026-05-02', '2026-05-04']);
  });

  it('counts what was held, and how much of it has evidence', () => {
    const held = { kind: 'training', held_on: '2026-08-05', model_code: 'at-home' };
    const { undertakings } = ask(
      known(
        office('a', {
          activities_held: [
            { ...held, count: 30, count_of: 'participants', has_evidence: 1 },
            { ...held, count: 12, count_of: 'participants', has_evidence: 0 },
            { ...held, count: null, count_of: null, has_evidence: 0, held_on: '2026-11-01' },
          ],
        }),
      ),
    );
    expect(undertakings).toEqual([
      { kind: 'training', held: 2, withEvidence: 1, counts: [{ code: 'participants', n: 42 }] },
    ]);
  });
});
