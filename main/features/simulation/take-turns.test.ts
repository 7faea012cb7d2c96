import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';
import { takeTurns } from './take-turns.ts';
import type { Wish } from './wishes.ts';

const screen = { readyAtMs: 0, thanksMs: 6_000, countersAsked: [] };

function aWish(changes: Partial<Wish> = {}): Wish {
  return {
    by: 'passer', // never changes his mind
    fromMs: 10_000,
    untilMs: 60_000,
    score: 4,
    language: 'vi',
    reactionMs: 1_000,
    ...changes,
  };
}

const timesOf = (wishes: readonly Wish[]) =>
  takeTurns(createRandom('turns'), wishes, screen).map(({ atMs, readyMs }) => ({ atMs, readyMs }));

describe('people at one screen', () => {
  it('press when they want to while it is ready', () => {
    expect(timesOf([aWish(), aWish({ fromMs: 30_000 })])).toEqual([
      { atMs: 10_000, readyMs: 10_000 },
      { atMs: 30_000, readyMs: 14_000 },
    ]);
  });

  it('wait until it has thanked the one before, and need a moment then', () => {
    expect(timesOf([aWish(), aWish({ fromMs: 11_000 })])).toEqual([
      { atMs: 10_000, readyMs: 10_000 },
      { atMs: 17_000, readyMs: 1_000 },
    ]);
  });

  it('go away when it takes too long', () => {
    expect(timesOf([aWish(), aWish({ fromMs: 11_000, untilMs: 16_999 })])).toHaveLength(1);
    expect(timesOf([aWish(), aWish({ fromMs: 11_000, untilMs: 17_000 })])).toHaveLength(2);
  });

  it('wait longer after a change of mind', () => {
    const pairs = Array.from({ length: 400 }, (_, seed) =>
      takeTurns(
        createRandom(`${seed}`),
        [aWish({ by: 'visitor' }), aWish({ fromMs: 11_000 })],
        screen,
      ),
    );
    const changed = pairs.filter(([first]) => first?.change);
    expect(changed.length).toBeGreaterThan(0);
    for (const [first, second] of changed) {
      expect(second?.atMs).toBe((first?.change?.atMs ?? 0) + screen.thanksMs + 1_000);
    }
  });
});
