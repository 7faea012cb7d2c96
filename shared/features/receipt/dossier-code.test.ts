import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDossierCode, longestScan } from './dossier-code.ts';

const older = '0000012H622011050004';
const newer = 'H552422601150007';

describe('a dossier’s code', () => {
  it.each([
    ['000.00.12.H62-201105-0004', older],
    ['000.00.12.h62-201105-0004\n', older],
    ['  000.00.12.H62 - 201105 - 0004  ', older],
    ['000 00 12 H62 201105 0004', older],
    ['000.00.12.H622011050004', older],
    ['０００．００．１２．Ｈ６２－２０１１０５－０００４', older],
    ['000.00.12.H62–201105–0004\r\n', older],
    [']C1000.00.12.H62-201105-0004', older],
    ['\u0002000.00.12.H62-201105-0004\u0003', older],
    ['\uFEFF000.00.12.H62-201105-0004', older],
    ['H55.242-260115-0007', newer],
    ['h55.242-260115-0007', newer],
    ['H55 242 260115 0007', newer],
    ['H55.242-2601150007', newer],
    ['H552422601150007', newer],
    ['H55_242/260115/0007', newer],
    ['H55-260115-0007', 'H552601150007'],
    ['H01.12.3-260115-123456', 'H01123260115123456'],
  ])('%j is one', (scan, code) => {
    expect(findDossierCode(scan)).toBe(code);
  });

  it.each([
    ['https://dichvucong.example.vn/tra-cuu?maHoSo=H55.242-260115-0007&sdt=0912345678', newer],
    ['https://dichvucong.example.vn/ho-so/H55.242-260115-0007', newer],
    ['HTTPS://10.0.0.12:8080/HS/H55.242-260115-0007#top', newer],
    ['https://dvc.example.vn/?q=000.00.12.H62%2D201105%2D0004', older],
    ['Mã hồ sơ: 000.00.12.H62-201105-0004 Ngày hẹn: 15/01/2026', older],
    ['maHoSo=000.00.12.H62-201105-0004;hoTen=Nguyễn Văn A', older],
    ['{"hoTen":"Nguyễn Văn A","cccd":"079201012345","maHoSo":"H55.242-260115-0007"}', newer],
    ['Nguyễn Văn A|079201012345|H55.242-260115-0007', newer],
    ['{"maHoSo":"HS26-000123","hoTen":"Nguyễn Văn A","sdt":"0912345678"}', 'HS26000123'],
    ['https://dvc.example.vn/tra-cuu?soBienNhan=26/000123&ten=A', '26000123'],
    ['https://dvc.example.vn/bien-nhan/HS26000123', 'HS26000123'],
    ['Số biên nhận: 26.000123', '26000123'],
    ['Số biên nhận 26.000123', '26000123'],
    ['SO BIEN NHAN:26000123', '26000123'],
  ])('is taken out of %s, and nothing else', (scan, code) => {
    expect(findDossierCode(scan)).toBe(code);
  });

  it.each([
    ['BN-TNHS/2026/000123', 'BNTNHS2026000123'],
    ['ĐK 26 000123', 'DK26000123'],
    ['123456', '123456'],
    ['123456789', '123456789'],
    ['202601150007', '202601150007'],
    ['550e8400-e29b-41d4-a716-446655440000', '550E8400E29B41D4A716446655440000'],
  ])('%s of an office’s own making is one', (scan, code) => {
    expect(findDossierCode(scan)).toBe(code);
  });

  it.each([
    ['nothing', ''],
    ['nothing but signs', ' - . / '],
    ['a name', 'Nguyễn Văn A'],
    ['a name with a year', 'Nguyễn Văn A 1990'],
    ['a sentence', 'tôi ở số nhà 12345 đường Trần Phú'],
    ['a number of the queue', 'A012'],
    ['a short number', '12345'],
    ['a procedure', '1.004222'],
    ['a procedure of a unit', '2.000815.000.00.00.H55'],
    ['a procedure’s version', '2.000815.02'],
    ['a unit', '000.00.12.H62'],
    ['a unit in the new way', 'H55.242'],
    ['the beginning of a code', 'H55.242-2601'],
    ['another beginning', '000.00.12.H62-201105-'],
    ['a date', '15/01/2026'],
    ['another date', '2026-01-15'],
    ['a telephone number', '0912345678'],
    ['a telephone number in groups', '0912 345 678'],
    ['a telephone number with a name', 'Lan 0912345678'],
    ['a telephone number with strokes', '0912/345/678'],
    ['a telephone number from abroad', '+84 912 345 678'],
    ['a landline', '0296 3852 741'],
    ['an identity number', '079201012345'],
    ['an identity number in groups', '079.201.012.345'],
    ['an identity number with a birthday', '079201012345 01011990'],
    ['an identity number with its word', 'CCCD-079201012345'],
    [
      'an identity card’s own code',
      '079201012345|351234567|Nguyễn Văn A|01011990|Nam|Ấp 3, xã Thử Nghiệm|15012022',
    ],
    ['an address without a code', 'https://dichvucong.example.vn/gioi-thieu'],
    ['two codes of which none has a name', 'a=26000123&b=26000124'],
    ['something too long', '1'.repeat(41)],
    ['more than a scanner reads', `${' '.repeat(longestScan)}H55.242-260115-0007`],
  ])('%s is none: %s', (_, scan) => {
    expect(findDossierCode(scan)).toBeUndefined();
  });
});

const padded = (digits: number, max: number) =>
  fc.integer({ min: 0, max }).map((value) => String(value).padStart(digits, '0'));

const parts = fc.record({
  unit: fc.oneof(
    fc
      .tuple(padded(3, 999), padded(2, 99), padded(2, 99), padded(2, 63))
      .map(([a, b, c, province]) => [a, b, c, `H${province}`]),
    fc
      .tuple(padded(2, 63), fc.array(padded(1, 999), { maxLength: 3 }))
      .map(([province, below]) => [`H${province}`, ...below]),
  ),
  day: fc
    .tuple(padded(2, 99), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, day]) => year + String(month * 100 + day).padStart(4, '0')),
  number: fc.oneof(padded(4, 9999), padded(5, 99_999), padded(6, 999_999)),
});
const code = parts.map(({ unit, day, number }) => `${unit.join('.')}-${day}-${number}`);

describe('in general', () => {
  it('a code is the same one however it is written', () => {
    const written = fc.record({
      code,
      dash: fc.constantFrom('-', ' - ', '–', ' ', '－', '_', ''),
      end: fc.constantFrom('', '\n', '\r\n', '\t', '\u001d'),
      isSmall: fc.boolean(),
    });
    fc.assert(
      fc.property(written, ({ code: exact, dash, end, isSmall }) => {
        const scan = exact.replaceAll('-', dash) + end;
        const expected = exact.replaceAll(/[.-]/g, '');
        expect(findDossierCode(isSmall ? scan.toLowerCase() : scan)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('two codes are never taken for one', () => {
    fc.assert(
      fc.property(code, code, (one, other) => {
        const isSame = one.replaceAll(/[.-]/g, '') === other.replaceAll(/[.-]/g, '');
        expect(findDossierCode(one) === findDossierCode(other)).toBe(isSame);
      }),
    );
  });

  it('a code is found in an address, whatever else stands there', () => {
    const address = fc.record({ code, other: fc.webQueryParameters() });
    fc.assert(
      fc.property(address, ({ code: exact, other }) => {
        const scan = `https://dvc.example.vn/?maHoSo=${exact}&x=${other}`.slice(0, longestScan);
        expect(findDossierCode(scan)).toBe(exact.replaceAll(/[.-]/g, ''));
      }),
    );
  });

  it('what comes out is short, plain, and comes out of itself again', () => {
    const scan = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({
        unit: fc.constantFrom(...'0123456789AHS.-/ =&?:|%2Dđ\n', 'maHoSo='),
        maxLength: 60,
      }),
      code,
    );
    fc.assert(
      fc.property(scan, (text) => {
        const found = findDossierCode(text);
        if (found === undefined) return;
        expect(found).toMatch(/^[A-Z0-9]{6,40}$/);
        expect(findDossierCode(found)).toBe(found);
      }),
      { numRuns: 3000 },
    );
  });
});
