import {
  alone,
  isAlreadySo,
  openState,
  take,
  takeBack,
  type Open,
  type State,
  type Stroke,
} from './composing.ts';
import { actionOf, type Action, type InputMethod } from './input-methods.ts';
import { spell } from './letters.ts';
import { settle } from './settle.ts';
import { administrativePlacement, type TonePlacement } from './tone-placement.ts';

/*
 * A word while it is typed. Keys change marks and tone wherever the word allows it (free order);
 * what cannot be Vietnamese is shown as it was typed, key by key. A key that would set what is
 * already set takes it back and stands as the letter it is (the escape); the word is then closed:
 * what follows is taken literally.
 *
 * A Telex `w` that follows no vowel is ư. A tone or a mark tells what the spelling leaves no choice
 * about: `tiengs` is tiếng, `uongw` is ương.
 */

/** The word around the caret: what stood there, and the keys since. */
export interface Word {
  readonly method: InputMethod;
  readonly before: string;
  readonly after: string;
  readonly strokes: readonly Stroke[];
  readonly state: State;
}

/** Opens the word that the caret stands in or behind. */
export function openWord(method: InputMethod, before: string, after: string): Word {
  const state = before === '' ? undefined : openState(before, after);
  return { method, before, after, strokes: [], state: state ?? alone(before) };
}

/** The word after one more key. */
export function press(word: Word, key: string): Word {
  const action = actionOf(word.method, key);
  if (word.state.is === 'open' && action !== undefined && isAlreadySo(word.state, action)) {
    return escape(word, word.state, action, key);
  }
  const next = add(word, { key, isLiteral: false });
  return next.state.is === 'plain' ? replay(next, next.strokes) : next;
}

/** What is to be shown on both sides of the caret. */
export function show(word: Word, placement: TonePlacement): { before: string; after: string } {
  const { state } = word;
  if (state.is === 'plain') {
    const typed = word.strokes.map(({ key }) => key).join('');
    return { before: (word.before + typed).normalize('NFC'), after: word.after };
  }
  const { letters, toneIndex } = settle(state, placement);
  const before = spell(letters.slice(0, state.caret), state.tone, toneIndex);
  const rest = spell(letters.slice(state.caret), state.tone, toneIndex - state.caret);
  return { before, after: isFollowed(word, state) ? rest : word.after };
}

function isFollowed(word: Word, state: Open): boolean {
  return word.after !== '' && state.letters.length > state.caret;
}

/** A new word may be typed right before another: then what follows the caret is no part of it. */
function replay({ method, before, after }: Word, strokes: readonly Stroke[]): Word {
  const word = strokes.reduce(add, openWord(method, before, after));
  if (word.state.is !== 'plain' || after === '') return word;
  return strokes.reduce(add, { ...word, strokes: [], state: alone(before) });
}

function add(word: Word, stroke: Stroke): Word {
  const { state, method } = word;
  const strokes = [...word.strokes, stroke];
  if (state.is === 'plain') return { ...word, strokes };
  return { ...word, strokes, state: take(state, stroke, method) };
}

/** The key that had set it becomes a letter where it was pressed. */
function escape(word: Word, state: Open, action: Action, key: string): Word {
  const at = word.strokes.findLastIndex(
    (stroke) => !stroke.isLiteral && actionOf(word.method, stroke.key) === action,
  );
  if (at >= 0) {
    const strokes = word.strokes.with(at, { key: word.strokes[at]?.key ?? key, isLiteral: true });
    return replay(word, strokes);
  }
  const sides = show({ ...word, state: takeBack(state, action) }, administrativePlacement);
  return add(openWord(word.method, sides.before, sides.after), { key, isLiteral: true });
}
