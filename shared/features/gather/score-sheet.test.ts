import { describe, expect, it } from 'vitest';
import { readScoreSheet } from './score-sheet.ts';

const own = [
  { criterion: 'tc1', score: 8.5, full_score: 10 },
  { criterion: 'tc2', score: 5, full_score: 5 },
].map((each) => ({ set_code: 'than-thien', set_version: '1', period: '2026', ...each }));

describe('a sheet of verified scores', () => {
  const head = ['set', 'version', 'period', 'criterion', 'verified_score', 'reason'];
  const line = (criterion: string, score: string, reason = '') => [
    'than-thien',
    '1',
    '2026',
    criterion,
    score,
    reason,
  ];

  it.each([
    [
      'takes what is empty for what is verified later',
      [line('tc1', ''), line('tc2', '5')],
      undefined,
    ],
    ['asks for a reason where it takes something away', [line('tc1', '8')], ['reasonMissing', 2]],
    ['knows no more than the full score', [line('tc2', '5,5')], ['aboveFull', 2]],
    ['knows no score below nothing', [line('tc1', '-1', 'x')], ['scoreInvalid', 2]],
    ['reads decimals after a comma alone', [line('tc1', '8.5')], ['scoreInvalid', 2]],
    ['knows the criteria that the office scored', [line('tc9', '1')], ['criterionUnknown', 2]],
    ['has each criterion once', [line('tc2', '5'), line('tc2', '5')], ['criterionTwice', 3]],
    ['verifies something', [line('tc1', '')], ['nothingVerified', 1]],
  ])('%s', (_rule, lines, fault) => {
    const read = readScoreSheet([head, ...lines], own);
    const found = read.read ? undefined : [read.faults[0]?.fault, read.faults[0]?.line];
    expect(found).toEqual(fault);
  });

  it('needs its columns by name, in any order', () => {
    expect(readScoreSheet([['criterion', 'set']], own)).toMatchObject({ read: false });
    const turned = [head.toReversed(), line('tc2', '5').toReversed()];
    expect(readScoreSheet(turned, own)).toMatchObject({ read: true, scores: [{ score: 5 }] });
  });
});
