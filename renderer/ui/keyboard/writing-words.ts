import type { KeyName, SignName, WritingMethod } from './layouts.ts';

/** What the keyboard and its field say; a feature words it. */
export interface WritingWords {
  readonly keyboard: string;
  readonly methods: string;
  readonly method: (method: WritingMethod) => string;
  /** The name of a key that types nothing visible; capitals have three states. */
  readonly key: (name: KeyName | 'shiftOnce' | 'shiftLocked') => string;
  /** What stands on a key that a drawing would not explain. */
  readonly face: (name: 'space' | 'letters' | 'signs') => string;
  readonly sign: (name: SignName) => string;
  /** How many characters there is still room for. */
  readonly left: (count: number) => string;
}
