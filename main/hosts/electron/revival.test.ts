import { describe, expect, it } from 'vitest';
import { decideRevival, type GoneReason, neverRevived } from './revival.ts';

/** Plays deaths at the given milliseconds and tells what was done about each. */
function play(deaths: readonly number[], reason: GoneReason = 'crashed') {
  let record = neverRevived;
  return deaths.map((atMs) => {
    const decision = decideRevival(record, { reason, atMs });
    record = decision.record;
    const { revival } = decision;
    return revival.kind === 'none' ? 'none' : `${revival.kind} after ${revival.afterMs}`;
  });
}

describe('a page that died', () => {
  it('is reloaded at once the first time', () => {
    expect(play([1_000])).toEqual(['reload after 0']);
  });

  it('is reloaded three times with a pause, then gets a new window, then a new start', () => {
    expect(play([0, 1_000, 6_000, 11_000, 16_000])).toEqual([
      'reload after 0',
      'reload after 4000',
      'reload after 4000',
      'recreate after 4000',
      'relaunch after 4000',
    ]);
  });

  it('is forgiven after a healthy minute', () => {
    expect(play([0, 5_000, 10_000, 70_000])).toEqual([
      'reload after 0',
      'reload after 0',
      'reload after 0',
      'reload after 0',
    ]);
  });

  it('is not forgiven a millisecond earlier', () => {
    expect(play([0, 5_000, 10_000, 69_999]).at(-1)).toBe('recreate after 0');
  });

  it('is not brought back twice for one death', () => {
    expect(play([0, 1_000, 2_000, 4_999])).toEqual([
      'reload after 0',
      'reload after 4000',
      'none',
      'none',
    ]);
  });

  it('is left alone when it ended by itself', () => {
    expect(play([0, 1_000], 'clean-exit')).toEqual(['none', 'none']);
  });

  it.each<GoneReason>([
    'abnormal-exit',
    'killed',
    'crashed',
    'oom',
    'launch-failed',
    'integrity-failure',
    'memory-eviction',
  ])('is brought back when the reason is %s', (reason) => {
    expect(play([0], reason)).toEqual(['reload after 0']);
  });
});
