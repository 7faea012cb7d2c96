import { actionOf, type Action, type InputMethod } from './input-methods.ts';
import { isVowel, unspell, type Letter, type Mark, type Unspelled } from './letters.ts';
import { isPossible } from './readings.ts';

/** Letters while keys add to them or change their marks and tone. */
export interface Open extends Unspelled {
  readonly is: 'open' | 'closed';
  /** How many of the letters stand before the caret. */
  readonly caret: number;
}

/** What cannot be Vietnamese: shown key by key. */
interface Plain {
  readonly is: 'plain';
}

export type State = Open | Plain;

export function openState(before: string, after: string): Open | undefined {
  const whole = unspell(before + after);
  if (whole === undefined || !isPossible(whole)) return undefined;
  return { is: 'open', ...whole, caret: [...before.normalize('NFC')].length };
}

/** As if nothing followed the caret. */
export function alone(before: string): State {
  return openState(before, '') ?? { is: 'plain' };
}

export interface Stroke {
  readonly key: string;
  /** Not taken for a mark or a tone. */
  readonly isLiteral: boolean;
}

export function take(state: Open, { key, isLiteral }: Stroke, method: InputMethod): State {
  if (state.is === 'closed') return insert(state, key);
  if (isLiteral) return closed(insert(state, key));
  const action = actionOf(method, key);
  const changed = action && (apply(state, action) ?? hornedU(state, key, method));
  if (changed !== undefined) return changed;
  const next = insert(state, key);
  return isPossible(next) ? next : { is: 'plain' };
}

/** Only a syllable with a doubled o (xoong) goes on after an escape. */
function closed(state: Open): Open {
  const goesOn = state.letters.some(isVowel) && isPossible(state);
  return goesOn ? state : { ...state, is: 'closed' };
}

function insert(state: Open, key: string): Open {
  const read = unspell(key);
  const letters = read?.letters ?? [...key].map((base) => ({ base }));
  return {
    ...state,
    letters: state.letters.toSpliced(state.caret, 0, ...letters),
    caret: state.caret + letters.length,
    tone: read?.tone ?? state.tone,
  };
}

function apply(state: Open, action: Action): Open | undefined {
  switch (action.does) {
    case 'clear-tone':
      return state.tone === undefined ? undefined : { ...state, tone: undefined };
    case 'set-tone':
      return ifPossible({ ...state, tone: action.tone });
    case 'mark':
      return mark(state, action.marks);
    default:
      return action satisfies never;
  }
}

function ifPossible(state: Open): Open | undefined {
  return isPossible(state) ? state : undefined;
}

/** Marks the last letter that can bear it. */
function mark(state: Open, marks: Readonly<Record<string, Mark>>): Open | undefined {
  for (let at = state.letters.length - 1; at >= 0; at -= 1) {
    const letter = state.letters[at];
    const mark = letter && marks[letter.base];
    if (letter === undefined || mark === undefined) continue;
    if (letter.mark === mark) return undefined; // pressed again: not meant for a letter before it
    if (mark === 'stroke' && !mayBeStroked(state, at)) continue;
    const marked = ifPossible({ ...state, letters: state.letters.with(at, { ...letter, mark }) });
    if (marked) return marked;
  }
  return undefined;
}

/** In consonants alone (NĐ, SĐT) only the last letter is meant. */
function mayBeStroked({ letters }: Open, at: number): boolean {
  return letters.some(isVowel) || at === letters.length - 1;
}

function hornedU(state: Open, key: string, method: InputMethod): Open | undefined {
  if (method !== 'telex' || key.toLowerCase() !== 'w' || state.letters.some(isVowel)) {
    return undefined;
  }
  const u: Letter = { base: 'u', mark: 'horn', isCapital: key === 'W' };
  const { caret } = state;
  const letters = state.letters.toSpliced(caret, 0, u);
  return ifPossible({ ...state, letters, caret: caret + 1 });
}

export function isAlreadySo(state: Open, action: Action): boolean {
  if (action.does === 'clear-tone') return false;
  if (action.does === 'set-tone') return state.tone === action.tone;
  const isMarked = ({ base, mark }: Letter) => mark !== undefined && action.marks[base] === mark;
  return state.letters.some(isMarked) && mark(state, action.marks) === undefined;
}

export function takeBack(state: Open, action: Action): Open {
  if (action.does !== 'mark') return { ...state, tone: undefined };
  const at = state.letters.findLastIndex(({ base, mark }) => mark && action.marks[base] === mark);
  const letters = state.letters.map((letter, index) =>
    index === at ? { ...letter, mark: undefined } : letter,
  );
  return { ...state, letters };
}
