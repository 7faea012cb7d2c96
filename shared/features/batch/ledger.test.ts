import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesOf, standings, type LedgerBatch } from './ledger.ts';

function aBatch(name: string, number: number, previous: string | null): LedgerBatch {
  return { name, author: 'may-1', incarnation: 'first-life', number, previous };
}
const one = aBatch('one', 1, null);
const two = aBatch('two', 2, 'one');
const three = aBatch('three', 3, 'two');
const four = aBatch('four', 4, 'three');

function standingsOf(batches: readonly LedgerBatch[], conflicting: readonly string[] = []) {
  const found = standings(seriesOf(batches), new Set(conflicting));
  return Object.fromEntries(
    [...found].map(([name, standing]) => [
      name,
      standing.state === 'held' ? standing.reason : standing.state,
    ]),
  );
}

describe('the ledger of batches', () => {
  it('counts a batch after a gap, and says which are missing', () => {
    expect(standingsOf([four, two])).toEqual({ two: 'counted', four: 'counted' });
    expect(seriesOf([four, two]).map(({ missing }) => missing)).toEqual([
      [
        { from: 1, to: 1 },
        { from: 3, to: 3 },
      ],
    ]);
  });

  it('holds both batches of one number, and all that come after', () => {
    const other = aBatch('other', 2, 'one');
    expect(standingsOf([one, two, other, three])).toEqual({
      one: 'counted',
      two: 'fork',
      other: 'fork',
      three: 'fork',
    });
  });

  it('holds a batch that the next one does not follow', () => {
    const astray = aBatch('astray', 3, 'another');
    expect(standingsOf([one, two, astray])).toEqual({
      one: 'counted',
      two: 'brokenLink',
      astray: 'brokenLink',
    });
  });

  it('sees a fork through a gap: two batches that name different ones before them', () => {
    const astray = aBatch('astray', 3, 'another');
    expect(standingsOf([one, three, astray])).toEqual({
      one: 'counted',
      three: 'brokenLink',
      astray: 'brokenLink',
    });
  });

  it('holds what disagrees about a row, and nothing after it', () => {
    expect(standingsOf([one, two, three], ['two'])).toEqual({
      one: 'counted',
      two: 'rowConflict',
      three: 'counted',
    });
  });

  it('lets nobody put a batch into the series of another key', () => {
    const forged = { ...aBatch('forged', 1, null), author: 'somebody' };
    expect(standingsOf([one, forged])).toEqual({ one: 'counted', forged: 'counted' });
  });

  it('depends on which batches there are, never on their order or repetition', () => {
    const batch = fc
      .record({
        author: fc.constantFrom('may-1', 'may-2'),
        incarnation: fc.constantFrom('first-life', 'second-life'),
        number: fc.integer({ min: 1, max: 6 }),
        turn: fc.constantFrom('a', 'a', 'a', 'b'),
        after: fc.constantFrom('a', 'a', 'a', 'b'),
      })
      .map(({ turn, after, ...place }) => {
        const nameAt = (number: number, of: string) =>
          `${place.author}/${place.incarnation}/${number}${of}`;
        const previous = place.number === 1 ? null : nameAt(place.number - 1, after);
        return { ...place, previous, name: nameAt(place.number, turn) + after };
      });
    const history = fc
      .array(batch, { maxLength: 30 })
      .chain((batches) =>
        fc.tuple(
          fc.constant(batches),
          fc.shuffledSubarray([...batches, ...batches], { minLength: batches.length * 2 }),
          fc.subarray(batches.map(({ name }) => name)),
        ),
      );
    fc.assert(
      fc.property(history, ([batches, otherwise, conflicting]) => {
        expect(seriesOf(otherwise)).toEqual(seriesOf(batches));
        expect(standingsOf(otherwise, conflicting)).toEqual(standingsOf(batches, conflicting));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes back nothing that it held when more arrives before it', () => {
    // every later batch of a fork stays held whatever fills the gaps
    const other = aBatch('other', 2, 'one');
    const inOrder = [two, other, four, three, one];
    for (let seen = 2; seen <= inOrder.length; seen++) {
      const found = standingsOf(inOrder.slice(0, seen));
      expect(Object.keys(found).filter((name) => found[name] === 'counted')).toEqual(
        seen === inOrder.length ? ['one'] : [],
      );
    }
  });
});
