import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalNumbers } from './personal-numbers.ts';

/** What is found, as `kind: the very characters`. */
function found(text: string): string[] {
  return findPersonalNumbers(text).map(
    ({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`,
  );
}

describe('a telephone number is found', () => {
  it.each([
    ['Xin gọi lại cho tôi theo số 0912345678 nhé', '0912345678'],
    ['sđt 0912 345 678', '0912 345 678'],
    ['sđt: 0912.345.678.', '0912.345.678'],
    ['ĐT 0912-345-678, gặp Lan', '0912-345-678'],
    ['09 12 34 56 78 là số của mẹ tôi', '09 12 34 56 78'],
    ['0 9 1 2 3 4 5 6 7 8', '0 9 1 2 3 4 5 6 7 8'],
    ['0912 - 345 - 678', '0912 - 345 - 678'],
    ['0912.345 678', '0912.345 678'],
    ['SĐT0387654321', '0387654321'],
    ['0562345678(Hoa)', '0562345678'],
    ['zalo 0701234567!', '0701234567'],
    ['0812345678/Tùng', '0812345678'],
    ['gọi +84912345678', '84912345678'],
    ['gọi +84 912 345 678', '84 912 345 678'],
    ['gọi +84.912.345.678', '84.912.345.678'],
    ['gọi (+84) 912 345 678', '84) 912 345 678'],
    ['gọi +84 (0)912 345 678', '84 (0)912 345 678'],
    ['84912345678', '84912345678'],
    ['84.912.345.678 là số của tôi', '84.912.345.678'],
    ['0084 912 345 678', '0084 912 345 678'],
    ['máy bàn 02963852741', '02963852741'],
    ['máy bàn (0296) 3852 741', '0296) 3852 741'],
    ['024 3825 1234', '024 3825 1234'],
    ['024.38251234', '024.38251234'],
    ['+84 24 3825 1234', '84 24 3825 1234'],
    ['số cũ 01661234567', '01661234567'],
    ['09１２345678', '09１２345678'],
    ['០៩១២៣៤៥៦៧៨', '០៩១២៣៤៥៦៧៨'],
    ['0912\u00a0345\u00a0678', '0912\u00a0345\u00a0678'],
    ['0912–345–678', '0912–345–678'],
    ['Hẹn 15/01/2026 0912345678', '0912345678'],
    ['quầy 3. 0912345678', '0912345678'],
    ['tổ 2 - 0912345678', '0912345678'],
    ['1.500.000 đồng, gọi 0912345678', '0912345678'],
  ])('%s', (text, number) => {
    expect(found(text)).toEqual([`phone: ${number}`]);
  });

  it('also when there are two', () => {
    const both = ['phone: 0912345678', 'phone: 0387654321'];
    expect(found('0912345678 - 0387654321')).toEqual(both);
    expect(found('0912345678/0387654321')).toEqual(both);
    expect(found('0912345678, 0387654321')).toEqual(both);
  });
});

describe('an identity number is found', () => {
  it.each([
    ['CCCD 079201012345', '079201012345'],
    ['số căn cước của tôi: 001 085 123 456', '001 085 123 456'],
    ['0792.0101.2345', '0792.0101.2345'],
    ['079.201.012.345', '079.201.012.345'],
    ['079-2-01-012345', '079-2-01-012345'],
    ['tôi tên Hoa, 079201012345, ở ấp 3', '079201012345'],
    ['CMND 351234567', '351234567'],
    ['chứng minh nhân dân số 351 234 567', '351 234 567'],
    ['CMND: 351.234.567', '351.234.567'],
    ['CMND351234567', '351234567'],
    ['số 023456789 cấp năm 1999', '023456789'],
    ['023.456.789', '023.456.789'],
  ])('%s', (text, number) => {
    expect(found(text)).toEqual([`identity: ${number}`]);
  });
});

describe('a long number is found', () => {
  it.each([
    ['thẻ 9704 3600 1234 5678', '9704 3600 1234 5678'],
    ['thẻ 9704-3600-1234-5678-901', '9704-3600-1234-5678-901'],
    ['thẻ 4123456789012345.', '4123456789012345'],
    ['tài khoản 6711205123456', '6711205123456'],
    ['tài khoản 0671000123456', '0671000123456'],
  ])('%s', (text, number) => {
    expect(found(text)).toEqual([`card: ${number}`]);
  });
});

describe('what is nobody’s number is left alone', () => {
  it.each([
    'Tôi rất hài lòng.',
    'Tôi đã đi lại 3 lần, chờ 45 phút.',
    'Hẹn trả ngày 15/01/2026, đến 20/01/2026 mới có.',
    'Từ 05.01.2026 đến 20.01.2026',
    'Từ 05.01.2026-20.01.2026',
    'Từ 05-01-2026 - 20-01-2026',
    'Lúc 08.00 01.02.2026 và 01.02.2026 08.00',
    'ngày 2026-01-05 08:30',
    'từ 05.2026 - 11.2026',
    'nghỉ các ngày 05.01 - 06.01 - 07.01',
    'Giờ làm việc 07.30 - 11.30 13.30 - 17.00',
    'Giờ làm việc 7:30-11:30, 13:30-17:00',
    'Giờ làm việc 7h30 - 11h30',
    'Tôi phải nộp 1.500.000 đồng',
    'Tôi phải nộp 150.000.000đ',
    'Đền bù 1.091.234.567 đồng là chưa thoả đáng',
    'Đền bù 84.912.345.678 đồng',
    'lệ phí 150000000 đồng',
    'lệ phí 150 000 000 đồng',
    'Từ 1.500.000-2.000.000 đồng',
    'vay 123456789 VND',
    'Nghị định 61/2018/NĐ-CP và Luật 91/2025/QH15',
    'Thông tư 01/2018/TT-VPCP, Quyết định 766/QĐ-TTg',
    'Công văn 123456789/UBND-VX',
    'số nhà 123/45/6 đường 30/4',
    'các năm 2019 2020 2021 2022',
    'giai đoạn 2021-2025, 2026-2030',
    'hồ sơ 000.00.12.H62-201105-0004',
    'hồ sơ H55.242-260115-0007 bị trễ',
    'hồ sơ h55.09 - 260115 - 0912',
    'hồ sơ H62.02.01-260115-123456',
    'thủ tục 2.000815 và 1.004222.000.00.00.H55',
    'biên nhận BN-123456789',
    'biên nhận HS26000123',
    'mã 202601150007',
    'đường dây nóng 1900 1234 hay 18001096, 113, 1022',
    'khoảng 99,99% và 46,76/100 điểm',
    'hộ khẩu quyển 12, tờ 3, thửa 045, 1.250 m2',
    '0',
    '',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

const digit = fc.constantFrom(...'0123456789');
const digits = (count: number) => fc.array(digit, { minLength: count, maxLength: count });

/** The digits written in groups, as people do. */
const inGroups = (number: fc.Arbitrary<readonly string[]>) =>
  fc
    .record({
      number,
      between: fc.constantFrom('', ' ', '.', '-', ' - ', '\u00a0'),
      sizes: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 6, maxLength: 6 }),
    })
    .map(({ number: all, between, sizes }) => {
      const groups: string[] = [];
      let at = 0;
      for (const size of sizes) {
        if (at < all.length) groups.push(all.slice(at, at + size).join(''));
        at += size;
      }
      return groups.concat(all.slice(at).join('') || []).join(between);
    });

const mobile = inGroups(
  fc
    .tuple(fc.constantFrom('03', '05', '07', '08', '09'), digits(8))
    .map(([prefix, rest]) => [...prefix, ...rest]),
);
const identity = inGroups(
  fc
    .tuple(fc.integer({ min: 1, max: 96 }), digits(9))
    .map(([province, rest]) => [...String(province).padStart(3, '0'), ...rest]),
);

/** Numbers whose groups happen to be a date or a time are taken for one. */
const looksLikeMoment = (number: string) =>
  /(?:19|20)\d\d/.test(number) || /^\d\d[.] ?- ?\d|[.]\d\d - \d\d[.]/.test(number);

describe('in general', () => {
  it('finds a mobile number however it is grouped, and exactly that', () => {
    fc.assert(
      fc.property(mobile, (number) => {
        fc.pre(!looksLikeMoment(number));
        expect(found(`Xin gọi ${number}, cảm ơn`)).toEqual([`phone: ${number}`]);
      }),
    );
  });

  it('finds an identity number however it is grouped', () => {
    fc.assert(
      fc.property(identity, (number) => {
        fc.pre(!looksLikeMoment(number));
        const [first] = findPersonalNumbers(`Căn cước ${number} của tôi`);
        expect(first).toMatchObject({ start: 9, end: 9 + number.length });
      }),
    );
  });

  it('names places inside the text, in order, that begin and end with a digit', () => {
    const messy = fc.string({
      unit: fc.constantFrom(...'0123456789 .-()/+đQH\n０９២', '84', '09', '2026', 'đồng'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.oneof(messy, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        let before = 0;
        for (const { start, end } of findPersonalNumbers(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toMatch(/^\p{Nd}.*\p{Nd}$/su);
          before = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  // Quadratic work on half a million characters would never come to its end.
  it.each([
    '0',
    '1',
    '0 ',
    '1.000',
    '.000',
    '84.',
    '09-',
    '- ',
    '1-1-2026 ',
    '07.30 - ',
    'H55.',
    '(',
  ])('takes time in step with the length of “%s” over and over', (unit) => {
    const text = unit.repeat(500_000 / unit.length);
    for (const { end } of findPersonalNumbers(text)) expect(end).toBeLessThanOrEqual(text.length);
  });
});
