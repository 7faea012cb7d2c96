import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { silentLog } from '#main/platform/log.ts';
import { createReviver } from './reviver.ts';

class Contents extends EventEmitter {
  crashes = 0;
  destroyed = false;
  forcefullyCrashRenderer() {
    this.crashes += 1;
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }
  isDestroyed() {
    return this.destroyed;
  }
  die(reason = 'crashed') {
    this.emit('render-process-gone', {}, { reason, exitCode: 5 });
  }
}

function watchOne() {
  const done: string[] = [];
  const step = (name: string) => () => void done.push(name);
  const watch = createReviver(
    { reload: step('reload'), recreate: step('recreate'), relaunch: step('relaunch') },
    { log: silentLog, now: () => Date.now() },
  );
  const contents = new Contents();
  watch(contents);
  return { contents, done, watch };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('brings a dead page back step by step', () => {
  const { contents, done, watch } = watchOne();
  for (let death = 0; death < 4; death += 1) {
    contents.die();
    vi.advanceTimersByTime(5_000);
  }
  const successor = new Contents();
  watch(successor);
  successor.die();
  vi.advanceTimersByTime(5_000);
  expect(done).toEqual(['reload', 'reload', 'reload', 'recreate', 'relaunch']);
});

it('leaves a window alone that was closed meanwhile', () => {
  const { contents, done } = watchOne();
  contents.die();
  contents.destroyed = true;
  vi.runAllTimers();
  expect(done).toEqual([]);
});

it('ends a page that answers nothing for five seconds, and brings it back', () => {
  const { contents, done } = watchOne();
  contents.emit('unresponsive');
  vi.advanceTimersByTime(4_999);
  expect(contents.crashes).toBe(0);
  vi.advanceTimersByTime(2);
  expect({ crashes: contents.crashes, done }).toEqual({ crashes: 1, done: ['reload'] });
});

it('is patient with a page that answers again', () => {
  const { contents, done } = watchOne();
  contents.emit('unresponsive');
  vi.advanceTimersByTime(4_000);
  contents.emit('responsive');
  vi.advanceTimersByTime(60_000);
  expect({ crashes: contents.crashes, done }).toEqual({ crashes: 0, done: [] });
});
