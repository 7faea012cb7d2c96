import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from '#renderer/ui/heading.tsx';
import { Pages } from '#renderer/ui/pages.tsx';
import { PillButton } from '#renderer/ui/pill-button.tsx';
import styles from './request.module.css';

interface ConsentStepProps {
  /** Paragraphs, a line each. */
  readonly text: string;
  readonly language: string;
  readonly back: ReactNode;
  /** The time that is left, or its place. */
  readonly time: ReactNode;
  readonly onAgree: () => void;
  readonly onRefuse: () => void;
}

/** What is kept, what for and how long; the box under it starts empty. */
export function ConsentStep({ text, language, back, time, ...props }: ConsentStepProps) {
  const { onAgree, onRefuse } = props;
  const { t } = useTranslation('request');
  const [isAgreed, setAgreed] = useState(false);
  return (
    <main className={styles.consent}>
      <div className={styles.head}>
        <Heading className={styles.title}>{t('consent.title')}</Heading>
        {time}
      </div>
      <div className={styles.text} lang={language}>
        <Pages words={{ more: t('pages.more'), back: t('pages.back') }}>
          {text.split('\n').map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Pages>
      </div>
      <button
        type="button"
        role="checkbox"
        aria-checked={isAgreed}
        className={styles.agree}
        onClick={() => setAgreed(!isAgreed)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <rect x="2.5" y="2.5" width="19" height="19" rx="4" />
          {isAgreed && <path d="M6.5 12.5l4 4l7-8.5" />}
        </svg>
        {t('consent.agree')}
      </button>
      <div className={styles.ways}>
        {back}
        <PillButton onPress={onRefuse}>{t('consent.refuse')}</PillButton>
        <PillButton kind="first" isOff={!isAgreed} onPress={onAgree}>
          {t('ways.next')}
        </PillButton>
      </div>
    </main>
  );
}
