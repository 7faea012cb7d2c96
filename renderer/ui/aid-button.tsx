import styles from './aid-button.module.css';

interface AidButtonProps {
  /** Lines on a square of 24; they stand beside words and say nothing by themselves. */
  readonly drawing: string;
  /** Whether what it does is going on. */
  readonly isOn: boolean;
  /** Given where it opens something that can be closed by it. */
  readonly isExpanded?: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

/** One of the buttons that make every screen easier. */
export function AidButton({ drawing, isOn, isExpanded, onPress, children }: AidButtonProps) {
  return (
    <button
      type="button"
      className={styles.aid}
      data-on={isOn}
      aria-expanded={isExpanded}
      onClick={onPress}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={drawing} />
      </svg>
      {children}
    </button>
  );
}
