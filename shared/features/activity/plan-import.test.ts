import { describe, expect, it } from 'vitest';
import document from '#resources/activity/figures.json' with { type: 'json' };
import { ActivityFigures } from './activity-figures.ts';
import {
  guessMapping,
  keyOfHeader,
  locateTable,
  planImport,
  type KeptValues,
  type LocatedTable,
  type SheetRow,
} from './plan-import.ts';

const { figures } = ActivityFigures.parse(document);
const sheet = (...rows: string[][]): SheetRow[] =>
  rows.map((cells, place) => ({ line: place + 1, cells }));

function tableIn(rows: SheetRow[]): LocatedTable {
  const located = locateTable(rows);
  if ('fault' in located) throw new Error(located.fault);
  return located.found;
}

function planOf(rows: SheetRow[], kept: KeptValues = new Map()) {
  const table = tableIn(rows);
  const mapping = { ...guessMapping(table, figures), origin: 'tally-sheet' as const };
  return planImport({ table, mapping, figures, kept, thisMonth: '2026-11' });
}

describe('a table in a file', () => {
  it('is found under its title, with its months in whatever column', () => {
    const table = tableIn(
      sheet(
        ['ỦY BAN NHÂN DÂN XÃ AN LÃO'],
        ['Tháng 11/2026'],
        [],
        ['STT', 'Tháng', 'Lượt khách'],
        ['1', '10/2026', '300'],
        ['2', '11/2026', '312'],
      ),
    );
    expect(table.header).toEqual(['STT', 'Tháng', 'Lượt khách']);
    expect(table.monthColumn).toBe(1);
    expect(table.rows.map(({ line }) => line)).toEqual([5, 6]);
  });

  it.each([
    ['has no month', sheet(['Tháng', 'Lượt khách'], ['mười', '3']), 'noMonths'],
    ['has no header', sheet(['10/2026', '300']), 'noHeader'],
    ['is empty', [], 'noMonths'],
  ])('is not found where it %s', (_what, rows, fault) => {
    expect(locateTable(rows)).toEqual({ fault });
  });

  it('has its columns guessed by every name a figure goes by, each once', () => {
    const rows = sheet(
      ['Ky', 'LƯỢT KHÁCH', 'Số hồ sơ tiếp nhận', 'Resolved', 'Trễ hạn', 'Tiếp nhận', 'Ghi chú'],
      ['2026-10', '1', '2', '3', '4', '5', ''],
    );
    expect(guessMapping(tableIn(rows), figures).taken).toEqual([
      'month',
      'visits',
      'received',
      'resolved',
      'late',
      '',
      '',
    ]);
  });

  it('is known again by its header, whatever its spaces, capitals and marks', () => {
    expect(keyOfHeader(['Tháng', 'Lượt  khách'])).toBe(keyOfHeader([' THANG ', 'luot khach']));
  });
});

describe('taking a file in', () => {
  it('writes what is new or other, leaves what is the same, and never empties a cell', () => {
    const kept: KeptValues = new Map([
      ['2026-09', { received: { value: 90 }, visits: { value: 280, origin: 'tally-sheet' } }],
      ['2026-10', { received: { value: 100 } }],
    ]);
    const plan = planOf(
      sheet(
        ['Tháng', 'Lượt khách', 'Tiếp nhận'],
        ['9/2026', '280', '90'],
        ['10/2026', '1.300', '101'],
        ['11/2026', '', ''],
        ['Tổng cộng', '1.580', '191'],
      ),
      kept,
    );
    expect(plan).toEqual({
      faults: [],
      changes: [
        { month: '2026-10', figure: 'visits', value: 1300, origin: 'tally-sheet' },
        { month: '2026-10', figure: 'received', value: 101, before: 100 },
      ],
      same: 2,
      totals: [5],
    });
  });

  it('names every wrong place by row and column', () => {
    const plan = planOf(
      sheet(
        ['Tháng', 'Lượt khách', 'Tiếp nhận'],
        ['9/2026', '12,5', '-4'],
        ['Tháng mười', '3', 'x'],
        ['9/2026', '1', '1'],
        ['12/2026', '1', '1'],
      ),
    );
    expect(plan.faults).toEqual([
      { fault: 'notWhole', line: 2, column: 'Lượt khách', text: '12,5' },
      { fault: 'negative', line: 2, column: 'Tiếp nhận', text: '-4' },
      { fault: 'notMonth', line: 3, column: 'Tháng', text: 'Tháng mười' },
      { fault: 'notNumber', line: 3, column: 'Tiếp nhận', text: 'x' },
      { fault: 'monthTwice', line: 4, column: 'Tháng', text: '9/2026' },
      { fault: 'monthAhead', line: 5, column: 'Tháng', text: '12/2026' },
    ]);
  });

  it.each([
    ['no column for a figure', { taken: ['month', '', ''] }, ['noFigure']],
    ['no column for the month', { taken: ['', 'received', ''] }, ['noMonthColumn']],
    ['two for one figure', { taken: ['month', 'received', 'received'] }, ['figureTwice']],
    ['visits of unknown origin', { taken: ['month', 'visits', ''] }, ['originMissing']],
  ])('is refused with %s', (_what, mapping, faults) => {
    const table = tableIn(sheet(['Tháng', 'A', 'B'], ['9/2026', '1', '2']));
    const plan = planImport({ table, mapping, figures, kept: new Map(), thisMonth: '2026-11' });
    expect(plan.faults.map(({ fault }) => fault)).toEqual(faults);
  });
});
