import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { partsOf } from '#tests/support/docx.ts';
import { handOverWays } from '#shared/features/letter/letter-words.ts';
import { writeRegister, type RegisterLine } from './write-register.ts';
import words from '#resources/letters/register.json' with { type: 'json' };

const line: RegisterLine = {
  symbol: '12/TXL-UBND',
  signedOn: '2026-02-05',
  kind: 'apology',
  addressee: 'Trần Thị Ví Dụ',
  brief: 'Hồ sơ trả chậm',
  signer: 'Nguyễn Thị Mẫu',
  handedOverOn: '2026-02-06',
  way: 'home',
};
const frame = { unit: 'Ủy ban nhân dân xã Thử Nghiệm', from: '2026-01-01', to: '2026-03-31' };
const register = (lines: readonly RegisterLine[], trial = false) =>
  writeRegister({ ...frame, trial, lines });

async function sheetOf(bytes: Buffer) {
  const [sheet] = (await readXlsx(bytes)).sheets;
  if (sheet === undefined) throw new Error('a register has a sheet');
  return sheet;
}

describe('the register', () => {
  it('has a line for each letter, with days that a spreadsheet can reckon with', async () => {
    const { rows } = await sheetOf(await register([line, { kind: 'thanks-note' }]));
    expect(rows[0]?.[0]).toBe('ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM');
    expect(rows[2]?.[0]).toBe('Từ ngày 01/01/2026 đến ngày 31/03/2026');
    expect(rows.slice(4)).toEqual([
      Object.values(words.columns),
      [
        1,
        '12/TXL-UBND',
        new Date('2026-02-05T00:00:00Z'),
        'Thư xin lỗi',
        'Trần Thị Ví Dụ',
        'Hồ sơ trả chậm',
        'Nguyễn Thị Mẫu',
        new Date('2026-02-06T00:00:00Z'),
        'Trao tại nhà',
        null,
      ],
      [2, null, null, 'Lời cảm ơn của người dân', null, null, null, null, null, null],
    ]);
  });

  it('is printed on A4 across, its head on every page and always in sight', async () => {
    const bytes = await register([line]);
    const sheet = partsOf(bytes).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    const book = partsOf(bytes).get('xl/workbook.xml')?.toString('utf8') ?? '';
    expect({
      across: /<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/.test(sheet),
      fits: /<pageSetup [^>]*fitToWidth="1"[^>]*fitToHeight="0"/.test(sheet),
      frozen: /<pane ySplit="5" [^>]*state="frozen"/.test(sheet),
      // a sheet's name with a blank would need quotes that the library does not write
      titles: book.includes('_xlnm.Print_Titles" localSheetId="0">SoThu!$5:$5<'),
    }).toEqual({ across: true, fits: true, frozen: true, titles: true });
  });

  it('reckons nothing that somebody wrote: text stays text', async () => {
    const sly = '=HYPERLINK("http://example.org","x")';
    const bytes = await register([
      { ...line, addressee: sly, brief: '-1+1', note: '@SUM(A1)', symbol: '+84' },
    ]);
    const xml = partsOf(bytes).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    expect(xml).not.toMatch(/<f[ >]|<hyperlink/);
    const { rows } = await sheetOf(bytes);
    expect(rows[5]?.filter((cell) => typeof cell === 'string')).toEqual(
      expect.arrayContaining([sly, '-1+1', '@SUM(A1)', '+84']),
    );
  });

  it('says so when there is no letter, and when the data are a trial’s', async () => {
    const { rows } = await sheetOf(await register([], true));
    expect(rows[2]?.[0]).toContain('Dữ liệu dùng thử');
    expect(rows[5]?.[0]).toBe('Trong kỳ không có thư nào.');
  });

  it('has words for every way of handing over', () => {
    expect(Object.keys(words.way)).toEqual([...handOverWays]);
  });
});
