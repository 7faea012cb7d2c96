import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMeter } from './meter.ts';
import { readAddress, writeAddress } from '#shared/features/network/address.ts';
import { nextCallInMs } from '#shared/features/network/back-off.ts';

it.each([
  ['192.168.1.20', { host: '192.168.1.20', port: 24_770 }],
  [' 10.0.0.5:5000 ', { host: '10.0.0.5', port: 5_000 }],
  ['may-chu.xa.local', { host: 'may-chu.xa.local', port: 24_770 }],
  ['[fd00::20]:3000', { host: 'fd00::20', port: 3_000 }],
  ['192.168.1.300', undefined],
  ['192.168.1', undefined],
  ['fd00::20', undefined],
  ['https://192.168.1.20', undefined],
  ['máy chủ', undefined],
  ['10.0.0.5:0', undefined],
  ['10.0.0.5:70000', undefined],
  ['', undefined],
])('reads the address %j as somebody means it', (typed, address) => {
  expect(readAddress(typed)).toEqual(address);
});

it('reads every address as it writes it, and whatever else is typed without a fault', () => {
  const port = fc.integer({ min: 1, max: 65_535 });
  fc.assert(
    fc.property(fc.ipV4(), port, (host, at) => {
      expect(readAddress(writeAddress({ host, port: at }))).toEqual({ host, port: at });
    }),
  );
  fc.assert(fc.property(fc.string(), (typed) => void readAddress(typed)));
});

it('calls again sooner or later by chance, from seconds to half an hour', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, random) => {
        const ms = nextCallInMs(failures, random);
        expect(ms).toBeGreaterThan(10_000);
        expect(ms).toBeLessThan(38 * 60_000);
      },
    ),
  );
  expect([1, 2, 3].map((failures) => nextCallInMs(failures, 0.5))).toEqual([
    15_000, 30_000, 60_000,
  ]);
  expect(nextCallInMs(0, 0.5)).toBe(15 * 60_000);
});

it('lets nobody have more than a share of a minute, and the next minute begins anew', () => {
  let now = 0;
  const lets = createMeter({ ofOne: 2, ofAll: 3 }, () => now);
  expect(['a', 'a', 'a', 'b', 'c'].map(lets)).toEqual([true, true, false, true, false]);
  now = 60_000;
  expect(lets('a')).toBe(true);
});
