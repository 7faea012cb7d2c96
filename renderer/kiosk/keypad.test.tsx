import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenToKeypad } from './keypad.ts';

let pressed: string[] = [];
let stop: () => void = () => {};

/** Two rows of answers with a button below, as they stand on the glass. */
const places: Readonly<Record<string, readonly [left: number, top: number]>> = {
  one: [0, 0],
  two: [100, 0],
  three: [200, 0],
  four: [0, 100],
  five: [100, 100],
  on: [100, 200],
};

beforeEach(() => {
  vi.useFakeTimers();
  pressed = [];
  document.body.innerHTML = Object.keys(places)
    .map((name) => `<button id="${name}" ${name === 'on' ? '' : 'data-option'}></button>`)
    .join('');
  for (const [name, [left, top]] of Object.entries(places)) {
    const button = byName(name);
    button.getBoundingClientRect = () => new DOMRect(left, top, 80, 80);
    button.addEventListener('click', () => pressed.push(name));
  }
  stop = listenToKeypad(document);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

function byName(name: string): HTMLElement {
  const found = document.getElementById(name);
  if (found === null) throw new Error(`there is a button called ${name}`);
  return found;
}

/** What a key does to the element that has the focus; a browser presses a button by Enter itself. */
function press(key: string, init: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  return (document.activeElement ?? document.body).dispatchEvent(event);
}

function wait(ms: number): void {
  vi.advanceTimersByTime(ms);
}

it('leads by arrows to the button that stands there, from nowhere to the first answer', () => {
  const way = ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight'];
  const visited = way.map((key) => {
    press(key);
    return document.activeElement?.id;
  });
  expect(visited).toEqual(['one', 'two', 'five', 'four', 'one', 'two']);
  press('ArrowDown');
  press('ArrowDown');
  expect(document.activeElement?.id).toBe('on');
});

it('stays where nothing lies in an arrow’s direction', () => {
  byName('three').focus();
  press('ArrowRight');
  press('ArrowUp');
  expect(document.activeElement?.id).toBe('three');
});

it('chooses the n-th answer by a digit, and nothing by one that has no answer', () => {
  press('4');
  wait(500);
  press('9');
  wait(500);
  expect(pressed).toEqual(['four']);
});

it('takes no digit of a code that a scanner types, however it ends', () => {
  for (const key of ['4', '1', '3', 'Enter']) {
    press(key);
    wait(20);
  }
  wait(500);
  expect(pressed).toEqual([]);
});

it('lets a key that is held press once', () => {
  byName('two').focus();
  const first = press('Enter');
  const held = press('Enter', { repeat: true });
  const space = press(' ', { repeat: true });
  press('2', { repeat: true });
  wait(500);
  expect({ first, held, space, pressed }).toEqual({
    first: true,
    held: false,
    space: false,
    pressed: [],
  });
});

it('leaves letters to a text, and everything that lies under the open panel alone', () => {
  document.body.insertAdjacentHTML('beforeend', '<textarea></textarea>');
  document.querySelector('textarea')?.focus();
  press('1');
  wait(500);
  document.querySelector('textarea')?.remove();
  for (const button of document.querySelectorAll('button')) button.setAttribute('inert', '');
  press('1');
  wait(500);
  press('ArrowDown');
  expect({ pressed, focused: document.activeElement }).toEqual({
    pressed: [],
    focused: document.body,
  });
});
