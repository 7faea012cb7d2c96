import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, writeNumber } from './read-number.ts';

describe('a count', () => {
  it.each([
    ['1234', 1234],
    ['1.234', 1234],
    ['1 234', 1234],
    ['1\u00a0234', 1234],
    [' 12.345.678 ', 12_345_678],
    ['0', 0],
  ])('is read from “%s”', (text, value) => {
    expect(readNumber(text, 'count')).toEqual({ is: 'number', value });
  });

  it.each([
    ['12,5', 'notWhole'],
    ['1,234', 'notWhole'],
    ['1.5', 'notNumber'],
    ['1.23', 'notNumber'],
    ['12.34.567', 'notNumber'],
    ['mười', 'notNumber'],
    ['12 hồ sơ', 'notNumber'],
    ['1e3', 'notNumber'],
    ['-3', 'negative'],
    ['−3', 'negative'],
    ['1.000.000.000', 'tooLarge'],
  ])('is not guessed from “%s”', (text, fault) => {
    expect(readNumber(text, 'count')).toEqual({ is: 'fault', fault });
  });

  it('may be blank', () => {
    expect(readNumber('  ', 'count')).toEqual({ is: 'blank' });
  });
});

describe('a decimal', () => {
  it.each([
    ['12,5', 12.5],
    ['1.234,56', 1234.56],
    ['7', 7],
  ])('is read from “%s”', (text, value) => {
    expect(readNumber(text, 'decimal')).toEqual({ is: 'number', value });
  });

  it('is not guessed from an English point', () => {
    expect(readNumber('12.5', 'decimal')).toEqual({ is: 'fault', fault: 'notNumber' });
  });
});

it('reads back whatever it writes', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), (value) => {
      expect(readNumber(writeNumber(value), 'count')).toEqual({ is: 'number', value });
    }),
  );
  fc.assert(
    fc.property(fc.nat({ max: 99_999_999 }), (hundredths) => {
      const value = hundredths / 100;
      expect(readNumber(writeNumber(value), 'decimal')).toEqual({ is: 'number', value });
    }),
  );
});
