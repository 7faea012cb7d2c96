import { expect, it } from 'vitest';
import { createChain, type Linked } from './chain.ts';

interface Content {
  readonly text: string;
}

const chain = createChain<Content>('a test', (sequence, { text }) => [sequence, text]);

function rowsOf(...texts: readonly string[]): (Content & Linked)[] {
  const rows: (Content & Linked)[] = [];
  for (const text of texts) rows.push(chain.next(rows.at(-1), { text }));
  return rows;
}

it('is the same bytes as ever: chains that were written years ago are read with it', () => {
  expect(rowsOf('một', 'hai').map(({ hash }) => hash.toString('hex').slice(0, 16))).toEqual([
    '98b911f196ad6f31',
    'fbf3ce82b3bf6104',
  ]);
});

it('names the first row that is missing or altered', () => {
  const rows = rowsOf('một', 'hai', 'ba');
  expect(chain.findFault(rows)).toBeUndefined();
  expect(chain.findFault(rows.filter(({ sequence }) => sequence !== 2))).toBe(2);
  expect(
    chain.findFault(rows.map((row) => (row.sequence === 2 ? { ...row, text: '?' } : row))),
  ).toBe(2);
});
