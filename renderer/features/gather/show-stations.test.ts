import { expect, it } from 'vitest';
import { showStations, type ShownLine } from './show-stations.ts';

function aLine(given: Partial<ShownLine>): ShownLine {
  return {
    unitCode: '01819',
    unitName: 'Xã Hoa Lư',
    stationCode: 'may-1',
    stationName: 'Máy ở cửa',
    answers: 0,
    lastOn: '2026-11-20',
    daysSilent: 1,
    missing: [],
    doubt: null,
    untrustedRows: 0,
    problems: [],
    needs: [],
    ...given,
  };
}

const lines = [
  aLine({ unitCode: '03', needs: ['missing'], answers: 5 }),
  aLine({ unitCode: '02', unitName: 'Phường Đống Đa', needs: ['silent'], daysSilent: 40 }),
  aLine({ unitCode: '01', needs: ['neverSent'], daysSilent: null }),
  aLine({ unitCode: '04', answers: 9 }),
];
const codes = (shown: readonly ShownLine[]) => shown.map(({ unitCode }) => unitCode);
const all = { filter: 'all', order: 'sortNeed', search: '' } as const;

it('finds by name or code, with or without marks', () => {
  expect(codes(showStations(lines, { ...all, search: ' dong da ' }))).toEqual(['02']);
  expect(codes(showStations(lines, { ...all, search: 'ĐỐNG' }))).toEqual(['02']);
  expect(codes(showStations(lines, { ...all, search: '04' }))).toEqual(['04']);
  expect(showStations(lines, { ...all, search: 'không có' })).toEqual([]);
});

it('shows what has something to do, or one thing', () => {
  expect(codes(showStations(lines, { ...all, filter: 'any' }))).toEqual(['03', '02', '01']);
  expect(codes(showStations(lines, { ...all, filter: 'silent' }))).toEqual(['02']);
});

it('sorts by place, silence and ratings', () => {
  expect(codes(showStations(lines, { ...all, order: 'sortUnit' }))).toEqual([
    '01',
    '02',
    '03',
    '04',
  ]);
  expect(codes(showStations(lines, { ...all, order: 'sortSilent' }))[0]).toBe('01');
  expect(codes(showStations(lines, { ...all, order: 'sortAnswers' }))[0]).toBe('04');
});
