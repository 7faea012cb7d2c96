import { expect, it } from 'vitest';
import { reportGathering, type StandingBatch } from './gathering-report.ts';
import { stationLines } from './needs.ts';

function aBatch(given: Partial<StandingBatch> = {}): StandingBatch {
  return {
    name: `${given.unitCode ?? '01819'}/${given.number ?? 1}`,
    author: given.unitCode ?? '01819',
    incarnation: given.unitCode ?? '01819',
    number: 1,
    previous: null,
    unitCode: '01819',
    codeSystem: 'QD19-2025',
    unitName: 'Xã',
    stationCode: 'may-1',
    stationName: 'Máy 1',
    grownFrom: null,
    builtAt: '2026-11-20T17:00:00+07:00',
    period: { from: '2026-11-19', to: '2026-11-20' },
    rows: 2,
    answers: 2,
    clock: { state: 'trusted', suspectRows: 0, unsetRows: 0 },
    problems: [],
    judgeRule: 'judge-1',
    codebook: null,
    fileSha256: '',
    standing: { state: 'counted' },
    ...given,
  };
}

const options = { kind: 'real', asOf: '2026-11-21', silentAfterDays: 14 } as const;

function linesOf(batches: readonly StandingBatch[]) {
  const cards = [
    { unit: { code: '01900', name: 'Xã xa' }, station: { code: 'may-1', name: 'Máy 1' } },
    { unit: { code: '01819', name: 'Xã' }, station: { code: 'may-1', name: 'Máy 1' } },
    { unit: { code: '01819', name: 'Xã' }, station: null },
  ];
  return stationLines(reportGathering(batches, [], options), cards).map(({ unitCode, needs }) => [
    unitCode,
    needs,
  ]);
}

it('asks nothing of a station that is well, and names who never sent anything', () => {
  expect(linesOf([aBatch()])).toEqual([
    ['01900', ['neverSent']],
    ['01819', []],
  ]);
});

it('puts what is gravest first, of a station and among them', () => {
  const held = { state: 'held', reason: 'rowConflict' } as const;
  const clock = { state: 'suspect', suspectRows: 3, unsetRows: 0 } as const;
  const lines = linesOf([
    aBatch({ unitCode: '01001', builtAt: '2026-10-01T17:00:00+07:00', clock }),
    aBatch({ unitCode: '01002', number: 3, previous: 'before', problems: ['disk.low'] }),
    aBatch({ unitCode: '01003', standing: held }),
    aBatch({ unitCode: '01004', name: 'one' }),
    aBatch({ unitCode: '01004', name: 'other' }),
  ]);
  expect(lines).toEqual([
    ['01003', ['decide']],
    ['01004', ['decide']],
    ['01002', ['missing', 'sick']],
    ['01001', ['clock', 'silent']],
    ['01819', ['neverSent']],
    ['01900', ['neverSent']],
  ]);
});
