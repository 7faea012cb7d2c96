import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createI18n } from '#renderer/i18n.ts';
import enWords from '#resources/locales/en/receipt.json';
import words from '#resources/locales/vi/receipt.json';
import { ReceiptScreen } from './receipt-screen.tsx';

const keyboardWords = {
  keyboard: 'keys',
  methods: 'methods',
  method: String,
  key: String,
  face: String,
  sign: String,
  left: String,
};

/** Milliseconds between two keys, as the page is told; a busy machine is slower than any scanner. */
let pauseMs: number;
let nowMs = 0;

function tellTime(event: KeyboardEvent) {
  nowMs += pauseMs;
  Object.defineProperty(event, 'timeStamp', { value: nowMs });
}

const bySomebody = 200;
const byScanner = 5;

beforeEach(() => {
  pauseMs = bySomebody;
  window.addEventListener('keydown', tellTime, { capture: true });
});
afterEach(() => {
  window.removeEventListener('keydown', tellTime, { capture: true });
  cleanup();
});

function show() {
  const said: string[] = [];
  const i18n = createI18n({ vi: { receipt: words }, en: { receipt: enWords } }, 'vi');
  render(
    <I18nextProvider i18n={i18n}>
      <ReceiptScreen
        keyboardWords={keyboardWords}
        time={null}
        renderStrip={(ways) => <div>{ways}</div>}
        onGive={(code) => said.push(code)}
        onSkip={() => said.push('skipped')}
        onActivity={() => {}}
      />
    </I18nextProvider>,
  );
  return said;
}

const button = (name: string) => screen.getByRole('button', { name });
const problem = () => screen.getByRole('alert').textContent;

/** Keys as a scanner sends them, into whatever has the focus. */
function scan(text: string, end = 'Enter') {
  nowMs += 1_000;
  pauseMs = byScanner;
  for (const key of [...text, end]) {
    const target = document.activeElement ?? document.body;
    const goesOn = fireEvent.keyDown(target, { key });
    if (goesOn && target instanceof HTMLButtonElement && key === 'Enter') fireEvent.click(target);
  }
}

const code = 'H55.242-260115-0007';
const bare = 'H552422601150007';

describe('the receipt’s screen', () => {
  it('says why, and that it may be left out', async () => {
    const said = show();
    expect(screen.getByText(words.why)).toBeDefined();
    await userEvent.click(button(words.skip));
    expect(said).toEqual(['skipped']);
  });

  it('takes a scan at once, wherever the focus is', () => {
    const said = show();
    scan(code);
    button(words.skip).focus();
    scan(`https://dvc.example.vn/?maHoSo=${code}&ten=Nguyen Van A`);
    scan(code, 'Tab');
    expect(said).toEqual([bare, bare, bare]);
  });

  it('lets no button be pressed by a scan that holds no code', () => {
    const said = show();
    button(words.skip).focus();
    scan('Nguyen Van A 0912345678');
    expect(said).toEqual([]);
    expect(problem()).toContain(words.refused.CODE_UNREADABLE.title);
  });

  it('takes a code from its own keys', async () => {
    const said = show();
    await userEvent.click(button(words.type));
    for (const key of ['H', '5', '5', '2', '6', '0', '1', '1', '5', '0', '0', '0', '7']) {
      await userEvent.click(button(key));
    }
    await userEvent.click(button(words.give));
    expect(said).toEqual(['H552601150007']);
  });

  it('takes a code typed on a keyboard that stands there, with Enter', async () => {
    const said = show();
    await userEvent.click(button(words.type));
    await userEvent.keyboard('h55-260115-0007{Enter}');
    expect(said).toEqual(['H552601150007']);
  });

  it('takes what was typed as a whole, though its end was typed in a hurry', async () => {
    const said = show();
    await userEvent.click(button(words.type));
    await userEvent.keyboard('H55-26');
    pauseMs = byScanner;
    await userEvent.keyboard('0115-0007{Enter}');
    expect(said).toEqual(['H552601150007']);
  });

  it('says that it cannot read, and leaves what was typed to be corrected', async () => {
    const said = show();
    await userEvent.click(button(words.type));
    await userEvent.type(screen.getByRole('textbox'), 'H55.242-26');
    await userEvent.click(button(words.give));
    expect(problem()).toBe(words.refused.CODE_UNREADABLE.title);
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'H55.242-26');
    await userEvent.type(screen.getByRole('textbox'), '0115-0007');
    expect(problem()).toBe('');
    await userEvent.click(button(words.give));
    expect(said).toEqual([bare]);
  });

  it('keeps nothing on the glass of a scan that it could not read', async () => {
    show();
    await userEvent.click(button(words.type));
    pauseMs = byScanner;
    await userEvent.keyboard('079201012345{Enter}');
    expect(problem()).toBe(words.refused.CODE_UNREADABLE.title);
    expect(screen.getByRole('textbox')).toHaveProperty('value', '');
  });

  it('makes leaving out as large as giving, on both screens', async () => {
    show();
    const shapes = () =>
      [...document.querySelectorAll('.ways button')].map(({ className, parentElement }) => [
        className,
        parentElement?.className,
      ]);
    expect(new Set(shapes().map(String)).size).toBe(1);
    await userEvent.click(button(words.type));
    expect(shapes()).toHaveLength(2);
    expect(new Set(shapes().map(String)).size).toBe(1);
  });
});
