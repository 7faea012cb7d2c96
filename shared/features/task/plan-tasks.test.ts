import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReport, planTasks, type TaskLine } from './plan-tasks.ts';
import { readDeadline } from './read-deadline.ts';
import { byUrgency, standingOf } from './task-states.ts';
import { readUnit } from './task-units.ts';

describe('a deadline', () => {
  it.each([
    ['25/12/2024', '2024-12-25'],
    ['chậm nhất vào ngày 25 tháng 12 năm 2024', '2024-12-25'],
    ['Trước ngày 30/9/2022', '2022-09-29'],
    ['hoàn thành trước ngày 01/10/2024.', '2024-09-30'],
    ['đến ngày 31 tháng 12 năm 2024', '2024-12-31'],
    ['2024-06-30', '2024-06-30'],
  ])('“%s” is %s', (text, day) => {
    expect(readDeadline(text)).toEqual({ is: 'day', day });
  });

  it.each(['', 'thường xuyên', '-', 'Không'])('“%s” is none', (text) => {
    expect(readDeadline(text)).toEqual({ is: 'none' });
  });

  it.each(['31/02/2024', 'tháng 6', 'quý II', '25/12', '2024'])(
    '“%s” is asked for again',
    (text) => {
      expect(readDeadline(text)).toEqual({ is: 'unreadable' });
    },
  );
});

describe('a unit', () => {
  const known = [{ code: '02143', name: 'UBND xã An Tân' }];

  it('is known by code or by name, whatever its capitals and marks', () => {
    const found = { is: 'unit', unit: known[0], isNew: false };
    expect(readUnit('02143', known)).toEqual(found);
    expect(readUnit('ubnd  xã an tân', known)).toEqual(found);
    expect(readUnit('Tên khác (02143)', known)).toEqual(found);
  });

  it('that has no code gets one from its name, which then counts', () => {
    const unit = { code: 'phong-tu-phap-huyen', name: 'Phòng Tư pháp huyện' };
    expect(readUnit('Phòng Tư pháp huyện', known)).toEqual({ is: 'unit', unit, isNew: true });
    expect(readUnit('Phòng Tư pháp huyện', [...known, unit])).toMatchObject({ isNew: false });
    const other = { code: unit.code, name: 'Phòng khác' };
    expect(readUnit('Phòng Tư pháp huyện', [other])).toMatchObject({ fault: 'unitUnknown' });
  });
});

describe('a duty and its day', () => {
  const deadline = '2024-06-30';

  it.each([
    ['given', '2024-06-20', { is: 'inTime' }],
    ['given', '2024-06-23', { is: 'soon', days: 7 }],
    ['underway', '2024-06-30', { is: 'soon', days: 0 }],
    ['given', '2024-07-01', { is: 'overdue', days: 1 }],
    ['void', '2024-07-01', { is: 'inTime' }],
  ] as const)('%s on %s', (state, today, standing) => {
    expect(standingOf({ state, deadline }, today)).toEqual(standing);
  });

  it('keeps that it was done late, and is never late again', () => {
    const late = { state: 'done', deadline, doneOn: '2024-07-03' } as const;
    expect(standingOf(late, '2025-01-01')).toEqual({ is: 'doneLate', days: 3 });
    expect(standingOf({ ...late, doneOn: deadline }, '2025-01-01')).toEqual({ is: 'inTime' });
  });

  it('comes first when it is overdue, last when it is over', () => {
    const tasks = [
      { id: 1, state: 'done', deadline: '2024-01-01', doneOn: '2024-01-01' },
      { id: 2, state: 'given' },
      { id: 3, state: 'given', deadline: '2024-08-01' },
      { id: 4, state: 'underway', deadline: '2024-02-01' },
    ] as const;
    expect(tasks.toSorted(byUrgency).map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  });
});

const plan = (lines: readonly TaskLine[], letter = 'Công văn') =>
  planTasks({ lines, letter, units: [], has: () => false });

describe('a list', () => {
  it('without a header has its columns in the usual order', () => {
    const cells = ['Báo cáo kết quả thực hiện', 'UBND xã A', '25/12/2024', 'KH 01', 'Mục III'];
    expect(plan([{ line: 1, cells }]).tasks).toEqual([
      {
        line: 1,
        duty: cells[0],
        unit: { code: 'ubnd-xa-a', name: 'UBND xã A' },
        deadline: '2024-12-25',
        letter: 'KH 01',
        clause: 'Mục III',
        isReport: true,
      },
    ]);
  });

  it('tells of everything that is wrong with a row', () => {
    const { faults, tasks } = plan([{ line: 7, cells: ['A', '', 'mai'] }], '');
    expect(tasks).toEqual([]);
    expect(faults.map(({ line, fault }) => `${line} ${fault}`)).toEqual([
      '7 dutyMissing',
      '7 unitMissing',
      '7 letterMissing',
      '7 deadlineUnreadable',
    ]);
  });

  it('loses no row: each is written, there already, or faulty', () => {
    const cell = fc.constantFrom(
      '',
      'UBND xã A',
      'UBND xã A; UBND xã B',
      '25/12/2024',
      'Việc gì đó',
    );
    const line = fc.array(cell, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (rows) => {
        const lines = rows.map((cells, place) => ({ line: place + 1, cells }));
        const { tasks, faults, same } = plan(lines);
        const told = new Set([...tasks, ...faults].map(({ line }) => line));
        const filled = lines.filter(({ cells }) => cells.some((text) => text !== ''));
        const untold = filled.filter(({ line }) => !told.has(line));
        return untold.length <= same;
      }),
    );
  });

  it('knows a report from the work around it', () => {
    expect(isReport('- Tổng hợp, báo cáo kết quả')).toBe(true);
    expect(isReport('Theo dõi tình hình để báo cáo')).toBe(false);
  });
});
