import { useRef, type KeyboardEvent } from 'react';
import type { WritingMethod } from './layouts.ts';
import type { WritingWords } from './writing-words.ts';
import styles from './method-choice.module.css';

interface MethodChoiceProps {
  readonly methods: readonly WritingMethod[];
  readonly chosen: WritingMethod;
  readonly words: WritingWords;
  readonly onChoose: (method: WritingMethod) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};

/** One stop for Tab, as radio buttons are; drawn as buttons, so that the field keeps the focus. */
export function MethodChoice({ methods, chosen, words, onChoose }: MethodChoiceProps) {
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);

  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = (methods.indexOf(chosen) + step + methods.length) % methods.length;
    onChoose(methods[at] ?? chosen);
    buttons.current[at]?.focus();
  }

  return (
    <div className={styles.choice} role="radiogroup" aria-label={words.methods}>
      <span className={styles.label} aria-hidden="true">
        {words.methods}
      </span>
      {methods.map((method, at) => (
        <button
          key={method}
          ref={(button) => {
            buttons.current[at] = button;
          }}
          type="button"
          className={styles.method}
          role="radio"
          aria-checked={method === chosen}
          tabIndex={method === chosen ? 0 : -1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(method)}
          onKeyDown={onKeyDown}
        >
          {words.method(method)}
        </button>
      ))}
    </div>
  );
}
