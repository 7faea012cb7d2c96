import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Custody } from './custody.ts';
import { completed, isSameCustody } from './custody.ts';
import { whichLife, type Found } from './which-life.ts';

const found: fc.Arbitrary<Found> = fc.record({
  keys: fc.option(
    fc.record({
      areOfThisFolder: fc.boolean(),
      isCustodySame: fc.boolean(),
      recorded: fc.constantFrom('life', 'lifeWithoutKey', 'lifeWithOtherKey', 'nothing'),
      isSuperseded: fc.boolean(),
      mark: fc.constantFrom('none', 'held', 'ahead'),
    } as const),
    { nil: undefined },
  ),
  hadKeys: fc.boolean(),
  isBackup: fc.boolean(),
});

it('goes on in a life only with its own keys, in their place, on a database that lacks nothing', () => {
  fc.assert(
    fc.property(found, (state) => {
      const { keys, isBackup } = state;
      const isWhole =
        keys?.areOfThisFolder === true &&
        keys.isCustodySame &&
        keys.recorded === 'life' &&
        !keys.isSuperseded &&
        keys.mark !== 'ahead' &&
        !isBackup;
      expect(whichLife(state).is === 'same').toBe(isWhole);
    }),
  );
});

it('gives a backup no numbers twice, whatever lies beside it', () => {
  fc.assert(
    fc.property(found, (state) => {
      expect(whichLife({ ...state, isBackup: true })).toEqual({ is: 'new', reason: 'restored' });
    }),
  );
});

const custody: fc.Arbitrary<Custody> = fc.record({
  machine: fc.option(fc.constantFrom('m1', 'm2')),
  disks: fc.subarray(['d1', 'd2', 'd3']),
  inode: fc.constantFrom('i1', 'i2'),
  bornAt: fc.option(fc.constantFrom('b1', 'b2')),
});

it('finds no other place where nothing changed, nor after what was unknown became known', () => {
  fc.assert(
    fc.property(custody, custody, (kept, now) => {
      expect(isSameCustody(kept, kept)).toBe(true);
      if (isSameCustody(kept, now)) expect(isSameCustody(completed(kept, now), now)).toBe(true);
    }),
  );
});
