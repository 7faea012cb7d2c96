import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WritingWords } from '#renderer/ui/keyboard/writing-words.ts';
import { Writing } from '#renderer/ui/keyboard/writing.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import { longestOf, type WrittenField } from './request-draft.ts';
import styles from './request.module.css';

interface WriteStepProps {
  readonly field: WrittenField;
  readonly isNeeded: boolean;
  readonly written: string;
  readonly keyboardWords: WritingWords;
  readonly time: ReactNode;
  readonly back: ReactNode;
  readonly onWrite: (text: string) => void;
  readonly onActivity: () => void;
}

/** One thing to be written; what is not needed can be left out as easily. */
export function WriteStep({ field, isNeeded, written, back, ...props }: WriteStepProps) {
  const { keyboardWords, time, onWrite, onActivity } = props;
  const { t } = useTranslation('request');
  const [text, setText] = useState(written);
  const isEmpty = text.trim() === '';
  const hint = hintOf(field, isNeeded);
  return (
    <main className={styles.write}>
      <div className={styles.head}>
        <div>
          <h1 className={styles.title}>{t(`field.${field}.title`)}</h1>
          {hint !== undefined && <p className={styles.hint}>{t(hint)}</p>}
        </div>
        {time}
      </div>
      <Writing
        label={t(`field.${field}.title`)}
        kind={field === 'dossier' || field === 'phone' ? 'code' : 'text'}
        value={text}
        maxLength={longestOf[field]}
        words={keyboardWords}
        takesFocus
        onChange={setText}
        onActivity={onActivity}
      >
        <div className={styles.on}>
          {back}
          {isEmpty && !isNeeded ? (
            <PillButton onPress={() => onWrite('')}>{t('ways.skip')}</PillButton>
          ) : (
            <PillButton kind="first" isOff={isEmpty} onPress={() => onWrite(text)}>
              {t('ways.next')}
            </PillButton>
          )}
        </div>
      </Writing>
    </main>
  );
}

function hintOf(field: WrittenField, isNeeded: boolean) {
  switch (field) {
    case 'name':
      return isNeeded ? 'field.name.hint_needed' : 'field.name.hint';
    case 'words':
    case 'complaint':
      return undefined;
    default:
      return `field.${field}.hint` as const;
  }
}
