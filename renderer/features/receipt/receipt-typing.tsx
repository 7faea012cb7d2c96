import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Writing } from '#renderer/ui/keyboard/writing.tsx';
import type { WritingWords } from '#renderer/ui/keyboard/writing-words.ts';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { longestScan } from '#shared/features/receipt/dossier-code.ts';
import styles from './receipt-screen.module.css';

interface ReceiptTypingProps {
  readonly keyboardWords: WritingWords;
  readonly time: ReactNode;
  readonly typed: string;
  readonly isUnreadable: boolean;
  readonly onType: (text: string) => void;
  readonly onGive: () => void;
  readonly onSkip: () => void;
  readonly onActivity: () => void;
}

/** The code by keys, those on the glass or others. */
export function ReceiptTyping({ keyboardWords, time, typed, ...props }: ReceiptTypingProps) {
  const { isUnreadable, onType, onGive, onSkip, onActivity } = props;
  const { t } = useTranslation('receipt');

  return (
    <main className={styles.typing}>
      <div className={styles.head}>
        <div className={styles.name} data-problem={isUnreadable}>
          <h1>{t('field')}</h1>
          <p role="alert">{isUnreadable && t('refused.CODE_UNREADABLE.title')}</p>
        </div>
        {time}
      </div>
      <Writing
        kind="code"
        label={t('field')}
        value={typed}
        maxLength={longestScan}
        words={keyboardWords}
        takesFocus
        onChange={onType}
        onActivity={onActivity}
      >
        <div className={styles.ways}>
          <PillButton onPress={onSkip}>{t('skip')}</PillButton>
          <PillButton isOff={typed === ''} onPress={onGive}>
            {t('give')}
          </PillButton>
        </div>
      </Writing>
    </main>
  );
}
