import type { CSSProperties, KeyboardEvent, MouseEvent, PointerEvent, ReactNode } from 'react';
import { useHeld } from './use-held.ts';
import styles from './keyboard.module.css';

interface KeyButtonProps {
  readonly name: string;
  readonly kind: 'letter' | 'command' | 'wide';
  /** Of the row's columns. */
  readonly from: number;
  readonly width: number;
  readonly isPressed?: boolean | undefined;
  readonly isTabStop: boolean;
  readonly repeats: boolean;
  readonly onTouch: () => void;
  readonly onPress: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly children: ReactNode;
}

/** Types as soon as it is touched, so that a finger that slides off has typed all the same. */
export function KeyButton({ repeats, onPress, children, ...props }: KeyButtonProps) {
  const { isHeld, hold, release } = useHeld(repeats ? onPress : undefined);

  function touch(event: PointerEvent) {
    event.preventDefault();
    if (event.button !== 0) return;
    hold();
    props.onTouch();
    onPress();
  }

  /** Of clicks only those count that no touch came before: from a key or a screen reader. */
  function click(event: MouseEvent) {
    if (event.detail === 0) onPress();
  }

  const column: CSSProperties = { gridColumn: `${props.from + 1} / span ${props.width}` };
  return (
    <button
      type="button"
      className={styles.key}
      style={column}
      data-kind={props.kind}
      data-held={isHeld}
      aria-label={props.name}
      aria-pressed={props.isPressed}
      tabIndex={props.isTabStop ? 0 : -1}
      onPointerDown={touch}
      onMouseDown={(event) => event.preventDefault()} // the field keeps the focus, and its caret
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onClick={click}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
    >
      <span className={styles.cap}>{children}</span>
    </button>
  );
}
