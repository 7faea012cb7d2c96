import { describe, expect, it } from 'vitest';
import { codeRows, columns, letterRows, signRows, type Row } from './layouts.ts';
import { neighbour, settlePlace, type Direction, type Place } from './neighbour.ts';

const rows = letterRows('telex');
const boards = { letters: rows, signs: signRows, code: codeRows };

function keyAt(place: Place): string | undefined {
  const key = rows[place.row]?.keys[place.at];
  return key?.does === 'type' ? key.text : key?.does;
}

function walk(from: Place, ...directions: readonly Direction[]): string | undefined {
  return keyAt(directions.reduce((place, direction) => neighbour(rows, place, direction), from));
}

it('leads to the key that lies nearest, and no further than the edge', () => {
  const q = { row: 1, at: 0 };
  expect(walk(q, 'ArrowDown')).toBe('a');
  expect(walk(q, 'ArrowDown', 'ArrowDown')).toBe('shift');
  expect(walk(q, 'End', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toBe('enter');
  expect(walk(q, 'ArrowUp', 'ArrowUp', 'ArrowLeft')).toBe('1');
  expect(walk(q, 'End', 'ArrowRight', 'Home')).toBe('q');
});

it('finds a place in every board, wherever one was in another', () => {
  expect(settlePlace(signRows, { row: 3, at: 8 })).toEqual({ row: 3, at: 4 });
  expect(settlePlace(codeRows, { row: 9, at: 9 })).toEqual({ row: 4, at: 2 });
});

describe.each(Object.entries(boards))('the board of %s', (_name, board: readonly Row[]) => {
  it('has rows of whole columns, no key smaller than a tenth', () => {
    for (const { margin, keys } of board) {
      expect(keys.reduce((sum, { width }) => sum + width, 2 * margin)).toBe(columns);
      expect(Number.isInteger(margin)).toBe(true);
      expect(Math.min(...keys.map(({ width }) => width))).toBeGreaterThanOrEqual(columns / 10);
    }
  });
});
