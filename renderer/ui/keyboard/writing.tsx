import { useEffect, useRef, useState, type ReactNode } from 'react';
import {
  countOf,
  cutOut,
  draftOf,
  erase,
  insert,
  moveCaret,
  typeKey,
  type Draft,
} from '#shared/typing/draft.ts';
import { inCase, Keyboard, type Shift } from './keyboard.tsx';
import {
  codeRows,
  letterRows,
  signRows,
  type Key,
  type Row,
  type WritingMethod,
} from './layouts.ts';
import { MethodChoice } from './method-choice.tsx';
import { RoomLeft } from './room-left.tsx';
import { useDraft } from './use-draft.ts';
import { WritingField } from './writing-field.tsx';
import type { WritingWords } from './writing-words.ts';
import styles from './writing.module.css';

interface WritingProps {
  /** What is asked for; the field's name for a screen reader. */
  readonly label: string;
  readonly value: string;
  /** In code points. */
  readonly maxLength: number;
  readonly words: WritingWords;
  /** `code` takes capitals, digits, dot and hyphen only, on one line. */
  readonly kind?: 'text' | 'code';
  readonly startsWith?: WritingMethod;
  /** Physical keys type at once, and a screen reader names the field. */
  readonly takesFocus?: boolean;
  readonly onChange: (value: string) => void;
  /** Somebody is here: a touch, a key, an input or a composition. */
  readonly onActivity: () => void;
  /** What can be done with the text; stands between it and the keys, where it costs no height. */
  readonly children?: ReactNode;
}

const methods = ['telex', 'vni', 'english'] as const;

/** A field with its keyboard below; keeps nothing when it is taken away. */
export function Writing({ label, value, maxLength, words, ...props }: WritingProps) {
  const { kind = 'text', startsWith = 'telex', takesFocus = false, onChange, onActivity } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, change] = useDraft(value, onChange);
  const [method, setMethod] = useState(startsWith);
  const [plane, setPlane] = useState<'letters' | 'signs'>('letters');
  const [shift, setShift] = useState<Shift>('off');
  const isCode = kind === 'code';

  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  /** What is selected gives way to what is typed. */
  function unselected(): Draft {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    return selectionStart === selectionEnd ? draft : cutOut(draft, selectionStart, selectionEnd);
  }

  function write(text: string) {
    const taken = isCode ? codeOf(text) : text;
    const isKey = countOf(taken) === 1;
    const rules = { method: methodOf(isCode ? 'english' : method), maxLength };
    change(isKey ? typeKey(unselected(), taken, rules) : insert(unselected(), taken, maxLength));
  }

  function eraseOne() {
    const rest = unselected();
    change(rest === draft ? erase(draft) : rest);
  }

  function edit(text: string, caret: number) {
    const edited = draftOf(isCode ? codeOf(text) : text, caret);
    change(insert(draftOf(''), edited.text, maxLength).text === edited.text ? edited : draft);
  }

  function onKey(key: Key) {
    onActivity();
    switch (key.does) {
      case 'type':
        write(inCase(key.text, shift));
        if (shift === 'once') setShift('off');
        return;
      case 'space':
        write(' ');
        return;
      case 'enter':
        write('\n');
        return;
      case 'erase':
        eraseOne();
        return;
      case 'left':
        change(moveCaret(draft, -1));
        return;
      case 'right':
        change(moveCaret(draft, 1));
        return;
      case 'shift':
        setShift(afterShift[shift]);
        return;
      case 'letters':
      case 'signs':
        setPlane(key.does);
        return;
      default:
        key satisfies never;
    }
  }

  return (
    <div
      className={styles.writing}
      onPointerDownCapture={onActivity}
      onKeyDownCapture={onActivity}
      onInputCapture={onActivity}
      onCompositionUpdateCapture={onActivity}
    >
      <WritingField
        field={field}
        label={label}
        draft={draft}
        isOneLine={isCode}
        onText={write}
        onErase={eraseOne}
        onEnter={() => write('\n')}
        onEdited={edit}
      />
      <div className={styles.strip}>
        {!isCode && (
          <MethodChoice methods={methods} chosen={method} words={words} onChoose={setMethod} />
        )}
        <RoomLeft count={maxLength - countOf(draft.text)} maxLength={maxLength} words={words} />
        {props.children}
      </div>
      <Keyboard
        rows={isCode ? codeRows : rowsOf(plane, method)}
        shift={shift}
        words={words}
        onTouch={() => field.current?.focus({ preventScroll: true })}
        onKey={onKey}
      />
    </div>
  );
}

const afterShift = { off: 'once', once: 'locked', locked: 'off' } as const;

function rowsOf(plane: 'letters' | 'signs', method: WritingMethod): readonly Row[] {
  return plane === 'letters' ? letterRows(method) : signRows;
}

function methodOf(method: WritingMethod) {
  return method === 'english' ? undefined : method;
}

function codeOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9.-]/g, '');
}
