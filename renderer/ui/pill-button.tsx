import type { ReactNode } from 'react';
import styles from './pill-button.module.css';

interface PillButtonProps {
  readonly icon?: ReactNode;
  readonly onPress: () => void;
  readonly children: string;
}

export function PillButton({ icon, onPress, children }: PillButtonProps) {
  return (
    <button type="button" className={styles.pill} onClick={onPress}>
      {icon}
      {children}
    </button>
  );
}
