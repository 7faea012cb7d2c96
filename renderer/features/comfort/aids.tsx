import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './aids.module.css';

interface AidsProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Reading aloud, where there are clips. */
  readonly voice?: ReactNode;
}

/** What makes any screen easier, always in the same place. */
export function Aids({ isOpen, onToggle, voice }: AidsProps) {
  const { t } = useTranslation('comfort');
  return (
    <>
      {voice}
      <button type="button" className={styles.aid} aria-expanded={isOpen} onClick={onToggle}>
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M2.5 18.5L7.5 6l5 12.5M4.2 14.5h6.6M14 18.5l3.4-8.6l3.4 8.6M15.2 15.7h4.4" />
        </svg>
        {t('open')}
      </button>
    </>
  );
}
