import { actionOf, type InputMethod } from './input-methods.ts';
import { administrativePlacement, type TonePlacement } from './tone-placement.ts';
import { openWord, press, show, type Word } from './word.ts';

/** A text while it is written. The caret always stands between two visible characters. */
export interface Draft {
  /** In Unicode's composed form (NFC). */
  readonly text: string;
  /** As the page counts: in UTF-16 units. */
  readonly caret: number;
  /** The word that the last keys went to; forgotten when the caret moves or something is erased. */
  readonly word?: Word | undefined;
}

export interface TypingRules {
  /** Without one, keys stand for themselves. */
  readonly method?: InputMethod | undefined;
  readonly placement?: TonePlacement;
  /** In code points; a key that would exceed it does nothing. */
  readonly maxLength?: number;
}

const visibleCharacters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

export function draftOf(text: string, caret: number = text.length): Draft {
  const before = text.slice(0, caret).normalize('NFC');
  const whole = text.normalize('NFC');
  return { text: whole, caret: settleCaret(whole, before.length) };
}

/** The nearest place at or behind `caret` that is not inside a visible character. */
function settleCaret(text: string, caret: number): number {
  if (caret >= text.length) return text.length;
  const at = visibleCharacters.segment(text).containing(Math.max(caret, 0));
  if (at === undefined || at.index === caret) return Math.max(caret, 0);
  return at.index + at.segment.length;
}

/**
 * The draft after one key. Each key adds at most the characters it shows; erasing as many visible
 * characters as were added gives the former text back, except for the marks of a word that already
 * stood at the caret and that the keys changed.
 */
export function typeKey(draft: Draft, key: string, rules: TypingRules = {}): Draft {
  const next = goesIntoWord(draft, key, rules.method)
    ? typeIntoWord(draft, key, rules.method ?? 'telex', rules.placement)
    : insert(draft, key);
  return countOf(next.text) <= (rules.maxLength ?? Infinity) ? next : draft;
}

/** Puts a text in as it is, cut to what there is room for. */
export function insert(draft: Draft, added: string, maxLength = Infinity): Draft {
  const room = maxLength - countOf(draft.text);
  const fitting = [...added.normalize('NFC')].slice(0, Math.max(room, 0)).join('');
  const before = draft.text.slice(0, draft.caret) + fitting;
  return draftOf(before + draft.text.slice(draft.caret), before.length);
}

/** Without the visible character before the caret. */
export function erase(draft: Draft): Draft {
  const { caret } = moveCaret(draft, -1);
  return draftOf(draft.text.slice(0, caret) + draft.text.slice(draft.caret), caret);
}

/** Without what lies between two places. */
export function cutOut(draft: Draft, from: number, to: number): Draft {
  return draftOf(draft.text.slice(0, from) + draft.text.slice(to), from);
}

/** With the caret one visible character further on, or back. */
export function moveCaret({ text, caret }: Draft, by: 1 | -1): Draft {
  if (by === 1) return { text, caret: settleCaret(text, caret + 1) };
  const before = visibleCharacters.segment(text).containing(caret - 1);
  return { text, caret: before?.index ?? 0 };
}

export function countOf(text: string): number {
  return [...text].length;
}

const lastLetters = /[\p{L}\p{M}]+$/u;
const firstLetters = /^[\p{L}\p{M}]+/u;

function goesIntoWord(draft: Draft, key: string, method: InputMethod | undefined): boolean {
  if (method === undefined) return false;
  if (/^\p{L}$/u.test(key)) return true;
  const isInWord = draft.word !== undefined || lastLetters.test(draft.text.slice(0, draft.caret));
  return isInWord && actionOf(method, key) !== undefined;
}

function typeIntoWord(
  draft: Draft,
  key: string,
  method: InputMethod,
  placement: TonePlacement = administrativePlacement,
): Draft {
  const before = draft.text.slice(0, draft.caret);
  const after = draft.text.slice(draft.caret);
  const word =
    draft.word?.method === method
      ? draft.word
      : openWord(method, lastLetters.exec(before)?.[0] ?? '', firstLetters.exec(after)?.[0] ?? '');
  const shown = show(word, placement);
  const next = press(word, key);
  const { before: left, after: right } = show(next, placement);
  const start = before.slice(0, before.length - shown.before.length) + left;
  const text = start + right + after.slice(shown.after.length);
  return { text, caret: start.length, word: next };
}
