import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Keypad } from './keypad.tsx';
import styles from './secret-entry.module.css';
import { usePin } from './use-pin.ts';

interface PinEntryProps {
  readonly name: string;
  readonly isChecking: boolean;
  readonly notice: ReactNode;
  readonly onSecret: (secret: string) => void;
}

const pinLength = 6;
const places = Array.from({ length: pinLength }, (_, place) => place);

/** Six digits by own keys or the keyboard; the sixth sends them. */
export function PinEntry({ name, isChecking, notice, onSecret }: PinEntryProps) {
  const { t } = useTranslation('access');
  const { entered, press, erase, clear } = usePin(pinLength, onSecret, !isChecking);
  const shown = isChecking ? pinLength : entered;
  return (
    <section className={styles.entry} aria-label={t('signIn.pin', { name })}>
      <h2 className={styles.title}>{t('signIn.pin', { name })}</h2>
      {notice ?? (
        <p className={styles.hint}>{t(isChecking ? 'signIn.checking' : 'signIn.pinHint')}</p>
      )}
      <div className={styles.dots}>
        {places.map((place) => (
          <span key={place} className={styles.dot} data-filled={place < shown} aria-hidden="true" />
        ))}
        <VisuallyHidden role="status">
          {isChecking
            ? t('signIn.checking')
            : t('signIn.pinEntered', { entered, length: pinLength })}
        </VisuallyHidden>
      </div>
      <Keypad disabled={isChecking} onDigit={press} onErase={erase} onClear={clear} />
    </section>
  );
}
