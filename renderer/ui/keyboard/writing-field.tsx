import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject, SyntheticEvent } from 'react';
import type { Draft } from '#shared/typing/draft.ts';
import styles from './writing-field.module.css';

interface WritingFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly draft: Draft;
  readonly isOneLine: boolean;
  readonly onText: (text: string) => void;
  readonly onErase: () => void;
  readonly onEnter: () => void;
  /** The page has changed the text itself: an input method of the computer, a word erased. */
  readonly onEdited: (text: string, caret: number) => void;
}

/** What must leave nothing behind and bring nothing in. */
const refused = new Set([
  'insertFromPaste',
  'insertFromPasteAsQuotation',
  'insertFromDrop',
  'insertFromYank',
  'insertReplacementText',
  'deleteByCut',
  'deleteByDrag',
  'historyUndo',
  'historyRedo',
]);

/**
 * The text and its caret. The caret is drawn on a sheet below the real one, so that it is wide and
 * stays visible while the focus is on a key.
 */
export function WritingField({ field, label, draft, isOneLine, ...on }: WritingFieldProps) {
  const frame = useRef<HTMLDivElement>(null);
  const caret = useRef<HTMLSpanElement>(null);

  const beforeInput = useEffectEvent((event: InputEvent) => {
    if (event.isComposing) return;
    const { inputType, data } = event;
    if (inputType === 'insertText' && data !== null) on.onText(data);
    else if (inputType === 'insertLineBreak') on.onEnter();
    else if (inputType === 'deleteContentBackward') on.onErase();
    else if (!refused.has(inputType)) return;
    event.preventDefault();
  });

  // React's own onBeforeInput does not tell what kind of input it is.
  useEffect(() => {
    const { current } = field;
    current?.addEventListener('beforeinput', beforeInput);
    return () => current?.removeEventListener('beforeinput', beforeInput);
  }, [field]);

  useLayoutEffect(() => {
    const { current } = field;
    if (current !== null && current.selectionEnd !== draft.caret) {
      current.setSelectionRange(draft.caret, draft.caret);
    }
    if (frame.current && caret.current) showWithin(frame.current, caret.current);
  }, [field, draft]);

  function onSelect({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) {
    const { selectionStart, selectionEnd, value } = currentTarget;
    if (selectionStart === selectionEnd && selectionEnd !== draft.caret && value === draft.text) {
      on.onEdited(value, selectionEnd);
    }
  }

  return (
    <div ref={frame} className={styles.frame} data-lines={isOneLine ? 'one' : 'many'}>
      <div className={styles.sheet} onPointerMove={(event) => drag(event, frame.current)}>
        <div className={styles.shadow} aria-hidden="true">
          {draft.text.slice(0, draft.caret)}
          <span ref={caret} className={styles.caret} key={draft.text.length + draft.caret} />
          {draft.text.slice(draft.caret)}
          {'\u200b'}
        </div>
        <textarea
          ref={field}
          className={styles.text}
          rows={1}
          aria-label={label}
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          value={draft.text}
          onChange={({ target }) => on.onEdited(target.value, target.selectionEnd)}
          onSelect={onSelect}
          onKeyDown={refuseRepeats}
          onCopy={refuse}
          onCut={refuse}
          onPaste={refuse}
          onDragStart={refuse}
          onDrop={refuse}
        />
      </div>
    </div>
  );
}

function refuse(event: SyntheticEvent): void {
  event.preventDefault();
}

/** A key that is held too long by an unsteady hand types once. */
function refuseRepeats(event: KeyboardEvent): void {
  if (event.repeat && (event.key.length === 1 || event.key === 'Enter')) event.preventDefault();
}

/** The page forbids scrolling by finger; the field alone may be pulled. */
function drag(event: PointerEvent, frame: HTMLElement | null): void {
  if (frame !== null && event.buttons === 1) frame.scrollTop -= event.movementY;
}

function showWithin(frame: HTMLElement, caret: HTMLElement): void {
  const top = caret.offsetTop;
  const bottom = top + caret.offsetHeight;
  if (top < frame.scrollTop) frame.scrollTo({ top });
  else if (bottom > frame.scrollTop + frame.clientHeight) {
    frame.scrollTo({ top: bottom - frame.clientHeight });
  }
}
