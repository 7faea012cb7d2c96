import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenForCornerHold } from './corner-hold.ts';

let held = 0;
let stop: () => void = () => {};
beforeEach(() => {
  vi.useFakeTimers();
  held = 0;
  document.body.innerHTML = '<p>words</p><button type="button"><span>help</span></button>';
  stop = listenForCornerHold(document, () => {
    held += 1;
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

interface Touch {
  readonly x?: number;
  readonly y?: number;
  readonly pointer?: number;
  readonly on?: string;
}

function touch(type: string, { x = 10, y = 10, pointer = 1, on = 'p' }: Touch = {}): void {
  const event = new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, button: 0 });
  Object.defineProperty(event, 'pointerId', { value: pointer }); // jsdom knows the mouse alone
  document.querySelector(on)?.dispatchEvent(event);
}

it('is told once, after six seconds in the corner', () => {
  touch('pointerdown');
  vi.advanceTimersByTime(5_999);
  expect(held).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(held).toBe(1);
});

it('may tremble, as old fingers and tired ones do', () => {
  touch('pointerdown');
  for (let n = 0; n < 50; n += 1) {
    touch('pointermove', { x: 10 + (n % 7), y: 14 - (n % 5) });
    vi.advanceTimersByTime(120);
  }
  expect(held).toBe(1);
});

it.each([
  ['lifted before', () => touch('pointerup')],
  ['taken away by the system', () => touch('pointercancel')],
  ['slid out of the corner', () => touch('pointermove', { x: 60 })],
  ['joined by a second finger elsewhere', () => touch('pointerdown', { x: 500, pointer: 2 })],
])('is none when the finger is %s', (_what, disturb) => {
  touch('pointerdown');
  vi.advanceTimersByTime(5_000);
  disturb();
  vi.advanceTimersByTime(60_000);
  expect(held).toBe(0);
});

it('goes on when another pointer moves or is lifted', () => {
  touch('pointerdown');
  touch('pointermove', { x: 500, pointer: 2 });
  touch('pointerup', { x: 500, pointer: 2 });
  vi.advanceTimersByTime(6_000);
  expect(held).toBe(1);
});

it.each([
  ['outside the corner', { x: 46 }],
  ['below the corner', { y: 46 }],
  ['on a control that stands there', { on: 'button' }],
  ['on what a control holds', { on: 'span' }],
])('is none %s', (_where, where) => {
  touch('pointerdown', where);
  vi.advanceTimersByTime(60_000);
  expect(held).toBe(0);
});
