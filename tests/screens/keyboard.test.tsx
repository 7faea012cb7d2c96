import { useState } from 'react';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useWritingWords } from '#renderer/kiosk/use-writing-words.ts';
import { createI18n } from '#renderer/i18n.ts';
import { Writing } from '#renderer/ui/keyboard/writing.tsx';
import enTyping from '#resources/locales/en/typing.json';
import typing from '#resources/locales/vi/typing.json';

const words = createI18n({ vi: { typing }, en: { typing: enTyping } }, 'vi');

let text = '';
let activity = 0;

beforeEach(() => {
  text = '';
  activity = 0;
});
afterEach(cleanup);

interface PageProps {
  readonly first?: string;
  readonly kind?: 'text' | 'code';
  readonly maxLength?: number;
}

function Page({ first = '', kind = 'text', maxLength = 1200 }: PageProps) {
  const [value, setValue] = useState(first);
  return (
    <Writing
      label="Ý kiến"
      value={value}
      kind={kind}
      maxLength={maxLength}
      words={useWritingWords()}
      onChange={(next) => {
        text = next;
        setValue(next);
      }}
      onActivity={() => {
        activity += 1;
      }}
    />
  );
}

function open(props: PageProps = {}): HTMLTextAreaElement {
  text = props.first ?? '';
  render(
    <I18nextProvider i18n={words}>
      <Page {...props} />
    </I18nextProvider>,
  );
  return screen.getByRole('textbox', { name: 'Ý kiến' });
}

const key = (name: string) => screen.getByRole('button', { name });
const named: Readonly<Record<string, string>> = {
  ' ': typing.key.space,
  ',': typing.sign.comma,
};

async function touch(keys: string): Promise<void> {
  for (const each of keys) {
    if (/[A-Z]/.test(each)) await userEvent.click(key(typing.key.shift));
    await userEvent.click(key(named[each] ?? each));
  }
}

const sentence = 'Trường hợp đặc biệt, tôi rất hài lòng';
const byTelex = 'Truwowngf hopwj ddacwj bieetj, tooi raats haif longf';
const byVni = 'Tru7o7ng2 ho75p d9a85c bie65t, to6i ra61t ha2i lo2ng';

describe('the keys on the glass', () => {
  it('write a sentence by Telex', async () => {
    open();
    await touch(byTelex);
    expect(text).toBe(sentence);
  });

  it('write a sentence by VNI', async () => {
    open();
    await userEvent.click(screen.getByRole('radio', { name: typing.method.vni }));
    await touch(byVni);
    expect(text).toBe(sentence);
  });

  it('write English as it is typed, and signs', async () => {
    open();
    await userEvent.click(screen.getByRole('radio', { name: typing.method.english }));
    await touch('tests');
    await userEvent.click(key(typing.key.signs));
    await userEvent.click(key(typing.sign.exclamation));
    await userEvent.click(key(typing.key.letters));
    await touch('s');
    expect(text).toBe('tests!s');
  });

  it('write one capital, or capitals until told otherwise', async () => {
    open();
    await userEvent.click(key(typing.key.shift));
    await userEvent.click(key(typing.key.shiftOnce));
    await userEvent.click(key('D'));
    await userEvent.click(key('D'));
    await userEvent.click(key('A'));
    await userEvent.click(key(typing.key.shiftLocked));
    await userEvent.click(key('s'));
    expect(text).toBe('ĐÁ');
  });

  it('move the caret, and erase what is seen as one character', async () => {
    open({ first: 'hài lòng' });
    await userEvent.click(key(typing.key.left));
    await userEvent.click(key(typing.key.erase));
    expect(text).toBe('hài lòg');
    await touch('n');
    await userEvent.click(key(typing.key.right));
    await touch(' ');
    expect(text).toBe('hài lòng ');
  });

  it('leave the focus with the field, and its caret where it is', async () => {
    const field = open();
    await touch('ab');
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([2, 2]);
  });

  it('are pressed by a screen reader too', () => {
    open();
    fireEvent.click(key('a'));
    fireEvent.click(key('s'));
    expect(text).toBe('á');
  });

  it('are one stop for Tab, and arrows lead through them', async () => {
    const field = open();
    field.focus();
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement).toBe(key('q'));
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
    expect(text).toBe('a');
    expect(document.activeElement).toBe(key('a'));
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}{End}{Enter}');
    expect(text).toBe('a0');
    await userEvent.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('all have a name', () => {
    open();
    for (const each of screen.getAllByRole('button')) {
      expect(each.getAttribute('aria-label')?.trim()).toBeTruthy();
    }
  });
});

describe('a held key', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('erases again and again until it is let go', async () => {
    open({ first: 'một hai ba bốn' });
    fireEvent.pointerDown(key(typing.key.erase), { button: 0 });
    expect(text).toBe('một hai ba bố');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(text).toBe('');
    fireEvent.pointerUp(key(typing.key.erase));
    await touchOnce('a');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(text).toBe('a');
  });

  async function touchOnce(name: string): Promise<void> {
    fireEvent.pointerDown(key(name), { button: 0 });
    await vi.advanceTimersByTimeAsync(10_000);
    fireEvent.pointerUp(key(name));
  }
});

describe('the computer’s own keyboard', () => {
  it('writes through the same rules', async () => {
    const field = open();
    field.focus();
    for (const each of byTelex) fireEvent(field, typed('insertText', each));
    expect(text).toBe(sentence);
    fireEvent(field, typed('deleteContentBackward'));
    expect(text).toBe(sentence.slice(0, -1));
    fireEvent(field, typed('insertLineBreak'));
    expect(text).toBe(`${sentence.slice(0, -1)}\n`);
  });

  it('keeps its own way of composing', () => {
    const field = open();
    fireEvent.compositionStart(field);
    expect(fireEvent(field, typed('insertCompositionText', 'tieengs', true))).toBe(true);
    fireEvent.input(field, { target: { value: 'tieengs' } });
    fireEvent.compositionEnd(field, { data: 'tieengs' });
    expect(text).toBe('tieengs');
  });

  it.each(['insertFromPaste', 'insertFromDrop', 'deleteByCut', 'historyUndo', 'historyRedo'])(
    'cannot do %s',
    (inputType) => {
      const field = open({ first: 'bí mật' });
      expect(fireEvent(field, typed(inputType, 'x'))).toBe(false);
      expect(text).toBe('bí mật');
    },
  );

  it('cannot copy or cut', () => {
    const field = open({ first: 'bí mật' });
    for (const refused of [fireEvent.copy, fireEvent.cut, fireEvent.paste, fireEvent.dragStart]) {
      expect(refused(field)).toBe(false);
    }
  });

  it('types a held letter once', () => {
    const field = open();
    expect(fireEvent.keyDown(field, { key: 'a', repeat: true })).toBe(false);
    expect(fireEvent.keyDown(field, { key: 'ArrowLeft', repeat: true })).toBe(true);
  });

  function typed(inputType: string, data: string | null = null, isComposing = false): InputEvent {
    const init = { inputType, data, isComposing, bubbles: true, cancelable: true };
    return new InputEvent('beforeinput', init);
  }
});

it('ends at the room there is, and says so near the end', async () => {
  open({ first: 'a'.repeat(88), maxLength: 100 });
  expect(screen.getByRole('status').textContent).toBe('Còn viết thêm được 20 ký tự');
  await touch('bbbbbbbbbbbbb');
  expect(text).toBe('a'.repeat(88) + 'b'.repeat(12));
  expect(screen.getByRole('status').textContent).toBe('Còn viết thêm được 0 ký tự');
});

it('says nothing about room while there is plenty', () => {
  open();
  expect(screen.getByRole('status').textContent).toBe('');
});

it('hears touches, keys, input and composition as activity', () => {
  const field = open();
  const signs = [
    () => fireEvent.pointerDown(field),
    () => fireEvent.keyDown(field, { key: 'a' }),
    () => fireEvent.input(field, { target: { value: 'a' } }),
    () => fireEvent.compositionUpdate(field),
  ];
  for (const sign of signs) {
    const before = activity;
    sign();
    expect(activity).toBeGreaterThan(before);
  }
});

it('takes a code in capitals, and never as Telex', async () => {
  const field = open({ kind: 'code', maxLength: 30 });
  await userEvent.click(key('D'));
  await userEvent.click(key('D'));
  await userEvent.click(key(typing.sign.hyphen));
  for (const data of 'h29.15 s!') {
    const init = { inputType: 'insertText', data, bubbles: true, cancelable: true };
    fireEvent(field, new InputEvent('beforeinput', init));
  }
  expect(text).toBe('DD-H29.15S');
  expect(screen.queryByRole('radiogroup')).toBeNull();
});

it('is neither filled in nor corrected by the browser', () => {
  const field = open();
  expect(
    ['autocomplete', 'autocorrect', 'autocapitalize', 'spellcheck', 'inputmode'].map((name) =>
      field.getAttribute(name),
    ),
  ).toEqual(['off', 'off', 'off', 'false', 'none']);
  expect(field.getAttribute('name')).toBeNull();
});
