import type { ReactNode } from 'react';
import styles from './pill-button.module.css';

interface PillButtonProps {
  readonly icon?: ReactNode;
  /** `first` is what most people want next; no more than one on a screen. */
  readonly kind?: 'first' | 'other';
  /** Shown, but nothing to press for yet. */
  readonly isOff?: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

export function PillButton({
  icon,
  kind = 'other',
  isOff = false,
  onPress,
  children,
}: PillButtonProps) {
  return (
    <button
      type="button"
      className={styles.pill}
      data-kind={kind}
      disabled={isOff}
      onClick={onPress}
    >
      {icon}
      {children}
    </button>
  );
}
