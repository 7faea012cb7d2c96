import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WritingWords } from '#renderer/ui/keyboard/writing-words.ts';
import { Writing } from '#renderer/ui/keyboard/writing.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { longestComment } from '#shared/features/rating/longest-comment.ts';
import { findPersonalNumbers } from '#shared/privacy/personal-numbers.ts';
import styles from './writing-screen.module.css';

interface WritingScreenProps {
  /** What was written before, when somebody comes back to edit it. */
  readonly words: string;
  readonly keyboardWords: WritingWords;
  readonly time: ReactNode;
  readonly onSend: (words: string) => void;
  /** There is a number in the words that may name a person. */
  readonly onDoubt: (words: string) => void;
  readonly onLeave: () => void;
  readonly onActivity: () => void;
}

/** A comment in one's own words; half-typed ones are never kept. */
export function WritingScreen({ words, keyboardWords, time, ...props }: WritingScreenProps) {
  const { onSend, onDoubt, onLeave, onActivity } = props;
  const { t } = useTranslation('questionnaire');
  const [written, setWritten] = useState(words);
  const isEmpty = written.trim() === '';
  function send() {
    const words = written.trim();
    if (findPersonalNumbers(words).length > 0) onDoubt(words);
    else onSend(words);
  }
  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        <h1 className={styles.title}>{t('writing.title')}</h1>
        {time}
      </div>
      <Writing
        label={t('writing.title')}
        value={written}
        maxLength={longestComment}
        words={keyboardWords}
        takesFocus
        onChange={setWritten}
        onActivity={onActivity}
      >
        <PillButton onPress={onLeave}>{t('writing.leave')}</PillButton>
        <PillButton kind="first" isOff={isEmpty} onPress={send}>
          {t('writing.send')}
        </PillButton>
      </Writing>
    </main>
  );
}
