import fc from 'fast-check';
import { parseCsv } from 'hucre/csv';
import { expect, it } from 'vitest';
import { createCsvLine } from './csv-line.ts';

const tricky = fc.string({ unit: fc.constantFrom(...`ab1,"'\r\n\t=+-@;. ữ＝`) });
const code = fc.constantFrom('quay-1', 'hl5.1', 'kiosk@1', 'waiting;fee', '');
const formulaSign = /^[=+\-@\t\r＝＋－＠]/;

it('is read back as the cells that were written, except that no formula is left', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(code, tricky), { minLength: 2, maxLength: 5 }), (row) => {
      const safe = row.map((text) => (formulaSign.test(text) ? `'${text}` : text));
      const line = createCsvLine(row.length)(row);
      expect(parseCsv(line, { delimiter: ',' })).toEqual([safe]);
    }),
    { numRuns: 2_000 },
  );
});

it('ends with CRLF and needs no quotes for codes, numbers and truth values', () => {
  const line = createCsvLine(5)(['quay-1', '', 5, true, '2026-11-20T14:00:00+07:00']);
  expect(line).toBe('quay-1,,5,true,2026-11-20T14:00:00+07:00\r\n');
});

it('quotes a cell that holds what another line is made of', () => {
  expect(createCsvLine(2)(['a,b', 'c'])).toBe('"a,b",c\r\n');
  expect(createCsvLine(3)(['a,b', 'c', -1])).toBe('"a,b",c,-1\r\n');
});
