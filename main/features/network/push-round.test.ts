import { expect, it } from 'vitest';
import type { Pushed } from './push-batches.ts';
import { createPushRound } from './push-round.ts';

const well: Pushed = { trouble: null, detail: null, pushed: 0, settings: null, hasMoved: false };

/** A round whose calls end as a test says, and whose time passes when the test says. */
function aRound(outcomes: readonly Pushed[]) {
  const calls: string[] = [];
  const left = [...outcomes];
  let isOn = true;
  let next: { readonly ms: number; readonly call: () => void } | undefined;
  const signals: AbortSignal[] = [];
  const round = createPushRound({
    isOn: () => isOn,
    random: () => 0.5,
    log: { error: () => {} },
    push: async ({ actor, signal }) => {
      calls.push(actor);
      signals.push(signal);
      await Promise.resolve();
      return left.shift() ?? well;
    },
    after(ms, call) {
      next = { ms, call };
      return () => (next = undefined);
    },
  });
  return {
    round,
    calls,
    signals,
    waitsMs: () => next?.ms,
    async pass() {
      next?.call();
      await new Promise(setImmediate);
    },
    switchOff() {
      isOn = false;
      round.follow('now');
    },
  };
}

it('calls by itself, ever more seldom while nobody answers, and often again when somebody does', async () => {
  const off: Pushed = { ...well, trouble: 'notReached' };
  const { round, calls, waitsMs, pass } = aRound([off, off, well]);
  round.follow('before');
  const waits = [waitsMs()];
  for (let times = 0; times < 3; times += 1) {
    await pass();
    waits.push(waitsMs());
  }
  expect(waits).toEqual([30_000, 15_000, 30_000, 15 * 60_000]);
  expect(calls).toEqual(['program', 'program', 'program']);
});

it('goes on soon where a line was cut while bytes moved', async () => {
  const cut: Pushed = { ...well, trouble: 'cut', hasMoved: true };
  const { round, waitsMs, pass } = aRound([cut, cut, cut]);
  round.follow('now');
  for (let times = 0; times < 3; times += 1) await pass();
  expect(waitsMs()).toBe(15_000);
});

it('makes one call at a time, whoever asks, and ends it at once when it is switched off', async () => {
  const { round, calls, signals, waitsMs, switchOff } = aRound([]);
  const both = [round.now('cntt'), round.now('can-bo')];
  expect(round.isPushing()).toBe(true);
  switchOff();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  await Promise.all(both);
  expect([calls, waitsMs()]).toEqual([['cntt'], undefined]);
});
